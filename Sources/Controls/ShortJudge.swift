public import Interchange
import Rulebook

/// Finds whom the parties of a deal may be on its day, and who owns them; nil where that cannot be found out.
public typealias PartyFinder = @Sendable (_ parties: [Deal.Party], _ day: CalendarDay) -> FoundParties?

/// Answers deals in short straight from their bytes, one after another: the same lines as `Judge` and
/// `Determination.compactJSON` give, at a fraction of the cost. For one thread at a time.
///
///     let quick = ShortJudge(judge, reader, known: today)
///     if quick.answer(bytes, into: &text) == nil { ... }      // to be read and judged in full
///
/// What is not plain in a document, and what only a proof can tell, is left to the others.
public final class ShortJudge: @unchecked Sendable {
  private let program: RuleProgram
  private let laws: LawShelf
  private let known: CalendarDay
  private let finder: PartyFinder?
  private var hearing: Hearing
  private var dockets: [Int: Docket] = [:]
  private var reader: ShortDealReader
  private var hits: ShortHits
  private let writer: ShortAnswerWriter

  /// - Parameter finder: looks the parties up; nil for deals of which nobody does.
  public init(_ judge: Judge, _ reader: DealReader, known: CalendarDay, finder: PartyFinder? = nil) {
    program = judge.program
    laws = judge.laws
    self.known = known
    self.finder = finder
    hearing = Hearing(program, laws.law(on: known, known: known), isAddressee: judge.isAddressee)
    self.reader = ShortDealReader(reader, hearing, keepsParties: finder != nil)
    hits = ShortHits(judge.lent, hearing)
    writer = ShortAnswerWriter(program)
  }

  /// Adds the line of the answer to a text.
  ///
  /// - Parameter bytes: the deal's document.
  /// - Returns: the outcome; nil, with nothing added, for a deal that takes the long way, or is none.
  public func answer(_ bytes: [UInt8], into text: inout [UInt8]) -> Determination.Outcome? {
    bytes.withUnsafeBufferPointer { bytes -> Determination.Outcome? in
      if hits.isFull { reader.forget(&hearing) }
      guard let deal = reader.read(bytes, &hearing) else { return nil }
      var found: FoundParties?
      if let finder {
        found = finder(deal.allParties, deal.day)
        guard let found, found.screening.allSatisfy({ $0.failure == nil }) else { return nil }
      }
      let met = found.map { state($0, deal) } ?? []
      let docket = docket(of: deal.day)
      hearing.open(docket.law)
      var inquiry = ShortInquiry(docket, items: deal.items, listings: met.count)
      guard let answer = inquiry.run(&hearing) else { return nil }
      let id = deal.id ?? 0..<0
      writer.write(answer, found, id: bytes[id], hasID: deal.id != nil, into: &text) { wanted in
        let fact = program.facts[Int(wanted.fact)]
        return fact.subject == "listing" && Int(wanted.record) < met.count
          ? met[Int(wanted.record)].place(of: fact.name) : reader.place(of: wanted, &hearing)
      }
      return answer.outcome
    }
  }

  /// States the listed parties that a deal meets; gives them as records.
  private func state(_ found: FoundParties, _ deal: ShortDealReader.Reading) -> [FactSet.Record] {
    let met = found.hits(on: deal.allParties) { label in
      guard let party = deal.allParties.first(where: { $0.label == label }) else { return nil }
      var record = FactSet.Record(label: label)
      if label != deal.exporter?.label { record.values["role"] = .word(party.role) }
      record.values["country"] = party.country.map { .country($0) }
      return record
    }
    return hits.state(met, &hearing) { label in deal.parties.firstIndex { $0.label == label } }
  }

  private func docket(of day: CalendarDay) -> Docket {
    let era = program.era(of: day)
    if let known = dockets[era] { return known }
    let docket = Docket(laws.law(on: day, known: known))
    dockets[era] = docket
    return docket
  }
}
