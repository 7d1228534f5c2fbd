import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint case assign`: who has a case.
struct CaseAssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Give a case to somebody.",
    discussion: "chokepoint case assign 7 anna")

  @Argument(help: "The number of the case.")
  var number: Int

  @Argument(help: "To whom; nobody without it.")
  var to: String?

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let file = try LedgerOption.asking { () throws(Diagnostic) in
      try desk.cases.assign(number, to: to, actor: actor.name)
    }
    ledger.show([file.json], isList: false) { CaseText.line(file) }
  }
}
