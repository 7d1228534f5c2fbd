import ArgumentParser

/// `chokepoint ledger`: what is kept, and its proof.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Show, prove and verify what the workspace keeps; say how long it is kept.",
    subcommands: [
      LedgerListCommand.self, LedgerShowCommand.self, LedgerVerifyCommand.self, LedgerProveCommand.self,
      LedgerCheckpointCommand.self, LedgerKeyCommand.self, LedgerHoldCommand.self, LedgerReleaseCommand.self,
      LedgerRetentionCommand.self, LedgerAppendCommand.self, LedgerBackupCommand.self,
      LedgerRebuildCommand.self,
    ])
}
