import ArgumentParser
import Chokepoint
import Foundation
import Interchange
import Watch

/// `chokepoint watch read`: what files say, who says it, and how sure.
struct WatchReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Show what texts, pages and feeds say: names, times, figures, quotations, claims.")

  @Argument(help: "Texts, pages or feeds; `-` is standard input.")
  var files: [String]

  @Option(help: ArgumentHelp("The day that texts without a day of their own are read for.", valueName: "date"))
  var date: CalendarDay?

  @Option(
    help: ArgumentHelp("A table `file,now` with the day of each file, by its name without folder.", valueName: "file"))
  var referenceDates: String?

  @Flag(help: "Write the lines of the benchmark of news readers, one for each file.")
  var bench = false

  @Option(help: "text, json, or ndjson (one line a document).")
  var format: OutputFormat = .text

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let data = try shared.dataFolder()
    let knowledge = try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in
        try WatchKnowledge(inFolder: data, workspace: Locations.workspace(named: shared.workspace))
      })
    let days = try CommandFailure.mapping(
      .input, one: { () throws(Diagnostic) in try Self.days(referenceDates) })
    let pages = PageReader(StoryReader(knowledge))
    var failures: [Diagnostic] = []
    for file in files {
      let name = bench ? (file as NSString).lastPathComponent : file
      let now = days[(file as NSString).lastPathComponent] ?? date
      do throws(Diagnostic) {
        for page in try pages.read(file, name: name, now: now) { show(page, now) }
      } catch {
        failures.append(error)
      }
    }
    guard failures.isEmpty else { throw CommandFailure(.input, failures) }
  }

  private func show(_ page: PageReader.Page, _ now: CalendarDay?) {
    if bench { return Console.out(bytes: WatchBenchmark.bytes(page.read, now: now, seconds: page.seconds)) }
    switch format {
    case .json: Console.out(JSONWriter.pretty(page.read.json))
    case .ndjson: Console.out(JSONWriter.compact(page.read.json) + "\n")
    case .text: Console.show(page.read.text)
    }
  }

  private static func days(_ path: String?) throws(Diagnostic) -> [String: CalendarDay] {
    guard let path else { return [:] }
    let table = try CSVTable(InputFile.read(path, limit: 64 << 20), file: path, requiring: ["file", "now"])
    var days: [String: CalendarDay] = [:]
    for row in table.rows where !row["now"].isEmpty {
      guard let day = CalendarDay(row["now"]) else {
        throw Diagnostic("watch.day", "`\(row["now"])` is not a day", at: row.span, help: "write YYYY-MM-DD")
      }
      days[row["file"]] = day
    }
    return days
  }
}
