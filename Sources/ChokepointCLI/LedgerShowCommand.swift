import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint ledger show`: one record, whole.
struct LedgerShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a record; as JSON, what `replay` reads.")

  @Argument(help: "The number of the record.")
  var record: Int

  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let found = try LedgerOption.asking { () throws(Diagnostic) in try desk.store.record(record) }
    guard let found else {
      throw CommandFailure(.input, [Diagnostic("ledger.record-unknown", "there is no record \(record)")])
    }
    ledger.show([found.json], isList: false) { JSONWriter.pretty(found.json) }
  }
}
