import ArgumentParser
import Chokepoint
import Interchange
import Rulebook

/// `chokepoint rules show`: a clause as it stands in the packs, and what stands around it.
struct RulesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a clause: words, citation, period, condition, exceptions, review, place.")

  @Argument(help: "The id of a clause, for instance 3A090.a.")
  var rule: String

  @Option(help: "Only the version in force on this day; without it, all versions.")
  var date: CalendarDay?

  @Option(help: "With the knowledge of this day (default today).")
  var known: CalendarDay?

  @Option(help: "text, json, or ndjson (one line a version).")
  var format: OutputFormat = .text

  @OptionGroup var shared: SharedOptions

  func run() throws {
    if known != nil, date == nil {
      throw CommandFailure(
        .input,
        [Diagnostic("usage", "`--known` needs `--date`", help: "say on which day the clause should be in force")])
    }
    let programs = try shared.openAll().regimes.map(\.program)
    let versions = programs.flatMap { $0.versions[rule] ?? [] }
    guard !versions.isEmpty else { throw unknown(in: programs) }
    let cards = programs.filter { $0.versions[rule] != nil }.flatMap {
      ClauseCard.all(rule, in: $0, on: date, known: known ?? .today)
    }
    switch format {
    case .text:
      Console.showTable(cards.isEmpty ? nothing(versions) : cards.map(\.text).joined(separator: "\n"))
    case .json: Console.out(JSONWriter.pretty(.array(cards.map(\.json))))
    case .ndjson: for card in cards { Console.out(JSONWriter.compact(card.json) + "\n") }
    }
  }

  private func unknown(in programs: [RuleProgram]) -> CommandFailure {
    let near = (programs.lazy.map { $0.idsNear(rule) }.first { !$0.isEmpty } ?? []).map { "`\($0)`" }
    return CommandFailure(
      .input,
      [
        Diagnostic(
          "rules.unknown-clause", "no clause is called `\(rule)`",
          help: near.isEmpty ? nil : "did you mean \(near.joined(separator: ", "))?")
      ])
  }

  private func nothing(_ versions: [Clause]) -> String {
    let known = known.map { ", as known on \($0)" } ?? ""
    let lines = versions.map { clause in
      "  \(clause.period.map { "from \($0.from)" } ?? "at all times")  \(clause.span)"
    }
    return (["no version of \(rule) counts on \(date?.description ?? "any day")\(known); it has"] + lines)
      .joined(separator: "\n") + "\n"
  }
}
