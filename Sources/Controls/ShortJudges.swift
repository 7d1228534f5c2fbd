public import Interchange
import Synchronization

/// Short judges for the threads of a run, made as they are wanted. Safe to share: each is lent to one thread at a time.
public final class ShortJudges: Sendable {
  private let idle = Mutex<[ShortJudge]>([])
  private let judge: Judge
  private let reader: DealReader
  private let known: CalendarDay

  public init(_ judge: Judge, _ reader: DealReader, known: CalendarDay) {
    (self.judge, self.reader, self.known) = (judge, reader, known)
  }

  /// Adds the line of a deal's short answer to a text, as `ShortJudge.answer`.
  ///
  /// - Returns: the outcome; nil, with nothing added, for a deal that takes the long way, or is none.
  public func answer(_ document: DealDocument, into text: inout [UInt8]) -> Determination.Outcome? {
    let lent = idle.withLock { $0.popLast() } ?? ShortJudge(judge, reader, known: known)
    defer { idle.withLock { $0.append(lent) } }
    return document.bytes.flatMap { lent.answer($0, into: &text) }
  }
}
