public import Interchange
import Rulebook

/// Answers deals in short straight from their bytes, one after another, of parties that nobody screens: the same lines as
/// `Judge` and `Determination.compactJSON` give, at a fraction of the cost. For one thread at
/// a time.
///
///     let quick = ShortJudge(judge, reader, known: today)
///     if quick.answer(bytes, into: &text) == nil { ... }      // to be read and judged in full
///
/// What is not plain in a document, and what only a proof can tell, is left to the others.
public final class ShortJudge: @unchecked Sendable {
  private let program: RuleProgram
  private let laws: LawShelf
  private let known: CalendarDay
  private var hearing: Hearing
  private var dockets: [Int: Docket] = [:]
  private var reader: ShortDealReader
  private let writer: ShortAnswerWriter

  public init(_ judge: Judge, _ reader: DealReader, known: CalendarDay) {
    program = judge.program
    laws = judge.laws
    self.known = known
    hearing = Hearing(program, laws.law(on: known, known: known), isAddressee: judge.isAddressee)
    self.reader = ShortDealReader(reader, hearing)
    writer = ShortAnswerWriter(program)
  }

  /// Adds the line of the answer to a text.
  ///
  /// - Parameter bytes: the deal's document.
  /// - Returns: the outcome; nil, with nothing added, for a deal that takes the long way, or is none.
  public func answer(_ bytes: [UInt8], into text: inout [UInt8]) -> Determination.Outcome? {
    bytes.withUnsafeBufferPointer { bytes in
      guard let deal = reader.read(bytes, &hearing) else { return nil }
      let docket = docket(of: deal.day)
      hearing.open(docket.law)
      var inquiry = ShortInquiry(docket, items: deal.items, listings: 0)
      guard let answer = inquiry.run(&hearing) else { return nil }
      let id = deal.id ?? 0..<0
      writer.write(answer, id: bytes[id], hasID: deal.id != nil, into: &text) {
        reader.place(of: $0, &hearing)
      }
      return answer.outcome
    }
  }

  private func docket(of day: CalendarDay) -> Docket {
    let era = program.era(of: day)
    if let known = dockets[era] { return known }
    let docket = Docket(laws.law(on: day, known: known))
    dockets[era] = docket
    return docket
  }
}
