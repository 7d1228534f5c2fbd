import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint case reopen`: a decision taken back.
struct CaseReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Take a decision back; what was remembered of it is forgotten.",
    discussion: "chokepoint case reopen 7 --reason 'the register shows the same director'")

  @Argument(help: "The number of the case.")
  var number: Int

  @Option(help: "Why; it is recorded.")
  var reason: String

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let file = try LedgerOption.asking { () throws(Diagnostic) in
      try desk.cases.reopen(number, reason: reason, actor: actor.name)
    }
    ledger.show([file.json], isList: false) { CaseText.line(file) }
  }
}
