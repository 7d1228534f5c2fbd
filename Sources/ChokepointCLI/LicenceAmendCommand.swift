import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint licence amend`: other terms from a day on.
struct LicenceAmendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend", abstract: "Record an amendment: other expiry, conditions, quantities, more parties.",
    discussion: "chokepoint licence amend amendment.json --reason 'extended by a year'")

  @Argument(help: ArgumentHelp("The document (JSON); `-` is standard input.", valueName: "file"))
  var file: String

  @Option(help: "Why; it is recorded.")
  var reason: String

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let document = try LicenceFile.read(file)
    let change = try CommandFailure.mapping(.input) { () throws(Diagnostics) in try LicenceGrant.amendment(document) }
    let desk = try ledger.desk()
    let receipt = try LedgerOption.asking { () throws(Diagnostic) in
      try desk.licences.amend(change, reason: reason, actor: actor.name)
    }
    ledger.show([receipt.json], isList: false) {
      "record \(receipt.seq): licence \(change.licence) from \(change.day)\n"
    }
  }
}
