import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint licence revoke`: a licence ended for good.
struct LicenceRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke a licence; list what that touches.",
    discussion: "chokepoint licence revoke D1234567 --reason 'letter of the agency of 3 May'")

  @OptionGroup var choice: LicenceChoice

  @Option(help: "Why; it is recorded.")
  var reason: String

  @Option(help: ArgumentHelp("From this day on (default today).", valueName: "date"))
  var date: CalendarDay?

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    try choice.change(to: .revoked, on: date ?? .today, reason: reason, actor: actor.name, ledger)
  }
}
