import ArgumentParser
import Chokepoint
import Interchange
import Rulebook

/// `chokepoint rules check`: types, citations, periods, and thresholds without a case below, at and above them.
struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the packs: types, citations, periods, thresholds without boundary cases.")

  @OptionGroup var shared: SharedOptions

  func run() throws {
    var isSound = true
    for program in try shared.openAll().regimes.map(\.program) {
      let findings = program.review(known: .today)
      Console.complain(findings)
      let clauses = program.ids.reduce(0) { $0 + (program.versions[$1]?.count ?? 0) }
      Console.out(
        "\(program.packs.joined(separator: ", ")): \(program.facts.count) facts, \(clauses) clauses, "
          + "\(program.cases.count) cases, \(findings.count) findings, \(program.digest)\n")
      isSound = isSound && findings.isEmpty
    }
    if !isSound { throw ExitCode(3) }
  }
}
