public import Interchange
import Synchronization

/// Short judges for the threads of a run, made as they are wanted. Safe to share: each is lent to one thread at a time.
public final class ShortJudges: Sendable {
  private let idle = Mutex<[ShortJudge]>([])
  private let judge: Judge
  private let reader: DealReader
  private let known: CalendarDay
  private let finder: PartyFinder?

  /// - Parameter finder: looks the parties up; nil for deals of which nobody does.
  public init(_ judge: Judge, _ reader: DealReader, known: CalendarDay, finder: PartyFinder? = nil) {
    (self.judge, self.reader, self.known, self.finder) = (judge, reader, known, finder)
  }

  /// Adds the line of a deal's short answer to a text, as `ShortJudge.answer`.
  ///
  /// - Returns: the outcome; nil, with nothing added, for a deal that takes the long way, or is none.
  public func answer(_ document: DealDocument, into text: inout [UInt8]) -> Determination.Outcome? {
    let lent = idle.withLock { $0.popLast() } ?? ShortJudge(judge, reader, known: known, finder: finder)
    defer { idle.withLock { $0.append(lent) } }
    return document.bytes.flatMap { lent.answer($0, into: &text) }
  }
}
