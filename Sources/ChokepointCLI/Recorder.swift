import Chokepoint
import Controls
import Interchange
import Parties
import Rulebook

/// Keeps answers with what they were made from, for `replay`.
struct Recorder: Sendable {
  private let folder: RecordFolder
  private let lists: [AnswerRecord.ListFile]

  /// - Parameters:
  ///   - path: the folder of records.
  ///   - rules: the folder of the rules in use.
  /// - Throws: `CommandFailure` if the rules cannot be kept.
  init(_ path: String, of workspace: Workspace, rules: String) throws {
    let folder = RecordFolder(path)
    lists = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        for regime in workspace.regimes {
          try folder.keepRules(of: rules, regime: regime.name, digest: regime.program.digest)
        }
        return try workspace.store.digests().map { AnswerRecord.ListFile(file: $0.file, sha256: $0.sha256) }
      })
    self.folder = folder
  }

  /// Keeps the answers to one deal, one a regime.
  func keep(_ answers: [Determination], of deal: JSON, screened: Bool) throws(Diagnostic) {
    for answer in answers {
      try folder.save(
        AnswerRecord(deal: deal, answer: answer.json, screened: screened, lists: screened ? lists : []))
    }
  }
}
