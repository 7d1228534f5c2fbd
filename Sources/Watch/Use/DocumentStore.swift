public import Interchange

/// What Watch needs of the place where documents and their claims are kept; the facade fills it.
public protocol DocumentStore: Sendable {
  /// Keeps a document.
  ///
  /// - Returns: false if a document of the same text is kept already: nothing changes then.
  func save(_ document: StoredDocument) throws(Diagnostic) -> Bool

  /// The documents that were got on `day` and later, all without it; in the order in which they were saved.
  func documents(since day: CalendarDay?) throws(Diagnostic) -> [StoredDocument]

  /// Marks a document as withdrawn: it stays, and what rested on it says so.
  ///
  /// - Throws: `Diagnostic` `watch.no-document` if there is none of that id.
  func withdraw(_ id: String, because reason: String) throws(Diagnostic)

  /// The events of all documents that name `subject`, by id or name.
  func events(naming subject: String) throws(Diagnostic) -> [WatchEvent]

  /// The documents whose text holds all the words.
  func search(_ words: String) throws(Diagnostic) -> [StoredDocument]
}
