import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint ledger prove`: a record with its proof, for somebody who does not have the ledger.
struct LedgerProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Print a record with the proof that it is in the log, to verify anywhere.",
    discussion: "chokepoint ledger prove 17 > record-17.json")

  @Argument(help: "The number of the record.")
  var record: Int

  @Option(help: ArgumentHelp("The folder of the workspace (default ~/.chokepoint).", valueName: "folder"))
  var workspace: String?

  func run() throws {
    var option = LedgerOption()
    option.workspace = workspace
    let desk = try option.desk()
    let proof = try LedgerOption.asking { () throws(Diagnostic) in try desk.store.prove(record) }
    Console.out(JSONWriter.pretty(proof.json))
  }
}
