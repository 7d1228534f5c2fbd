import ArgumentParser

/// `chokepoint keys`: who may use the server.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Make, show and revoke the keys of the server.",
    subcommands: [KeysAddCommand.self, KeysListCommand.self, KeysRevokeCommand.self])
}
