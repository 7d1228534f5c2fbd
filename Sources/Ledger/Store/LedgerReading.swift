import Foundation
import GRDB
import Interchange

/// What is asked of the tables, by the writer in its transaction and by readers in a snapshot.
enum LedgerReading {
  /// The complete subtrees that are kept.
  static func node(_ db: Database) -> MerkleTree.Node {
    { level, index in
      let hash = try Data.fetchOne(
        db.cachedStatement(sql: "SELECT hash FROM node WHERE level = ? AND place = ?"), arguments: [level, index])
      guard let hash = hash.flatMap({ MerkleHash([UInt8]($0)) }) else {
        throw Diagnostic("ledger.damaged", "the hash of the subtree \(level)/\(index) is not there")
      }
      return hash
    }
  }

  static func size(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "SELECT max(seq) FROM record")) ?? 0
  }

  static func record(_ seq: Int, _ db: Database) throws -> LedgerRecord? {
    let bytes = try Data.fetchOne(
      db.cachedStatement(sql: "SELECT bytes FROM record WHERE seq = ?"), arguments: [seq])
    guard let bytes else { return nil }
    let record = try LedgerRecord([UInt8](bytes))
    guard record.seq == seq else { throw Diagnostic("ledger.damaged", "record \(seq) says that it is \(record.seq)") }
    return record
  }

  static func record(keyed key: String, _ db: Database) throws -> LedgerRecord? {
    let seq = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT seq FROM idempotency WHERE key = ?"), arguments: [key])
    return try seq.flatMap { try record($0, db) }
  }

  /// The records about a matter, oldest first.
  static func records(about subject: String, _ db: Database) throws -> [LedgerRecord] {
    let places = try Int.fetchAll(
      db.cachedStatement(sql: "SELECT seq FROM about WHERE subject = ? ORDER BY seq"), arguments: [subject])
    return try places.compactMap { try record($0, db) }
  }

  static func checkpoint(_ db: Database) throws -> Checkpoint? {
    let note = try String.fetchOne(
      db.cachedStatement(sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1"))
    return try note.map { try Checkpoint($0) }
  }

  /// The records that meet a filter, newest first.
  static func records(_ filter: LedgerFilter, _ db: Database) throws -> [LedgerRecord] {
    var (conditions, values): ([String], [any DatabaseValueConvertible]) = ([], [])
    func add(_ sql: String, _ value: (any DatabaseValueConvertible)?) {
      guard let value else { return }
      conditions.append(sql)
      values.append(value)
    }
    add("kind = ?", filter.kind?.rawValue)
    add("actor = ?", filter.actor)
    add("day >= ?", filter.from?.description)
    add("day < ?", filter.until?.description)
    add("seq < ?", filter.before)
    add("seq IN (SELECT seq FROM about WHERE subject = ?)", filter.about)
    let whole = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
    let places = try Int.fetchAll(
      db, sql: "SELECT seq FROM entry \(whole) ORDER BY seq DESC LIMIT ?",
      arguments: StatementArguments(values + [filter.limit]))
    return try places.compactMap { try record($0, db) }
  }
}
