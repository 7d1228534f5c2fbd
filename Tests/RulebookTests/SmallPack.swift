import Interchange

@testable import Rulebook

/// Small packs for tests: rules without the Markdown around them. The first line of the rules is line 2 of `t.md`.
enum SmallPack {
  /// Facts that most tests can do with.
  static let facts = """
    unit TPP
    unit mm2
    unit GB
    unit s
    fact deal.to is a country
    fact item.eccn is a code states the class
    fact item.kind is one of chip, board
    fact item.tpp is a number of TPP
    fact item.area is a number of mm2
    fact item.density is a number of TPP/mm2 or item.tpp / item.area
    fact item.rate is a number of GB/s
    fact item.datacenter is yes or no
    fact item.small is yes or no
    fact item.made is a date
    fact party.country is a country
    fact party.vetted is yes or no

    """

  static func files(_ rules: String, tables: [String: String] = [:]) -> RulePackFiles {
    RulePackFiles(
      name: "small", markdown: [("t.md", Array("```rules\n\(rules)\n```\n".utf8))],
      tables: tables.mapValues { ("groups.csv", Array($0.utf8)) })
  }

  /// A program of `facts` and these rules.
  static func program(_ rules: String, tables: [String: String] = [:]) throws -> RuleProgram {
    try RuleProgram(packs: [files(facts + rules, tables: tables)])
  }

  /// What is wrong with these rules alone.
  static func errors(_ rules: String, tables: [String: String] = [:]) -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try RuleProgram(packs: [files(rules, tables: tables)])
      return []
    } catch {
      return error.all
    }
  }

  /// What is wrong with these rules after `facts`; lines count from the first line of `rules`.
  static func errors(afterFacts rules: String, tables: [String: String] = [:]) -> [Diagnostic] {
    let offset = facts.split(separator: "\n", omittingEmptySubsequences: false).count
    return errors(facts + rules, tables: tables).map { error in
      var moved = error
      moved.span?.line -= offset
      return moved
    }
  }

  static func day(_ text: String) -> CalendarDay { CalendarDay(text)! }

  /// A deal of one item, one deal record and any number of parties.
  static func facts(
    deal: [String: Value] = [:], item: [String: Value] = [:], parties: [[String: Value]] = []
  ) -> FactSet {
    var facts = FactSet()
    facts.add("deal", FactSet.Record(label: "deal", values: deal))
    facts.add("item", FactSet.Record(label: "items[0]", values: item))
    for (index, values) in parties.enumerated() {
      facts.add("party", FactSet.Record(label: "parties[\(index)]", values: values))
    }
    return facts
  }

  /// A condition on one item, asked on a day when everything counts.
  static func proof(of condition: String, _ facts: FactSet) throws -> Proof {
    try evaluation("define asked is \(condition)", facts).holds("asked", for: ["item": 0])
  }

  static func evaluation(_ rules: String, _ facts: FactSet, on text: String = "2024-06-01") throws -> Evaluation {
    let program = try program(rules)
    return Evaluation(law: program.law(on: day(text), known: day("2026-01-01")), facts: facts)
  }
}

extension Value {
  static func number(_ text: String) -> Value { .number(Exact(text)!) }
}
