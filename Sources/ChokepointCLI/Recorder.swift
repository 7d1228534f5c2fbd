import Chokepoint
import Controls
import Interchange
import Ledger
import Parties
import Rulebook

/// Keeps answers with what they were made from, for `replay`: in a folder, in the ledger of the workspace, or in both.
struct Recorder: Sendable {
  private let folder: RecordFolder?
  private let desk: LedgerDesk?
  private let actor: String
  private let store: ListStore
  /// The digests of the list files by the editions that answers name.
  private let digests = SharedDigests()

  /// - Parameters:
  ///   - path: the folder of records; nil for none.
  ///   - desk: the ledger; nil for none.
  ///   - actor: who asks.
  ///   - rules: the folder of the rules in use.
  /// - Throws: `CommandFailure` if the rules cannot be kept.
  init(_ path: String?, _ desk: LedgerDesk?, actor: String, of workspace: Workspace, rules: String) throws {
    // What one law leaves unread depends on the others that were asked.
    guard workspace.regimes.count == 1 else {
      throw CommandFailure(
        .input, [Diagnostic("record.regimes", "a record keeps the answers of one regime", help: "ask them one by one")])
    }
    folder = path.map { RecordFolder($0) }
    (self.desk, self.actor, store) = (desk, actor, workspace.store)
    for kept in [folder, desk?.records].compactMap({ $0 }) {
      try CommandFailure.mapping(
        .input,
        one: { () throws(Diagnostic) in
          for regime in workspace.regimes {
            try kept.keepRules(of: rules, regime: regime.name, digest: regime.program.digest)
          }
        })
    }
  }

  /// Keeps the answer to one deal.
  ///
  /// - Returns: where the ledger has it; nil without one.
  @discardableResult
  func keep(
    _ answer: ConsultedAnswer, of document: JSON, as deal: Deal, screened: Bool
  ) throws(Diagnostic) -> RecordedAnswer? {
    let determination = answer.determination
    let editions = Dictionary(determination.lists.map { ($0.id, $0.edition) }, uniquingKeysWith: max)
    let lists = screened && !editions.isEmpty ? try digests.of(editions, in: store) : []
    try folder?.save(
      AnswerRecord(
        deal: document, answer: determination.json, screened: screened, lists: lists,
        consultation: answer.consultation.isEmpty ? nil : answer.consultation))
    return try desk?.record(answer, of: document, as: deal, screened: screened, lists: lists, by: actor)
  }
}
