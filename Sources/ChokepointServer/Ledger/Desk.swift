import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange
import Ledger
import Parties
import Rulebook
import Synchronization

/// The ledger of the workspace as the server uses it, if there is one.
final class Desk: Sendable {
  private let opened: LedgerDesk?
  private let room: NewsRoom?
  /// The digests of list files by the editions that answers name, and the rules that are kept already.
  private let known = Mutex<(digests: [[String: CalendarDay]: [AnswerRecord.ListFile]], rules: Set<String>)>(([:], []))

  /// - Parameter isWanted: makes the ledger if there is none.
  /// - Throws: `Diagnostic` `ledger.…` if it cannot be opened or made.
  init(_ locations: Locations, isWanted: Bool) throws(Diagnostic) {
    opened = isWanted || LedgerDesk.exists(in: locations.workspace) ? try LedgerDesk(locations) : nil
    room = opened.map { NewsRoom(locations, $0) }
  }

  /// What the ledger keeps of the news.
  ///
  /// - Throws: `Problem` 404 where the workspace has no ledger.
  func news() throws -> NewsRoom {
    _ = try desk()
    guard let room else { throw Problem.notFound }
    return room
  }

  var isThere: Bool { opened != nil }

  /// - Throws: `Problem` 404 where the workspace has no ledger.
  func desk() throws -> LedgerDesk {
    guard let opened else {
      throw Problem(
        .notFound, "ledger.none", "this workspace has no ledger", help: "start the server with --ledger to make one")
    }
    return opened
  }

  /// Judges a deal with what the ledger knows, where there is one.
  func check(
    _ deal: Deal, _ document: JSON, in workspace: Workspace, under regime: Regime, _ options: CheckOptions,
    memory: ScreeningMemory?, explains: Bool
  ) throws(Diagnostic) -> ConsultedAnswer {
    guard let opened else {
      return ConsultedAnswer(
        try workspace.check(
          deal, under: regime, known: options.known, screens: options.screens, memory: memory, explains: explains,
          seeksChanges: options.seeksChanges && explains))
    }
    return try opened.check(
      deal, document, in: workspace, under: regime, known: options.known, screens: options.screens, memory: memory,
      explains: explains, seeksChanges: options.seeksChanges && explains)
  }

  /// Keeps an answer whole, with the rules and list files that it rests on.
  ///
  /// - Throws: `Problem` 404 without a ledger; `Diagnostic` if it cannot be written.
  func keep(
    _ answer: ConsultedAnswer, of document: JSON, as deal: Deal, in workspace: Workspace, under regime: Regime,
    screened: Bool, by caller: Caller
  ) throws -> RecordedAnswer {
    let desk = try desk()
    let editions = Dictionary(answer.determination.lists.map { ($0.id, $0.edition) }, uniquingKeysWith: max)
    let lists = try known.withLock { known throws(Diagnostic) -> [AnswerRecord.ListFile] in
      if known.rules.insert(regime.program.digest).inserted {
        try desk.records.keepRules(
          of: workspace.locations.rules, regime: regime.name, digest: regime.program.digest)
      }
      guard screened, !editions.isEmpty else { return [] }
      if let found = known.digests[editions] { return found }
      let found = try workspace.store.pinned(to: editions).digests().map {
        AnswerRecord.ListFile(file: $0.file, sha256: $0.sha256)
      }
      known.digests[editions] = found
      return found
    }
    return try desk.record(answer, of: document, as: deal, screened: screened, lists: lists, by: caller.actor)
  }
}

extension Caller {
  /// By which name the ledger knows who acts.
  var actor: String { name.isEmpty ? id : name }
}
