import Foundation
import GRDB
import Interchange

/// One transaction of the writer: what has been appended in it, and what can be asked meanwhile.
final class LedgerTransaction {
  let db: Database
  private let clock: () -> Int
  private(set) var frontier: MerkleFrontier

  init(_ db: Database, clock: @escaping () -> Int) throws {
    self.db = db
    self.clock = clock
    let size = try Int.fetchOne(db, sql: "SELECT max(seq) FROM record") ?? 0
    frontier = try MerkleFrontier(size: size, node: LedgerReading.node(db))
  }

  /// Runs work that leaves nothing behind if it throws.
  func attempt<Result>(_ work: () throws -> Result) throws -> Result {
    let before = frontier
    var result: Result?
    do {
      try db.inSavepoint {
        result = try work()
        return .commit
      }
    } catch {
      frontier = before
      throw error
    }
    guard let result else { throw Diagnostic("ledger.database", "the transaction did not end") }
    return result
  }

  /// Appends a record and brings the derived tables after it.
  func append(_ entry: LedgerEntry) throws -> LedgerReceipt {
    try entry.check()
    if let key = entry.key, let known = try LedgerReading.record(keyed: key, db) {
      return try repeated(entry, known)
    }
    if let prior = entry.prior, prior < 1 || prior > frontier.size {
      throw Diagnostic("ledger.entry", "there is no record \(prior) to correct")
    }
    let record = try LedgerRecord(entry, seq: frontier.size + 1, time: LedgerClock.text(clock()))
    try db.cachedStatement(sql: "INSERT INTO record (seq, bytes) VALUES (?, ?)")
      .execute(arguments: [record.seq, Data(record.bytes)])
    for node in frontier.append(.leaf(record.bytes)) {
      try db.cachedStatement(sql: "INSERT INTO node (level, place, hash) VALUES (?, ?, ?)")
        .execute(arguments: [node.level, node.index, Data(node.hash.bytes)])
    }
    try Projection.add(record, to: db)
    return LedgerReceipt(seq: record.seq, time: record.time, isRepeated: false)
  }

  /// Appends a record unless there is one under its key, whoever wrote it.
  func appendOnce(_ entry: LedgerEntry) throws {
    if let key = entry.key, try LedgerReading.record(keyed: key, db) != nil { return }
    _ = try append(entry)
  }

  /// A key stands for one entry: the same again is answered with the record that is there.
  private func repeated(_ entry: LedgerEntry, _ known: LedgerRecord) throws -> LedgerReceipt {
    guard JSONWriter.canonical(.object(entry.members)) == JSONWriter.canonical(.object(known.entry.members)) else {
      throw Diagnostic(
        "ledger.key-reused", "the key `\(entry.key ?? "")` is that of record \(known.seq), which says something else",
        help: "give each new entry a key of its own")
    }
    return LedgerReceipt(seq: known.seq, time: known.time, isRepeated: true)
  }
}
