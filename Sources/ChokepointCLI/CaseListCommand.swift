public import ArgumentParser
import Chokepoint
import Interchange
public import Ledger

/// `chokepoint case list`: the queue.
struct CaseListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the cases that nobody has decided, oldest first.")

  @Option(help: "open, proposed or decided; may be given more than once (default open and proposed).")
  var state: [CaseFile.State] = []

  @Option(help: ArgumentHelp("Only cases assigned to this person.", valueName: "name"))
  var assignee: String?

  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let states = state.isEmpty ? [.open, .proposed] : state
    let files = try LedgerOption.asking { () throws(Diagnostic) in try desk.cases.list(states, assignee: assignee) }
    ledger.show(files.map(\.json)) { files.isEmpty ? "no case\n" : files.map(CaseText.line).joined() }
  }
}

extension CaseFile.State: ExpressibleByArgument {}
extension CaseFile.Decision: ExpressibleByArgument {}
