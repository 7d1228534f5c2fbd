import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint licence grant`: a licence on an application.
struct LicenceGrantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant", abstract: "Record the grant of a licence on an application.",
    discussion: "chokepoint licence grant Examples/licences/grant.json")

  @Argument(help: ArgumentHelp("The document (JSON); `-` is standard input.", valueName: "file"))
  var file: String

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let document = try LicenceFile.read(file)
    let grant = try CommandFailure.mapping(.input) { () throws(Diagnostics) in try LicenceGrant.grant(document) }
    let desk = try ledger.desk()
    let receipt = try LedgerOption.asking { () throws(Diagnostic) in try desk.licences.grant(grant, actor: actor.name) }
    ledger.show([receipt.json], isList: false) { "record \(receipt.seq): licence \(grant.licence) from \(grant.day)\n" }
  }
}
