import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint case decide`: the end of a case.
struct CaseDecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Decide a case. What lets something go on must have been proposed by somebody else.",
    discussion: "chokepoint case decide 7 not_same --reason agreed")

  @Argument(help: "The number of the case.")
  var number: Int

  @Argument(help: "same or not_same of a hit; proceed or refuse of a deal.")
  var decision: CaseFile.Decision

  @Option(help: "Why; it is recorded.")
  var reason: String

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let file = try LedgerOption.asking { () throws(Diagnostic) in
      try desk.cases.decide(number, decision, reason: reason, actor: actor.name)
    }
    ledger.show([file.json], isList: false) { CaseText.line(file) }
  }
}
