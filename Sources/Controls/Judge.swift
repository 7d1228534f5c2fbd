public import Interchange
import Parties
public import Rulebook

/// Judges deals by a rule program: the central type of `Controls`.
///
///     let judge = try Judge(program: program, isAddressee: { name, addressees in ... })
///     let answer = judge.determine(deal, screening: screenings, lists: editions, known: today)
///     answer.outcome          // .licenceRequired
///     answer.requirements     // each with its clause, citation and the facts that met it
///
/// The judge adds no law of its own. It knows what the kinds of clause mean for an outcome: a requirement asks for a
/// licence, an exception lifts requirements, a prohibition stands, and past law outside the packs nothing is answered
/// "not required".
public struct Judge: Sendable {
  /// The warning of an answer for which nobody looked at a list.
  public static let notScreened = "the parties were not screened"

  /// The warning of an answer for which nobody looked the licence up.
  static func notVerified(_ licence: String) -> String {
    "licence \(licence) is stated, not verified: it does not change the outcome"
  }

  let program: RuleProgram
  /// The law of days that were asked about.
  let laws: LawShelf
  /// The facts of a listing that go by the name of a fact of parties.
  let lent: [String]
  /// Whether a name is one of the names a letter is addressed to.
  let isAddressee: @Sendable (String, [String]) -> Truth

  /// - Throws: `Diagnostics` for words in the packs that mean nothing here: policies, outcomes of cases.
  public init(
    program: RuleProgram, isAddressee: @escaping @Sendable (String, [String]) -> Truth
  ) throws(Diagnostics) {
    let errors = Vocabulary.errors(in: program)
    if !errors.isEmpty { throw Diagnostics(errors) }
    self.program = program
    laws = LawShelf(program)
    lent = program.facts.filter { $0.subject == "listing" }.map(\.name).filter { program.fact("party.\($0)") != nil }
    self.isAddressee = isAddressee
  }

  /// - Parameters:
  ///   - screening: what was found for each party; nil if the parties were not screened.
  ///   - ownership: the listed owners of each party that has any.
  ///   - known: the day whose knowledge of the law is used.
  ///   - explains: false for an answer without reasons, caveats, assumptions and classes, as
  ///     `Determination.compactJSON` prints it.
  public func determine(
    _ deal: Deal, screening: [PartyScreening]?, ownership: [PartyOwnership] = [],
    lists: [Determination.ListEdition] = [], known: CalendarDay, explains: Bool = true
  ) -> Determination {
    determine(
      deal, screening: screening, ownership: ownership, lists: lists, known: known, explains: explains,
      classifies: explains)
  }

  private func determine(
    _ deal: Deal, screening: [PartyScreening]?, ownership: [PartyOwnership], lists: [Determination.ListEdition],
    known: CalendarDay, explains: Bool, classifies: Bool
  ) -> Determination {
    let (facts, listed) = withListings(deal, screening, ownership)
    var answer = determine(
      facts, items: deal.items, listed: listed, on: deal.day, known: known, explains: explains, classifies: classifies)
    answer.deal = deal.id
    answer.screening = screening ?? []
    answer.screened = screening != nil
    answer.lists = lists
    leaveOpen(&answer, where: screening ?? [])
    guard explains else { return answer }
    answer.assumptions = deal.assumptions + answer.assumptions
    answer.warnings =
      deal.warnings + answer.warnings + ownership.flatMap(\.warnings) + remarks(on: deal, screening)
    return answer
  }

  /// The facts of the deal with those of the listed parties that it meets.
  private func withListings(
    _ deal: Deal, _ screening: [PartyScreening]?, _ ownership: [PartyOwnership]
  ) -> (facts: FactSet, listed: [PartyScreening.Listed]) {
    var facts = deal.facts
    let hits = FoundParties(screening: screening ?? [], ownership: ownership).hits(on: deal.parties) { label in
      facts.record("party", labelled: label) ?? facts.record("exporter", labelled: label)
    }
    for hit in hits {
      facts.add("listing", supplied(hit.record, from: hit.lender.flatMap { facts.record("party", labelled: $0) }))
    }
    return (facts, hits.map(\.listed))
  }

  /// The same, with the lawful changes that would make the answer softer. Judges the deal some hundred times over.
  public func determineWithChanges(
    _ deal: Deal, screening: [PartyScreening]?, ownership: [PartyOwnership] = [],
    lists: [Determination.ListEdition] = [], known: CalendarDay
  ) -> Determination {
    var answer = determine(deal, screening: screening, ownership: ownership, lists: lists, known: known)
    var search = WouldChangeSearch(
      law: laws.law(on: deal.day, known: known), facts: deal.facts, base: answer, isAddressee: isAddressee
    ) { facts in
      withListings(deal.with(facts, program), screening, ownership).facts
    } judge: { facts in
      determine(
        deal.with(facts, program), screening: screening, ownership: ownership, lists: lists, known: known,
        explains: false, classifies: true)
    }
    answer.wouldChange = search.run()
    return answer
  }

  /// A fact of a listing that goes by the name of a fact of parties is that of the listed party of the deal.
  private func supplied(_ record: FactSet.Record, from party: FactSet.Record?) -> FactSet.Record {
    guard let party else { return record }
    var record = record
    for name in lent where record.values[name] == nil {
      record.values[name] = party.values[name]
      record.paths[name] = party.place(of: name)
    }
    return record
  }

  /// A party that could not be screened may be a listed one: nothing softer than "needs facts" goes past it.
  private func leaveOpen(_ answer: inout Determination, where screening: [PartyScreening]) {
    let failed = screening.filter { $0.failure != nil }
    guard !failed.isEmpty else { return }
    answer.missing =
      failed.map { found in
        Determination.Missing(
          fact: FactReference(subject: "party", index: 0, name: "name"), place: "\(found.label).name",
          ask: "What is this party called? `\(found.query)` could not be screened.", decides: ["screening"],
          always: false,
          cost: 1)
      } + answer.missing
    if [.noLicenceRequired, .exceptionAvailable, .notSubject].contains(answer.outcome) { answer.outcome = .needsFacts }
  }

  /// The answer to bare facts, before anything of the deal's document is added.
  func determine(
    _ facts: FactSet, items: [Deal.Item], listed: [PartyScreening.Listed], on day: CalendarDay, known: CalendarDay,
    explains: Bool = true, classifies: Bool = true
  ) -> Determination {
    let law = laws.law(on: day, known: known)
    var inquiry = Inquiry(
      law: law, facts: facts, items: items, listed: listed, explains: explains, classifies: classifies,
      isAddressee: isAddressee)
    inquiry.run()
    return inquiry.answer
  }

  private func remarks(on deal: Deal, _ screening: [PartyScreening]?) -> [String] {
    var remarks: [String] = []
    for found in screening ?? [] {
      if let failure = found.failure { remarks.append("\(found.label) was not screened: \(failure)") }
      if found.isCut {
        remarks.append("\(found.label): only the best \(found.matches.count) matches were kept; there may be more")
      }
      guard let party = deal.parties.first(where: { $0.label == found.label }) else { continue }
      let names = Set(found.matches.flatMap(\.names))
      for name in party.sameAs.keys.sorted() where !names.contains(name) {
        remarks.append("\(found.label): `same_as` speaks of `\(name)`, which is none of the matches found")
      }
      // Of owners, what they hold is said with its own warnings.
      for match in found.bearing(on: party) where found.role != "owner" {
        for warning in match.warnings { remarks.append("\(match.party.name): \(warning)") }
      }
    }
    if screening == nil, !deal.parties.isEmpty { remarks.append(Self.notScreened) }
    for licence in deal.licences {
      remarks.append(Self.notVerified(licence))
    }
    return remarks.uniqued()
  }
}

extension Deal {
  /// The same deal with other facts; an ECCN that they do not state is none.
  fileprivate func with(_ facts: FactSet, _ program: RuleProgram) -> Deal {
    var deal = self
    deal.facts = facts
    let names = program.facts.filter { $0.statesClass && $0.subject == "item" }.map(\.name)
    for index in deal.items.indices where !names.contains(where: { facts.record("item", index)?.values[$0] != nil }) {
      deal.items[index].eccn = nil
    }
    return deal
  }
}

extension PartyScreening {
  /// Names for the questions about one hit.
  struct Listed: Sendable {
    var query: String
    var name: String
    var list: String
  }
}

extension Array where Element: Hashable {
  /// Each element once, in order.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
