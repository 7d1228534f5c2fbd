import Interchange
import TestSupport
import Testing

@testable import Rulebook

/// What is said to exclude or to imply is tried against every way in which a few facts can be.
@Suite struct ContradictionTests {
  private static let leaves = [
    "item.datacenter", "item.small", "item.tpp > 10 TPP", "item.tpp >= 10 TPP", "item.tpp < 10 TPP",
    "item.tpp = 10 TPP",
    "item.tpp in (5, 10] TPP", "item.tpp != 10 TPP", "item.kind = chip", "item.kind != chip",
    "item.kind in {chip, board}",
    "deal.to in {CN, D:5}", "deal.to not in {CN}", "deal.to in {D:5} except {CN}", "deal.to = DE",
    "item.eccn under 3A090",
    "item.eccn under 3A090.a, 4A090", "item.made < 2024-01-01", "item.made >= 2024-01-01", "wide", "narrow",
    "any party has (party.country = CN)", "every party has (party.country = CN)",
    "every party has (party.country != CN)",
    "any party has (party.country = CN and party.vetted)",
  ]

  private static let rules = """
    table groups.csv edition 2024-01-01
    define wide is item.tpp > 5 TPP or item.datacenter
    define narrow is item.tpp > 10 TPP
      except when item.small

    """

  private static func random(_ random: inout SplitMix64, _ depth: Int) -> String {
    guard depth > 0 else { return leaves.randomElement(using: &random)! }
    let (left, right) = (Self.random(&random, depth - 1), Self.random(&random, depth - 1))
    return ["(\(left) and \(right))", "(\(left) or \(right))", "not \(left)", left].randomElement(using: &random)!
  }

  /// Every way in which the facts can be, near the bounds.
  private static let deals: [FactSet] = {
    var deals: [FactSet] = []
    for tpp in ["4", "5", "7", "10", "11"] {
      for (country, other) in [("CN", "CN"), ("CN", "DE"), ("MO", "DE"), ("DE", "DE")] {
        for flags in 0..<8 {
          for code in ["3A090", "3A090.a", "4A090.b", "EAR99"] {
            deals.append(
              SmallPack.facts(
                deal: ["to": .country(country)],
                item: [
                  "tpp": .number(tpp), "datacenter": .truth(flags & 1 > 0), "small": .truth(flags & 2 > 0),
                  "kind": .word(flags & 4 > 0 ? "chip" : "board"), "eccn": .code(CodePath(code)!),
                  "made": .day(SmallPack.day(flags & 1 > 0 ? "2024-01-01" : "2023-01-01")),
                ],
                parties: [
                  ["country": .country(country), "vetted": .truth(flags & 2 > 0)],
                  ["country": .country(other), "vetted": .truth(flags & 4 > 0)],
                ]))
          }
        }
      }
    }
    return deals
  }()

  @Test(arguments: 0..<12)
  func whatIsSaidIsSo(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let texts = (0..<12).map { _ in Self.random(&random, 2) }
    let defines = texts.enumerated().map { "define d\($0) is \($1)" }.joined(separator: "\n")
    let table = "group,country,from,until\nD:5,CN,,\nD:5,MO,,\n"
    let program = try SmallPack.program(Self.rules + defines, tables: ["groups.csv": table])
    let law = program.law(on: SmallPack.day("2024-06-01"), known: SmallPack.day("2026-01-01"))
    let reader = ConditionReader(law: law)
    let forms = try texts.indices.map { reader.form(of: try #require(law.clause("d\($0)"))) }
    let truths = Self.deals.map { facts in
      let evaluation = Evaluation(law: law, facts: facts)
      return texts.indices.map { evaluation.holds("d\($0)").truth == .yes }
    }
    for first in texts.indices {
      for second in texts.indices {
        let both = truths.contains { $0[first] && $0[second] }
        let against = truths.contains { $0[first] && !$0[second] }
        if Contradiction.holds([forms[first], forms[second]]) {
          #expect(!both, "\(texts[first]) does not exclude \(texts[second])")
        }
        if Contradiction.implies(forms[first], forms[second]) {
          #expect(!against, "\(texts[first]) does not imply \(texts[second])")
        }
      }
    }
  }

  @Test(arguments: [
    ("item.tpp >= 10 TPP", "item.tpp > 5 TPP"), ("item.tpp in [6, 7] TPP", "item.tpp in (5, 8) TPP"),
    ("deal.to in {CN}", "deal.to in {D:5}"), ("deal.to = MO", "deal.to not in {CN, DE}"),
    ("item.datacenter and item.small", "item.small or item.tpp > 1 TPP"),
    ("narrow", "item.tpp > 10 TPP and not item.small"),
    ("item.eccn under 3A090.a", "item.eccn under 3A090"), ("item.kind = chip", "item.kind in {chip, board}"),
    ("any party has (party.country = CN and party.vetted)", "any party has (party.vetted)"),
    ("every party has (party.country = CN)", "not any party has (party.country = DE)"),
    ("not (item.datacenter or item.small)", "not item.small"), ("item.made < 2023-01-01", "item.made < 2024-01-01"),
  ])
  func implications(_ first: String, _ second: String) throws {
    let table = "group,country,from,until\nD:5,CN,,\nD:5,MO,,\n"
    let program = try SmallPack.program(
      Self.rules + "define a is \(first)\ndefine b is \(second)\n", tables: ["groups.csv": table])
    let law = program.law(on: SmallPack.day("2024-06-01"), known: SmallPack.day("2026-01-01"))
    let forms = try ["a", "b"].map { ConditionReader(law: law).form(of: try #require(law.clause($0))) }
    #expect(Contradiction.implies(forms[0], forms[1]))
    #expect(!Contradiction.implies(forms[1], forms[0]) || first == "narrow")
  }
}
