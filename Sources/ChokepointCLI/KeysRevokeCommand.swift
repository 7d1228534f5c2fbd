import ArgumentParser
import Chokepoint
import ChokepointServer
import Interchange

/// `chokepoint keys revoke`: from now on the key is refused, by a server that runs too.
struct KeysRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revoke a key; a running server refuses it within a second.")

  @Argument(help: "The id of the key, as `chokepoint keys list` shows it.")
  var id: String

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let file = KeyFile(workspace: try shared.locations().workspace)
    try CommandFailure.mapping(.input, one: { () throws(Diagnostic) in try file.revoke(id) })
  }
}
