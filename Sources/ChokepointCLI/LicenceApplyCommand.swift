import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint licence apply`: an application, with the fields of BIS-748P.
struct LicenceApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Record an application for a licence (the fields of BIS-748P), every key checked.",
    discussion: "chokepoint licence apply Examples/licences/application.json")

  @Argument(help: ArgumentHelp("The document (JSON); `-` is standard input.", valueName: "file"))
  var file: String

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let document = try LicenceFile.read(file)
    let application = try CommandFailure.mapping(.input) { () throws(Diagnostics) in try LicenceApplication(document) }
    let desk = try ledger.desk(making: true)
    let receipt = try LedgerOption.asking { () throws(Diagnostic) in
      try desk.licences.apply(application, actor: actor.name)
    }
    ledger.show([receipt.json], isList: false) {
      "record \(receipt.seq): application \(application.control), \(application.lines.count) items\n"
    }
  }
}
