import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint licence ship`: a shipment drawn from a licence.
struct LicenceShipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ship", abstract: "Draw a shipment from a licence; refused with the reason where it may not go.",
    discussion: "chokepoint licence ship Examples/licences/shipment.json")

  @Argument(help: ArgumentHelp("The document (JSON); `-` is standard input.", valueName: "file"))
  var file: String

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let document = try LicenceFile.read(file)
    let shipment = try CommandFailure.mapping(.input) { () throws(Diagnostics) in try LicenceShipment(document) }
    let desk = try ledger.desk()
    let receipt: LedgerReceipt
    do throws(Diagnostics) { receipt = try desk.licences.ship(shipment, actor: actor.name) } catch {
      throw CommandFailure(error.all.contains(where: LedgerOption.isUnfit) ? .data : .input, error.all)
    }
    let licence = try LedgerOption.asking { () throws(Diagnostic) in try desk.licences.licence(shipment.licence) }
    let answer = JSON.object([("record", receipt.json), ("licence", licence.json(on: shipment.day))])
    ledger.show([answer], isList: false) {
      "record \(receipt.seq)\(receipt.isRepeated ? ", there already" : "")\n"
        + LicenceText.line(licence, on: shipment.day)
    }
  }
}
