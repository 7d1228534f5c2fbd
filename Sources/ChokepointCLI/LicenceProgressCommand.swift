public import ArgumentParser
import Chokepoint
import Interchange
public import Ledger

/// `chokepoint licence progress`: where an application stands with the agency.
struct LicenceProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "Record where an application stands with the agency.",
    discussion: "chokepoint licence progress Z123456 submitted")

  @Argument(help: "The application control number, as Z123456.")
  var application: String

  @Argument(
    help: "draft, submitted, referred, hold_without_action, returned_without_action, intent_to_deny, denied, withdrawn."
  )
  var state: ApplicationFile.State

  @Option(help: "Why; it is recorded.")
  var reason: String?

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let receipt = try LedgerOption.asking { () throws(Diagnostic) in
      try desk.licences.progress(application, to: state, reason: reason, actor: actor.name)
    }
    ledger.show([receipt.json], isList: false) { "record \(receipt.seq): \(application) is \(state.rawValue)\n" }
  }
}

extension ApplicationFile.State: ExpressibleByArgument {}
