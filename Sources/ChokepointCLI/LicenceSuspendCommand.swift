import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint licence suspend`: a licence, or all of a party's or a programme's, suspended.
struct LicenceSuspendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend",
    abstract: "Suspend a licence, or all that a party or a programme touches; list what that touches.",
    discussion: "chokepoint licence suspend D1234567 --reason 'letter of the agency of 3 May'")

  @OptionGroup var choice: LicenceChoice

  @Option(help: "Why; it is recorded.")
  var reason: String

  @Option(help: ArgumentHelp("From this day on (default today).", valueName: "date"))
  var date: CalendarDay?

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    try choice.change(to: .suspended, on: date ?? .today, reason: reason, actor: actor.name, ledger)
  }
}
