import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint case show`: one case with all that happened to it.
struct CaseShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a case with its history.")

  @Argument(help: "The number of the case.")
  var number: Int

  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let file = try LedgerOption.asking { () throws(Diagnostic) in try desk.cases.file(number) }
    ledger.show([file.json], isList: false) { CaseText.whole(file) }
  }
}
