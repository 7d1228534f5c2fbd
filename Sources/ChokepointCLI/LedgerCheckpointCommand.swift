import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint ledger checkpoint`: what the log is now, signed.
struct LedgerCheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Print the newest signed checkpoint. Kept elsewhere, it shows later that nothing was rewritten.",
    discussion: "chokepoint ledger checkpoint > checkpoint-2026-11.txt")

  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let checkpoint = try LedgerOption.asking { () throws(Diagnostic) in try desk.store.checkpoint() }
    guard let checkpoint else {
      throw CommandFailure(.input, [Diagnostic("ledger.checkpoint", "the ledger has no record yet")])
    }
    let document = JSON.object([
      ("origin", .string(checkpoint.origin)), ("size", .integer(checkpoint.size)),
      ("root", .string(checkpoint.root.base64)), ("note", .string(checkpoint.note)),
    ])
    // As it is, to the byte: it is signed.
    if ledger.format == .text { return Console.out(checkpoint.note) }
    ledger.show([document], isList: false) { "" }
  }
}
