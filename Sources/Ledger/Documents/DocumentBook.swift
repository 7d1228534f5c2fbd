public import Interchange

/// The documents of a ledger: what was read, kept as it was got. Keeping and withdrawing are records; nothing is taken away.
///
///     let documents = DocumentBook(store)
///     try documents.keep("3f0a…", payload, actor: "anna")
///     try documents.withdraw("3f0a…", because: "the publisher took it back", actor: "anna")
///
/// What a document holds is the caller's affair: a JSON object, found again by its id.
public struct DocumentBook: Sendable {
  /// A document with what has been done with it.
  public struct Kept: Sendable {
    /// The digest by which it is known.
    public let id: String
    /// The record that keeps it.
    public let record: LedgerRecord
    /// Why it was withdrawn; nil while it stands.
    public let withdrawn: String?
  }

  private static let (keeping, withdrawing) = ("document.keep", "document.withdraw")
  private static let mark = "document:"

  private let store: LedgerStore

  public init(_ store: LedgerStore) { self.store = store }

  /// Keeps a document.
  ///
  /// - Parameter id: the digest of its text.
  /// - Returns: false if a document of that id is kept already; it stays as it is.
  /// - Throws: `Diagnostic` `ledger.…` if it cannot be written; `ledger.entry` for one of more bytes than a record may have.
  public func keep(_ id: String, _ payload: JSON, actor: String) throws(Diagnostic) -> Bool {
    var entry = LedgerEntry(.document, actor: actor, action: Self.keeping, about: [Self.mark + id])
    entry.payload = payload
    entry.key = Self.mark + id
    let wanted = entry
    return try store.write { transaction in
      guard try LedgerReading.record(keyed: Self.mark + id, transaction.db) == nil else { return false }
      _ = try transaction.append(wanted)
      return true
    }
  }

  /// Says that a document no longer stands. It stays, and so does what was read in it.
  ///
  /// - Throws: `Diagnostic`: `document.unknown`, `document.reason` without one, `document.withdrawn` if it is.
  public func withdraw(_ id: String, because reason: String, actor: String) throws(Diagnostic) {
    guard reason.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw Diagnostic("document.reason", "say why the document is withdrawn")
    }
    guard let kept = try document(id) else { throw Self.unknown(id) }
    if let before = kept.withdrawn {
      throw Diagnostic("document.withdrawn", "the document `\(id)` is withdrawn already: \(before)")
    }
    var entry = LedgerEntry(.document, actor: actor, action: Self.withdrawing, about: [Self.mark + id])
    (entry.reason, entry.prior) = (reason, kept.record.seq)
    _ = try store.append(entry)
  }

  /// The document of an id; nil if none is kept.
  public func document(_ id: String) throws(Diagnostic) -> Kept? {
    try Self.kept(store.records(about: Self.mark + id)).first
  }

  /// The document that a record keeps; nil for another record.
  public func document(kept record: LedgerRecord) throws(Diagnostic) -> Kept? {
    guard record.kind == .document, record.entry.action == Self.keeping else { return nil }
    return try document(Self.id(of: record))
  }

  /// The documents whose id begins so.
  public func ids(beginningWith start: String) throws(Diagnostic) -> [String] {
    try documents().map(\.id).filter { $0.hasPrefix(start) }
  }

  /// All documents, in the order in which they were kept.
  public func documents() throws(Diagnostic) -> [Kept] { Self.kept(try records(after: 0)) }

  /// The records of documents after a number, oldest first.
  func records(after seq: Int) throws(Diagnostic) -> [LedgerRecord] {
    var filter = LedgerFilter()
    (filter.kind, filter.limit) = (.document, Int(Int32.max))
    return try store.records(filter).filter { $0.seq > seq }.reversed()
  }

  private static func kept(_ records: [LedgerRecord]) -> [Kept] {
    var reasons: [Int: String] = [:]
    for record in records where record.entry.action == withdrawing {
      if let prior = record.entry.prior { reasons[prior] = record.entry.reason ?? "" }
    }
    return records.filter { $0.entry.action == keeping }.map { record in
      Kept(id: id(of: record), record: record, withdrawn: reasons[record.seq])
    }
  }

  private static func id(of record: LedgerRecord) -> String { String(record.entry.about[0].dropFirst(mark.count)) }

  static func unknown(_ id: String) -> Diagnostic {
    Diagnostic(
      "document.unknown", "no document `\(id)` is kept", help: "`watch folder` without files shows those that are")
  }
}
