import ArgumentParser
import Chokepoint
import Interchange

/// `chokepoint owners`: who owns this, what does it own, and do listed owners hold half.
struct OwnersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "owners",
    abstract: "Show a party's owners and holdings on a day, and what the rules about listed owners make of them.")

  @Argument(help: "The party's name, in any script.")
  var name: String

  @Option(help: ArgumentHelp("As of this day (default today).", valueName: "date"))
  var date: CalendarDay?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files to add to the ownership that ships: Chokepoint's CSV, BODS 0.4, FollowTheMoney; `-` is standard input.",
      valueName: "files"))
  var holdings: [String] = []

  @Option(help: "text, json, or ndjson (one line).")
  var format: OutputFormat = .text

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let workspace = try shared.open(screening: true)
    // The shipped data first: if they do not read, the user's files are not to blame.
    let shipped = try CommandFailure.mapping(.data) { () throws(Diagnostics) in try workspace.ownership() }
    let book =
      holdings.isEmpty
      ? shipped
      : try CommandFailure.mapping(.input) { () throws(Diagnostics) in try workspace.ownership(adding: holdings) }
    _ = try CommandFailure.mapping(.data, one: { () throws(Diagnostic) in try workspace.lists() })
    Console.complain(book.warnings)
    let report = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        try workspace.owners(of: name, on: date ?? .today, in: book)
      })
    switch format {
    case .json: Console.out(JSONWriter.pretty(report.json))
    case .ndjson: Console.out(JSONWriter.compact(report.json) + "\n")
    case .text: Console.show(report.text)
    }
  }
}
