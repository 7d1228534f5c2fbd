import ArgumentParser
import Foundation

/// Who acts, as the ledger writes it down.
struct ActorOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who does this, for the ledger (default: CHOKEPOINT_ACTOR, else the login name).", valueName: "name"))
  var actor: String?

  var name: String { actor ?? ProcessInfo.processInfo.environment["CHOKEPOINT_ACTOR"] ?? NSUserName() }
}
