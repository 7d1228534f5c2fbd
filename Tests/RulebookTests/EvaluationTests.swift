import Interchange
import Testing

@testable import Rulebook

@Suite struct EvaluationTests {
  // MARK: Kleene

  private static let operands: [(Truth, String)] = [(.yes, "yes"), (.no, "no"), (.unknown, "item.datacenter")]

  @Test(arguments: operands.indices, operands.indices)
  func kleenesTables(_ first: Int, _ second: Int) throws {
    let (a, left) = Self.operands[first]
    let (b, right) = Self.operands[second]
    let facts = SmallPack.facts()
    #expect(try SmallPack.proof(of: "\(left) and \(right)", facts).truth == min(a, b))
    #expect(try SmallPack.proof(of: "\(left) or \(right)", facts).truth == max(a, b))
    #expect(try SmallPack.proof(of: "not \(left)", facts).truth == (a == .unknown ? .unknown : a == .yes ? .no : .yes))
    #expect(a.and(b) == min(a, b) && a.or(b) == max(a, b))
  }

  @Test func orBindsWeakerThanAnd() throws {
    #expect(try SmallPack.proof(of: "yes or yes and no", SmallPack.facts()).truth == .yes)
    #expect(try SmallPack.proof(of: "not no and no", SmallPack.facts()).truth == .no)
    #expect(try SmallPack.proof(of: "2 + 3 * 4 = 14", SmallPack.facts()).truth == .yes)
    #expect(try SmallPack.proof(of: "2 - 3 - 4 = -5", SmallPack.facts()).truth == .yes)
  }

  // MARK: Leaves

  @Test(arguments: [
    ("item.tpp >= 4800 TPP", "4799.999", Truth.no), ("item.tpp >= 4800 TPP", "4800", .yes),
    ("item.tpp > 4800 TPP", "4800", .no),
    ("item.tpp <= 4800 TPP", "4800.000001", .no), ("item.tpp < 4800 TPP", "4799.999999", .yes),
    ("item.tpp = 4800 TPP", "4800.0", .yes), ("item.tpp != 4800 TPP", "4800", .no),
    ("item.tpp in [2400, 4800) TPP", "2400", .yes), ("item.tpp in [2400, 4800) TPP", "4800", .no),
    ("item.tpp in (2400, 4800] TPP", "2400", .no), ("item.tpp in (2400, 4800] TPP", "4800", .yes),
    ("item.tpp in [5, 5] TPP", "5", .yes), ("item.tpp not in [1, 9] TPP", "5", .no),
    ("4800 TPP <= item.tpp", "4800", .yes),
  ])
  func boundsAreExact(_ condition: String, _ tpp: String, _ truth: Truth) throws {
    #expect(try SmallPack.proof(of: condition, SmallPack.facts(item: ["tpp": .number(tpp)])).truth == truth)
    #expect(try SmallPack.proof(of: condition, SmallPack.facts()).truth == .unknown)
  }

  /// A range that has the limit inside it is neither equal nor unequal to it.
  @Test(arguments: [
    ("item.tpp = 5 TPP", Truth.unknown), ("item.tpp != 5 TPP", .unknown), ("item.tpp = 1 TPP", .unknown),
    ("item.tpp = 10 TPP", .no), ("item.tpp != 10 TPP", .yes), ("item.tpp >= 1 TPP", .yes),
    ("item.tpp > 1 TPP", .unknown),
    ("item.tpp < 9 TPP", .unknown), ("item.tpp <= 9 TPP", .yes), ("item.tpp in [1, 9] TPP", .yes),
    ("item.tpp in (1, 9] TPP", .unknown), ("item.tpp in [20, 30] TPP", .no), ("item.tpp - item.tpp = 0 TPP", .unknown),
  ])
  func aRangeHoldsOnlyWhereAllOfItDoes(_ condition: String, _ truth: Truth) throws {
    let facts = SmallPack.facts(item: ["tpp": .number(Exact(1), Exact(9))])
    let proof = try SmallPack.proof(of: condition, facts)
    #expect(proof.truth == truth)
    if truth == .unknown { #expect(proof.missing.map(\.name) == ["tpp"]) }
  }

  @Test func daysCompareByTheCalendar() throws {
    let facts = SmallPack.facts(item: ["made": .day(SmallPack.day("2023-11-17"))])
    for (condition, truth) in [
      ("item.made >= 2023-11-17", Truth.yes), ("item.made > 2023-11-17", .no), ("item.made < 2023-11-18", .yes),
      ("item.made <= 2023-11-16", .no), ("item.made = 2023-11-17", .yes), ("item.made != 2023-11-17", .no),
    ] {
      #expect(try SmallPack.proof(of: condition, facts).truth == truth, "\(condition)")
    }
  }

  @Test func codesLieUnderTheirOwnComponents() throws {
    let facts = SmallPack.facts(item: ["eccn": .code(CodePath("4A005.a")!)])
    #expect(try SmallPack.proof(of: "item.eccn under 4A003, 4A005", facts).truth == .yes)
    #expect(try SmallPack.proof(of: "item.eccn under 4A003", facts).truth == .no)
    #expect(try SmallPack.proof(of: "not item.eccn under 4A003", SmallPack.facts()).truth == .unknown)
  }

  private static let groups =
    "group,country,from,until,status\nD:5,CN,,,\nD:5,RU,2022-03-01,2024-01-01,\nA:5,JP,,,\nD:1,JP,,,\n"

  @Test(arguments: [
    ("CN", "{D:5}", "2026-02-01", Truth.yes, false), ("CN", "{D:5}", "2024-06-01", .yes, true),
    ("RU", "{D:5}", "2022-02-28", .no, true), ("RU", "{D:5}", "2022-03-01", .yes, false),
    ("RU", "{D:5}", "2023-12-31", .yes, false), ("RU", "{D:5}", "2024-01-01", .no, false),
    ("RU", "{D:5} except {A:5}", "2023-12-31", .yes, true), ("JP", "{D:1} except {A:5}", "2026-02-01", .no, false),
    ("DE", "{D:1, D:5}", "2026-02-01", .no, false), ("DE", "{D:1, D:5}", "2024-06-01", .no, true),
    ("CN", "{CN, D:1} except {CN}", "2026-02-01", .no, false),
  ])
  func groupsAreDatedAndSayWhereTheyRestOnALaterEdition(
    _ to: String, _ set: String, _ on: String, _ truth: Truth, _ caveat: Bool
  ) throws {
    let program = try SmallPack.program(
      "table groups.csv edition 2026-01-01\ndefine x is deal.to in \(set)", tables: ["groups.csv": Self.groups])
    let day = SmallPack.day(on)
    let evaluation = Evaluation(
      law: program.law(on: day, known: day), facts: SmallPack.facts(deal: ["to": .country(to)]))
    let proof = evaluation.holds("x")
    #expect(proof.truth == truth)
    #expect(proof.reasons.contains { !$0.caveats.isEmpty } == caveat)
  }

  // MARK: Quantifiers

  @Test func overNoRecordsAnyIsNoAndEveryIsYes() throws {
    #expect(try SmallPack.proof(of: "any party has (party.vetted)", SmallPack.facts()).truth == .no)
    #expect(try SmallPack.proof(of: "every party has (party.vetted)", SmallPack.facts()).truth == .yes)
  }

  @Test(
    arguments: [
      ([true, nil], Truth.yes, Truth.unknown), ([false, nil], .unknown, .no), ([nil, nil], .unknown, .unknown),
      ([true, true], .yes, .yes), ([false, false], .no, .no), ([true, false], .yes, .no),
    ] as [([Bool?], Truth, Truth)])
  func overPartlyKnownRecords(_ vetted: [Bool?], _ any: Truth, _ every: Truth) throws {
    let facts = SmallPack.facts(parties: vetted.map { flag in flag.map { ["vetted": .truth($0)] } ?? [:] })
    #expect(try SmallPack.proof(of: "any party has (party.vetted)", facts).truth == any)
    #expect(try SmallPack.proof(of: "every party has (party.vetted)", facts).truth == every)
  }

  @Test func theMissingFactNamesItsRecord() throws {
    let facts = SmallPack.facts(parties: [["vetted": .truth(false)], [:]])
    let proof = try SmallPack.proof(of: "any party has (party.vetted)", facts)
    #expect(proof.missing == [FactReference(subject: "party", index: 1, name: "vetted")])
    #expect(facts.place(of: proof.missing[0]) == "parties[1].vetted")
  }

  // MARK: Definitions and binding

  /// `= yes` on a definition used to read its condition without its exceptions.
  @Test func aDefinitionHeldAgainstYesKeepsItsExceptions() throws {
    let rules = """
      define big is item.tpp >= 10 TPP
        except when item.small
      define asked is big = yes
      """
    let facts = SmallPack.facts(item: ["tpp": .number("20"), "small": .truth(true)])
    #expect(try SmallPack.evaluation(rules, facts).holds("asked").truth == .no)
  }

  @Test func aQuantityMayBeDefined() throws {
    let rules = "define double is item.tpp * 2\ndefine asked is double >= 20 TPP"
    #expect(try SmallPack.evaluation(rules, SmallPack.facts(item: ["tpp": .number("10")])).holds("asked").truth == .yes)
    #expect(try SmallPack.evaluation(rules, SmallPack.facts()).holds("asked").missing.map(\.name) == ["tpp"])
  }

  @Test func answersForOneItemAreNotThoseOfAnother() throws {
    var facts = SmallPack.facts(item: ["tpp": .number("20")])
    facts.add("item", FactSet.Record(label: "items[1]", values: ["tpp": .number("5")]))
    let evaluation = try SmallPack.evaluation("define asked is item.tpp >= 10 TPP", facts)
    #expect(evaluation.holds("asked", for: ["item": 0]).truth == .yes)
    #expect(evaluation.holds("asked", for: ["item": 1]).truth == .no)
    #expect(evaluation.holds("asked", for: ["item": 0]).truth == .yes)
  }

  /// A fact of one record derived from a fact of another was remembered for all of them.
  @Test func answersFollowTheRecordsThatDerivationsRead() throws {
    let rules = """
      fact party.served is yes or no or item.datacenter
      define asked is party.served
      """
    var facts = SmallPack.facts(item: ["datacenter": .truth(true)], parties: [[:]])
    facts.add("item", FactSet.Record(label: "items[1]", values: ["datacenter": .truth(false)]))
    let evaluation = try SmallPack.evaluation(rules, facts)
    #expect(evaluation.holds("asked", for: ["item": 0]).truth == .yes)
    #expect(evaluation.holds("asked", for: ["item": 1]).truth == .no)
  }

  // MARK: Letters

  @Test(arguments: [("Acme Inc.", Truth.yes), ("Other", .no), (nil, .unknown)] as [(String?, Truth)])
  func aLetterBindsItsAddressee(_ name: String?, _ truth: Truth) throws {
    let program = try SmallPack.program(
      """
      fact exporter.name is text names the addressee
      require L.1 cites Letter
        in force from 2023-01-01
        addressed to "Acme"
        when yes
      """)
    var facts = SmallPack.facts()
    facts.add("exporter", FactSet.Record(label: "exporter", values: name.map { ["name": .text($0)] } ?? [:]))
    let evaluation = Evaluation(
      law: program.law(on: SmallPack.day("2024-01-01"), known: SmallPack.day("2024-01-01")), facts: facts,
      isAddressee: { name, addressees in Truth(addressees.contains { name.hasPrefix($0) }) })
    #expect(evaluation.holds("L.1").truth == truth)
  }
}
