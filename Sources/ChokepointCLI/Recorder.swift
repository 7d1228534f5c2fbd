import Chokepoint
import Controls
import Interchange
import Parties
import Rulebook

/// Keeps answers with what they were made from, for `replay`.
struct Recorder: Sendable {
  private let folder: RecordFolder
  private let store: ListStore
  /// The digests of the list files by the editions that answers name.
  private let digests = SharedDigests()

  /// - Parameters:
  ///   - path: the folder of records.
  ///   - rules: the folder of the rules in use.
  /// - Throws: `CommandFailure` if the rules cannot be kept.
  init(_ path: String, of workspace: Workspace, rules: String) throws {
    // What one law leaves unread depends on the others that were asked.
    guard workspace.regimes.count == 1 else {
      throw CommandFailure(
        .input, [Diagnostic("record.regimes", "a record keeps the answers of one regime", help: "ask them one by one")])
    }
    let folder = RecordFolder(path)
    store = workspace.store
    try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        for regime in workspace.regimes {
          try folder.keepRules(of: rules, regime: regime.name, digest: regime.program.digest)
        }
      })
    self.folder = folder
  }

  /// Keeps the answers to one deal, one a regime.
  func keep(_ answers: [Determination], of deal: JSON, screened: Bool) throws(Diagnostic) {
    for answer in answers {
      let editions = Dictionary(answer.lists.map { ($0.id, $0.edition) }, uniquingKeysWith: max)
      let lists = screened && !editions.isEmpty ? try digests.of(editions, in: store) : []
      try folder.save(AnswerRecord(deal: deal, answer: answer.json, screened: screened, lists: lists))
    }
  }
}
