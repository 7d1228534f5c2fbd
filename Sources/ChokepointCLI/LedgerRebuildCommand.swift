import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint ledger rebuild`: the tables that are made from the records, made anew.
struct LedgerRebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Make the tables of look-up, cases and licences anew from the records.")

  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    try LedgerOption.asking { () throws(Diagnostic) in try desk.store.rebuild() }
    ledger.show([.object([("rebuilt", .bool(true))])], isList: false) { "made anew from the records\n" }
  }
}
