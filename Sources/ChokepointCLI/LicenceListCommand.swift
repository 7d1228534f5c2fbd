import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint licence list`: licences and what is left on them.
struct LicenceListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List licences with what is left on them, and applications that are not answered.")

  @Option(help: ArgumentHelp("As of this day (default today).", valueName: "date"))
  var date: CalendarDay?

  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let (desk, day) = (try ledger.desk(), date ?? .today)
    let (licences, applications) = try LedgerOption.asking { () throws(Diagnostic) in
      (try desk.licences.list(), try desk.licences.applications().filter { $0.licence == nil })
    }
    ledger.show(licences.map { $0.json(on: day) } + applications.map(\.json)) {
      let text = licences.map { LicenceText.line($0, on: day) } + applications.map(LicenceText.line)
      return text.isEmpty ? "no licence\n" : text.joined()
    }
  }
}
