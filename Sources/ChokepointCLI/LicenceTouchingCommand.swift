import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint licence touching`: what a party, a programme, a country or a classification touches.
struct LicenceTouchingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "touching",
    abstract: "List every licence, open case and deal that a party, a programme, a country or an item touches.",
    discussion: "chokepoint licence touching --party 'Example Cloud Wuhan Co., Ltd.'")

  @OptionGroup var option: TouchOption

  @Option(help: ArgumentHelp("Balances as of this day (default today).", valueName: "date"))
  var date: CalendarDay?

  @OptionGroup var ledger: LedgerOption

  func validate() throws {
    if option.touch.isEmpty { throw ValidationError("give --party, --programme, --country or --eccn") }
  }

  func run() throws {
    let (desk, day) = (try ledger.desk(), date ?? .today)
    let found = try LedgerOption.asking { () throws(Diagnostic) in try desk.licences.touched(by: option.touch) }
    ledger.show([found.json(on: day)], isList: false) { TouchOption.text(found, on: day) }
  }
}
