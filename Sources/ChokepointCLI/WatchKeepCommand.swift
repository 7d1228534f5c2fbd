import ArgumentParser
import Chokepoint
import Interchange
import Watch

/// `chokepoint watch keep`: documents kept in the ledger of the workspace.
struct WatchKeepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep", abstract: "Keep documents in the ledger of the workspace; each text is kept once.",
    discussion: "chokepoint watch keep saved-pages/")

  @Argument(help: "Texts, pages, feeds, or folders of them; `-` is standard input.")
  var paths: [String]

  @Option(help: ArgumentHelp("The day of texts without a day of their own.", valueName: "date"))
  var date: CalendarDay?

  @OptionGroup var archive: ArchiveOption

  func run() throws {
    let desk = try archive.desk(making: true)
    var report = WatchDesk.Report()
    for path in paths {
      let read = try CommandFailure.mapping(
        .input, one: { () throws(Diagnostic) in try desk.read(path: path, now: date) })
      report.add(read)
    }
    try archive.show(report)
  }
}
