import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// Where answers are kept.
struct RecordOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keep deal, rules and whole answer in this folder, for `replay`; in the workspace's ledger too, if it has one.",
      valueName: "folder"))
  var record: String?

  @Flag(help: "Keep them in the ledger of the workspace, which is made if there is none, and open cases.")
  var ledger = false

  @OptionGroup var actor: ActorOption

  var isAsked: Bool { record != nil || ledger }

  /// The ledger of the workspace: what was decided and licensed there bears on answers whether or not they are kept.
  func desk(_ locations: Locations) throws -> LedgerDesk? {
    guard ledger || LedgerDesk.exists(in: locations.workspace) else { return nil }
    return try CommandFailure.mapping(.data, one: { () throws(Diagnostic) in try LedgerDesk(locations) })
  }

  func recorder(_ desk: LedgerDesk?, of workspace: Workspace, rules: String) throws -> Recorder? {
    guard isAsked else { return nil }
    return try Recorder(record, desk, actor: actor.name, of: workspace, rules: rules)
  }

  /// Says on standard error where an answer is kept, and what it opened.
  static func tell(_ recorded: RecordedAnswer) {
    let cases = recorded.cases.map(String.init).joined(separator: ", ")
    Console.error("recorded as \(recorded.receipt.seq)\(cases.isEmpty ? "" : "; cases: \(cases)")")
  }
}
