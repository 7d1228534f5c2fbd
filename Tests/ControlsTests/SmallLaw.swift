import Interchange
import Rulebook

@testable import Controls
@testable import Parties

/// A small law in which every outcome can be reached, and deals for it.
enum SmallLaw {
  static let rules = """
    ```rules
    unit TPP
    fact deal.to is a country
    fact item.eccn is a code states the class
    fact item.tpp is a number of TPP ask "What is the TPP?" cost 2
    fact item.datacenter is yes or no ask "Is it for data centres?" cost 1
    fact item.licit is yes or no ask "Is the end use licit?" assume yes "the end use is taken as licit"
    fact item.foreign is yes or no ask "Is it outside the law?"
    fact listing.list is text
    fact listing.role is one of exporter, end_user, bank
    fact listing.same_party is yes or no ask "Is it the listed party?" cost 3
    fact listing.in_force is yes or no ask "Was it listed then?" cost 1
    fact listing.scope is one of all_items, as_stated
    fact listing.review is one of policy_of_denial, presumption_of_denial, case_by_case, presumption_of_approval
    fact listing.policy is text
    fact listing.requirement is text

    scope SUBJECT cites Reg 0
      in force from 2020-01-01
      when not item.foreign
    class 3A090.a "big" cites Reg a
      in force from 2020-01-01
      when item.tpp >= 100 TPP
    class 3A090.b "middling" cites Reg b
      in force from 2020-01-01
      when item.tpp in [50, 100) TPP
    require R.A "big ones to China" cites Reg 1
      in force from 2020-01-01
      secondary "from hearsay"
      when 3A090.a and deal.to in {CN, KP, CU, IR}
    require R.L "listed parties" cites Reg 2
      in force from 2020-01-01
      when listing.list = "el" and listing.same_party and listing.in_force
    require R.N "printed only" cites Reg 3
      in force from 2020-01-01
      not enforced from 2021-01-01 "announced as not enforced"
      when 3A090.a and deal.to in {MY, CN}
    require R.C "soon" cites Reg 4
      in force from 2020-01-01
      compliance from 2025-01-01
      when 3A090.a and deal.to = VN
    authorise EX "exception" cites Reg 5
      in force from 2020-01-01
      lifts R.A, R.C
      condition "tell somebody"
      when 3A090.b or not item.datacenter
    prohibit P.1 "never" cites Reg 6
      in force from 2020-01-01
      when deal.to = KP
    prohibit P.2 "not for data centres" cites Reg 7
      in force from 2020-01-01
      when deal.to = CU and item.datacenter
    outside O.1 "elsewhere" cites Reg 8
      in force from 2020-01-01
      when deal.to = IR
    outside O.2 "elsewhere for data centres" cites Reg 9
      in force from 2020-01-01
      when deal.to = SY and item.datacenter
    outside O.3 "other numbers" cites Reg 10
      in force from 2020-01-01
      when not item.eccn under 3A090, EAR99
    outside O.4 "illicit" cites Reg 11
      in force from 2020-01-01
      when not item.licit
    review of R.A cites Reg 12
      in force from 2020-01-01
      policy presumption_of_denial when item.datacenter
      policy case_by_case otherwise
    review of R.L cites Reg 13
      in force from 2020-01-01
      policy from listing.review text listing.policy otherwise
    ```
    """

  static func judge() throws -> Judge {
    try Judge(
      program: try RuleProgram(packs: [RulePackFiles(name: "small", markdown: [("t.md", Array(rules.utf8))])]),
      isAddressee: { _, _ in .no })
  }

  /// One item; values of `item` by name: numbers, `yes`, `no` or an ECCN.
  static func item(_ values: [String: String]) -> [String: Value] {
    values.mapValues { text in
      if text == "yes" || text == "no" { return .truth(text == "yes") }
      return Exact(text).map { .number($0) } ?? .code(CodePath(text)!)
    }
  }

  static func deal(
    to: String, _ items: [[String: String]], parties: [Deal.Party] = [], on day: String = "2024-06-01"
  ) -> Deal {
    var facts = FactSet()
    facts.add("deal", FactSet.Record(label: "deal", values: ["to": .country(to)]))
    for (index, values) in items.enumerated() {
      facts.add("item", FactSet.Record(label: "items[\(index)]", values: item(values)))
    }
    let typed = items.map { Deal.Item(name: nil, eccn: $0["eccn"].flatMap { CodePath($0) }) }
    return Deal(id: "D-1", day: CalendarDay(day)!, items: typed, parties: parties, licences: [], facts: facts)
  }

  static func answer(
    to: String, _ items: [[String: String]], on day: String = "2024-06-01", known: String = "2026-01-01"
  ) throws -> Determination {
    try judge().determine(deal(to: to, items, on: day), screening: [], known: CalendarDay(known)!)
  }

  // MARK: Screening

  static func party(role: String = "end_user", sameAs: [String: Bool] = [:]) -> Deal.Party {
    Deal.Party(role: role, name: "Acme", country: "CN", sameAs: sameAs, label: "parties[0]")
  }

  static func match(
    _ level: PartyMatch.Level, list: String = "el", from: String? = "2021-01-01",
    review: Listing.Review? = .policyOfDenial,
    policy: String = "Policy of denial", id: String = "A1"
  ) -> PartyMatch {
    var listing = Listing()
    listing.from = from.flatMap { CalendarDay($0) }
    listing.review = review
    listing.policy = policy
    let origin = ListedParty.Origin(file: "el.csv", line: 2)
    return PartyMatch(
      party: ListedParty(id: id, name: "Acme Corp", origin: origin),
      list: PartyMatch.List(id: list, title: "The List", edition: CalendarDay("2026-01-01")!, coverage: "whole"),
      matchedName: "Acme Corp", matchedNameNote: nil, score: 0.95, evidence: nil, level: level, reasons: ["same word"],
      listing: listing,
      warnings: level == .weak ? ["weak warning"] : ["as of the edition"])
  }

  static func screened(_ matches: [PartyMatch], party: Deal.Party = party()) throws -> Determination {
    let deal = deal(to: "DE", [["tpp": "1", "datacenter": "no", "eccn": "EAR99"]], parties: [party])
    let screening = PartyScreening(label: "parties[0]", role: party.role, query: "Acme", matches: matches)
    return try judge().determine(deal, screening: [screening], known: CalendarDay("2026-01-01")!)
  }
}
