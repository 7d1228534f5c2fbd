import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Parties

/// `chokepoint screen`: who is this, on which list, since when.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen", abstract: "Find the listed parties that a name may mean, in any script, with reasons.")

  @Argument(help: "The name, in any script.")
  var name: String

  @Option(help: ArgumentHelp("As of this day (default now).", valueName: "date"))
  var date: CalendarDay?

  @Option(help: "The lowest score to show, 0 to 1.")
  var threshold: Double = Workspace.threshold

  @Option(help: "The most matches to show.")
  var limit: Int = 10

  @Option(help: "text, json, or ndjson (one line a match).")
  var format: OutputFormat = .text

  @Flag(help: "Exit with 1 if there is a match.")
  var failOnMatch = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard (0...1).contains(threshold) else { throw ValidationError("--threshold lies between 0 and 1") }
    guard (1...500).contains(limit) else { throw ValidationError("--limit lies between 1 and 500") }
  }

  func run() throws {
    let workspace = try shared.open(screening: true)
    let lists = try CommandFailure.mapping(.data, one: { () throws(Diagnostic) in try workspace.lists() }).lists
    let matches = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        try workspace.screen(name, asOf: date, threshold: threshold, limit: limit)
      })
    switch format {
    case .json:
      let document = JSON.object([
        ("query", .string(name)), ("date", .string(date?.description)), ("matches", .array(matches.map(\.json))),
        (
          "lists",
          .array(
            lists.map { list in
              .object([
                ("id", .string(list.id)), ("title", .string(list.title)),
                ("edition", .string(list.edition.description)),
                ("coverage", .string(list.coverage)),
              ])
            })
        ),
      ])
      Console.out(JSONWriter.pretty(document))
    case .ndjson: for match in matches { Console.out(JSONWriter.compact(match.json) + "\n") }
    case .text: Console.show(text(matches, lists.map { "\($0.title), edition \($0.edition) (\($0.coverage))" }))
    }
    if failOnMatch && !matches.isEmpty { throw ExitCode(1) }
  }

  private func text(_ matches: [PartyMatch], _ lists: [String]) -> String {
    let day = date.map { " as of \($0)" } ?? ""
    let against = lists.map { "  \($0)" }.joined(separator: "\n")
    if matches.isEmpty { return "no match for \"\(name)\"\(day) in:\n\(against)\n" }
    let found = matches.map { MatchText.lines($0).joined(separator: "\n") }.joined(separator: "\n\n")
    return "\(found)\n\nscreened\(day) against:\n\(against)\n"
  }
}
