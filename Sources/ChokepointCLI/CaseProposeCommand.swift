import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint case propose`: a decision for somebody else to make.
struct CaseProposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "Propose a decision, with its reason.",
    discussion: "chokepoint case propose 7 not_same --reason 'other address, other business'")

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
      try desk.cases.propose(number, decision, reason: reason, actor: actor.name)
    }
    ledger.show([file.json], isList: false) { CaseText.line(file) }
  }
}
