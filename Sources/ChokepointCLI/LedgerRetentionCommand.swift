import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint ledger retention`: how long records are kept.
struct LedgerRetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: "Say of each matter how long the law asks for its records. Nothing is deleted.")

  @Option(help: ArgumentHelp("As of this day (default today).", valueName: "date"))
  var date: CalendarDay?

  @Flag(help: "Only matters whose records may go.")
  var due = false

  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let day = date ?? .today
    let (clocks, holds) = try LedgerOption.asking { () throws(Diagnostic) in
      (try desk.retention.clocks().filter { !due || $0.mayGo(on: day) }, try desk.retention.holds())
    }
    ledger.show(clocks.map { $0.json(on: day) }) {
      let lines = clocks.map { line($0, day) }.joined()
      let held = holds.map { "hold on \($0.subject) since \($0.time.prefix(10)) by \($0.actor): \($0.reason)\n" }
        .joined()
      return lines + held
        + """
        Kept for \(RetentionBook.years) years from the latest event (\(RetentionBook.citation)), longer under a hold.
        Chokepoint deletes no record.

        """
    }
  }

  private func line(_ clock: RetentionClock, _ day: CalendarDay) -> String {
    let state =
      if !clock.holds.isEmpty { "on hold" } else if clock.isOpen { "open" } else if clock.mayGo(on: day) {
        "may go"
      } else { "" }
    let end = "kept through \(clock.keptThrough)"
    return "\(clock.matter)  \(clock.records) records  \(end)  \(state)\n"
  }
}
