public import ArgumentParser
import Chokepoint
import Interchange
public import Rulebook

/// `chokepoint rules coverage`: which clauses, thresholds and days no worked case shows.
struct RulesCoverageCommand: ParsableCommand {
  /// What `--fail-on` can name.
  enum Failure: String, ExpressibleByArgument, CaseIterable {
    case gaps
  }

  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Show which clauses, thresholds and dates no worked case covers.")

  @Argument(help: "Show only clauses whose id contains this.")
  var filter: String?

  @Option(help: ArgumentHelp("gaps: exit with 1 if a clause, a threshold or a date lacks a case.", valueName: "gaps"))
  var failOn: Failure?

  @Option(help: "List only gaps of this kind: clauses, policies, thresholds or dates; may be repeated.")
  var only: [ClauseCoverage.Gap.Kind] = []

  @Option(help: "text, json, or ndjson (one line a clause).")
  var format: OutputFormat = .text

  @OptionGroup var regimes: RegimeOption

  @OptionGroup var shared: SharedOptions

  func run() throws {
    _ = try regimes.only(in: try shared.locations())
    let coverage = try shared.open(under: regimes).coverage(today: .today)
    let shown = coverage.clauses(matching: filter)
    if let filter, shown.isEmpty {
      throw CommandFailure(.input, [Diagnostic("rules.unknown-clause", "no clause has `\(filter)` in its id")])
    }
    let kinds = Set(only.isEmpty ? ClauseCoverage.Gap.Kind.allCases : only)
    switch format {
    case .text: Console.showTable(coverage.text(filter: filter, kinds: kinds))
    case .json: Console.out(JSONWriter.pretty(coverage.json(filter: filter)))
    case .ndjson: for clause in shown { Console.out(JSONWriter.compact(clause.json) + "\n") }
    }
    if failOn == .gaps, coverage.hasGaps(of: kinds, matching: filter) { throw ExitCode(1) }
  }
}

extension ClauseCoverage.Gap.Kind: ExpressibleByArgument {}
