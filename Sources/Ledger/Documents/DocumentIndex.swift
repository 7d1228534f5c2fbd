import Foundation
import GRDB
public import Interchange

/// Finds kept documents by their words. The index lies in a file of its own beside the ledger, is brought up to the ledger
/// before every search, and can be thrown away: it is made again.
///
///     let index = try DocumentIndex(store) { payload in [payload["title"]?.string, payload["text"]?.string] }
///     try index.search("華為 7nm")      // the numbers of records that hold both
///
/// Letters of one Chinese or Japanese word are found next to each other; elsewhere whole words, without marks and case.
public struct DocumentIndex: Sendable {
  private let store: LedgerStore
  private let book: DocumentBook
  private let queue: DatabaseQueue
  private let file: String
  private let texts: @Sendable (JSON) -> [String?]

  /// - Parameter texts: the parts of a document that are searched.
  /// - Throws: `Diagnostic` `ledger.…` if the index cannot be opened or made.
  public init(_ store: LedgerStore, texts: @escaping @Sendable (JSON) -> [String?]) throws(Diagnostic) {
    let file = "\(store.place.folder)/documents.sqlite"
    (self.store, book, self.file, self.texts) = (store, DocumentBook(store), file, texts)
    queue = try LedgerFailure.mapping(file) {
      do { return try Self.open(file) } catch let error as DatabaseError where Self.isSpoilt(error) {
        try FileManager.default.removeItem(atPath: file)
        return try Self.open(file)
      }
    }
  }

  /// The numbers of the records of the documents that hold all the words, newest first.
  ///
  /// - Throws: `Diagnostic` `document.words` if there is no word to look for.
  public func search(_ words: String, limit: Int = 100) throws(Diagnostic) -> [Int] {
    let phrases = words.split(whereSeparator: \.isWhitespace).map { Self.spaced(String($0)) }.filter { word in
      word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
    guard !phrases.isEmpty else { throw Diagnostic("document.words", "`\(words)` holds no word to look for") }
    try follow()
    // A phrase in quotes is words and nothing else: no operator of the search can be given.
    let match = phrases.map { "\"\($0.replacing("\"", with: " "))\"" }.joined(separator: " AND ")
    return try LedgerFailure.mapping(file) {
      try queue.read { db in
        try Int.fetchAll(
          db, sql: "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?", arguments: [match, limit])
      }
    }
  }

  /// Takes in what was kept since the last time.
  private func follow() throws(Diagnostic) {
    try LedgerFailure.mapping(file) {
      try queue.write { db in
        let known = try followed(db)
        var last: LedgerRecord?
        for record in try book.records(after: known) {
          last = record
          let text = texts(record.payload).compactMap { $0 }.joined(separator: "\n")
          guard !text.isEmpty else { continue }
          try db.execute(
            sql: "INSERT INTO words (rowid, text) VALUES (?, ?)", arguments: [record.seq, Self.spaced(text)])
        }
        guard let last else { return }
        try db.execute(
          sql: "INSERT INTO followed (seq, digest) VALUES (?, ?)",
          arguments: [last.seq, ContentDigest.sha256(last.bytes)])
      }
    }
  }

  /// The number of the last record taken in. An index of another ledger, or of one that was put back, begins anew.
  private func followed(_ db: Database) throws -> Int {
    guard let row = try Row.fetchOne(db, sql: "SELECT seq, digest FROM followed ORDER BY seq DESC LIMIT 1") else {
      return 0
    }
    let seq: Int = row["seq"]
    if let record = try store.record(seq), ContentDigest.sha256(record.bytes) == row["digest"] { return seq }
    try db.execute(sql: "DROP TABLE words; DROP TABLE followed; \(Self.tables)")
    return 0
  }

  private static func open(_ file: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(30)
    configuration.label = "documents"
    let queue = try DatabaseQueue(path: file, configuration: configuration)
    try queue.write { db in try db.execute(sql: tables) }
    return queue
  }

  private static let tables = """
    CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
    CREATE TABLE IF NOT EXISTS followed (seq INTEGER PRIMARY KEY, digest TEXT NOT NULL) STRICT
    """

  private static func isSpoilt(_ error: DatabaseError) -> Bool {
    error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
  }

  /// The text with every Han, kana or Hangul letter a word of its own, because their words are not spaced.
  static func spaced(_ text: String) -> String {
    var spaced = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x1100...0x11FF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
        0x2_0000...0x3_FFFF:
        spaced.append(contentsOf: [" ", scalar, " "])
      default: spaced.append(scalar)
      }
    }
    return String(spaced)
  }
}
