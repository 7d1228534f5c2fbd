public import Interchange
public import Ledger
public import Watch

/// The documents of a workspace, kept in its ledger: what `WatchDesk` reads into and makes briefs of, over many runs.
///
///     let archive = try WatchArchive(desk.store, knowledge, actor: "anna")
///     let watch = WatchDesk(knowledge, store: archive, today: .today)
///
/// A document is kept as it was taken apart: text, parts, stories. What is told in it is read anew whenever it is asked for,
/// so that a name learnt later is found in it too.
public struct WatchArchive: DocumentStore {
  private let book: DocumentBook
  private let ledger: LedgerStore
  private let index: DocumentIndex
  private let stories: StoryReader
  private let actor: String

  /// - Throws: `Diagnostic` `ledger.…` if the index of words cannot be opened or made.
  public init(_ ledger: LedgerStore, _ knowledge: WatchKnowledge, actor: String) throws(Diagnostic) {
    (self.ledger, self.actor) = (ledger, actor)
    book = DocumentBook(ledger)
    index = try DocumentIndex(ledger, texts: KeptDocument.texts)
    stories = StoryReader(knowledge)
  }

  public func save(_ document: StoredDocument) throws(Diagnostic) -> Bool {
    try book.keep(document.id, KeptDocument.json(document), actor: actor)
  }

  public func documents(since day: CalendarDay?) throws(Diagnostic) -> [StoredDocument] {
    var documents: [StoredDocument] = []
    for kept in try book.documents() {
      let document = try read(kept)
      if day.map({ document.got >= $0 }) ?? true { documents.append(document) }
    }
    return documents
  }

  /// - Parameter id: the digest, or as much of its beginning as only one document has.
  /// - Throws: `Diagnostic`: `document.unknown`, `document.many`, `document.reason`, `document.withdrawn`.
  public func withdraw(_ id: String, because reason: String) throws(Diagnostic) {
    let meant = try book.ids(beginningWith: id)
    guard meant.count < 2 || meant.contains(id) else {
      throw Diagnostic("document.many", "\(meant.count) documents begin with `\(id)`", help: "give more of the id")
    }
    try book.withdraw(meant.first ?? id, because: reason, actor: actor)
  }

  public func events(naming subject: String) throws(Diagnostic) -> [WatchEvent] {
    let topic = WatchTopic(subject)
    return try documents(since: nil).flatMap(\.events).filter { topic.isNamed(in: $0) }
  }

  public func search(_ words: String) throws(Diagnostic) -> [StoredDocument] {
    var documents: [StoredDocument] = []
    for seq in try index.search(words) {
      guard let record = try ledger.record(seq), let kept = try book.document(kept: record) else { continue }
      documents.append(try read(kept))
    }
    return documents
  }

  private func read(_ kept: DocumentBook.Kept) throws(Diagnostic) -> StoredDocument {
    guard let parts = KeptDocument.parts(kept.record.payload) else {
      throw Diagnostic("document.record", "record \(kept.record.seq) is not a document that can be read")
    }
    let read = stories.read(parts.clean, now: parts.readOn)
    var stored = StoredDocument(read, source: parts.source, got: kept.record.day, readOn: parts.readOn)
    stored.withdrawn = kept.withdrawn
    return stored
  }
}
