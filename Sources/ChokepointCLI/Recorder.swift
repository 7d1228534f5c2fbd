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
        try folder.keepRules(of: rules, digest: workspace.program.digest)
        return try workspace.store.digests().map { AnswerRecord.ListFile(file: $0.file, sha256: $0.sha256) }
      })
    self.folder = folder
  }

  func keep(_ answer: JSON, of deal: JSON, screened: Bool) throws(Diagnostic) {
    try folder.save(
      AnswerRecord(deal: deal, answer: answer, screened: screened, lists: screened ? lists : []))
  }
}
