import Controls
public import Interchange

/// What has to be kept of an answer so that it can be given again: the deal, the determination, and what it was made from.
/// The rules are named by the digest in the determination, and kept beside.
public struct AnswerRecord: Sendable {
  /// One list file that was searched.
  public struct ListFile: Hashable, Sendable {
    public let file: String
    public let sha256: String

    public init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// The deal's document.
  public let deal: JSON
  /// The determination, whole.
  public let answer: JSON
  /// Whether the parties were looked for on the lists.
  public let screened: Bool
  public let lists: [ListFile]
  /// What the answer took from the ledger; nil for nothing.
  public let consultation: LedgerConsultation?

  public init(
    deal: JSON, answer: JSON, screened: Bool, lists: [ListFile], consultation: LedgerConsultation? = nil
  ) {
    self.deal = deal
    self.answer = answer
    self.screened = screened
    self.lists = lists
    self.consultation = consultation
  }

  /// The digest of the determination as one line, by which the record is found.
  public var id: String { Self.id(of: answer) }

  public static func id(of answer: JSON) -> String {
    ContentDigest.sha256(Array(JSONWriter.compact(answer).utf8))
  }

  public var json: JSON {
    let consulted = consultation.map { [("ledger", $0.json)] } ?? []
    return .object(
      [
        ("deal", deal), ("screened", .bool(screened)),
        (
          "lists",
          .array(lists.map { .object([("file", .string($0.file)), ("sha256", .string($0.sha256))]) })
        ),
        ("answer", answer),
      ] + consulted)
  }

  /// Nil for a document that is no record.
  public init?(_ document: JSON) {
    guard let deal = document["deal"], deal.members != nil, let answer = document["answer"], answer.members != nil,
      let screened = document["screened"]?.bool, let lists = document["lists"]?.array
    else { return nil }
    self.deal = deal
    self.answer = answer
    self.screened = screened
    consultation = document["ledger"].map(LedgerConsultation.init)
    self.lists = lists.compactMap { entry in
      guard let file = entry["file"]?.string, let sha256 = entry["sha256"]?.string else { return nil }
      return ListFile(file: file, sha256: sha256)
    }
  }
}
