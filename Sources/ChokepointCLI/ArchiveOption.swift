import ArgumentParser
import Chokepoint
import Interchange
import Ledger
import Watch

/// Where documents are kept, and who keeps them.
struct ArchiveOption: ParsableArguments {
  @OptionGroup var actor: ActorOption
  @OptionGroup var shared: SharedOptions

  var folder: String { Locations.workspace(named: shared.workspace) }

  /// - Parameter making: whether the ledger is made where there is none.
  func archive(making: Bool = false) throws -> (store: WatchArchive, knowledge: WatchKnowledge) {
    guard making || LedgerDesk.exists(in: folder) else {
      throw CommandFailure(
        .data,
        [
          Diagnostic(
            "watch.nothing", "the workspace `\(folder)` keeps no document", help: "keep some with `watch keep`")
        ])
    }
    let data = try shared.dataFolder()
    return try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in
        let knowledge = try WatchKnowledge(inFolder: data, workspace: folder)
        let store = try LedgerDesk(workspace: folder).store
        return (try WatchArchive(store, knowledge, actor: actor.name), knowledge)
      })
  }

  func desk(making: Bool = false) throws -> WatchDesk {
    let archive = try archive(making: making)
    return WatchDesk(archive.knowledge, store: archive.store, today: .today)
  }

  /// Says what was kept; what could not be read is told on standard error, and ends the command only if nothing else is left.
  func show(_ report: WatchDesk.Report) throws {
    guard !(report.saved.isEmpty && report.repeated == 0) || report.failures.isEmpty else {
      throw CommandFailure(.input, report.failures)
    }
    Console.complain(report.saved.flatMap(\.warnings) + report.failures)
    for document in report.saved { Console.show(document.line) }
    let known = report.repeated == 0 ? "" : "; \(report.repeated) kept before"
    Console.show("\(report.saved.count) kept\(known)\n")
  }
}
