import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint ledger key`: the public key by which the ledger is known.
struct LedgerKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Print the public key that verifies the ledger's checkpoints and proofs.")

  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let key = try ledger.desk().store.key.description
    if ledger.format == .text { return Console.out(key + "\n") }
    ledger.show([.object([("key", .string(key))])], isList: false) { "" }
  }
}
