import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint case note`: a sentence on a case.
struct CaseNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Add a sentence to a case.",
    discussion: "chokepoint case note 7 'asked the customer for the articles of association'")

  @Argument(help: "The number of the case.")
  var number: Int

  @Argument(help: "What is to be kept with the case.")
  var text: String

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let file = try LedgerOption.asking { () throws(Diagnostic) in
      try desk.cases.note(number, text, actor: actor.name)
    }
    ledger.show([file.json], isList: false) { CaseText.line(file) }
  }
}
