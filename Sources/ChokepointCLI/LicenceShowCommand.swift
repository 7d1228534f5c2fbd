import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint licence show`: one licence with its parties, terms, balances and shipments.
struct LicenceShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a licence: parties, conditions, balances, shipments.")

  @Argument(help: "The number of the licence, as D1234567.")
  var licence: String

  @Option(help: ArgumentHelp("As of this day (default today).", valueName: "date"))
  var date: CalendarDay?

  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let (desk, day) = (try ledger.desk(), date ?? .today)
    let found = try LedgerOption.asking { () throws(Diagnostic) in try desk.licences.licence(licence) }
    ledger.show([found.json(on: day)], isList: false) { LicenceText.whole(found, on: day) }
  }
}
