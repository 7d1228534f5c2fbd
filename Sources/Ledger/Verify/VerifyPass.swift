import Foundation
import GRDB
import Interchange

/// One reading of a ledger from the first record to the last.
struct VerifyPass {
  private let db: Database
  /// An empty ledger in memory: the schema as it should be, and the derived tables made anew.
  private let model: Database
  private let known: VerifierKey?
  var report: LedgerReport

  init(_ db: Database, model: Database, known: VerifierKey?, report: LedgerReport) {
    (self.db, self.model, self.known, self.report) = (db, model, known, report)
  }

  mutating func run(_ head: Checkpoint?) throws {
    try checkFile()
    try checkSchema()
    let key = try checkKey()
    report.key = key
    let before = report.findings.count
    var log = LogPass(db, key: key, report: report)
    defer { report = log.report }
    try log.run(head) { record in try add(record) }
    guard log.report.findings.count == before else { return }
    report = log.report
    for (table, order) in LedgerSchema.derivedTables { try compare(table, orderedBy: order) }
    log.report = report
  }

  /// SQLite's own check: pages, cells, indexes, the types of columns.
  private mutating func checkFile() throws {
    let complaints = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
    for complaint in complaints where complaint != "ok" { report.add("sqlite", "SQLite says: \(complaint)") }
    for (name, wanted) in ["application_id": "\(LedgerSchema.applicationID)", "encoding": "UTF-8"] {
      let found = try DatabaseValue.fetchOne(db, sql: "PRAGMA \(name)")?.description ?? ""
      if found.trimmingCharacters(in: ["\""]) != wanted {
        report.add("sqlite", "the header's \(name) is \(found), not \(wanted)")
      }
    }
  }

  private mutating func checkSchema() throws {
    let sql = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    let (found, wanted) = (try Row.fetchAll(db, sql: sql), try Row.fetchAll(model, sql: sql))
    if found != wanted {
      let odd = found.first { !wanted.contains($0) } ?? wanted.first { !found.contains($0) }
      let name = odd.flatMap { String.fromDatabaseValue($0["name"]) } ?? "?"
      report.add("schema", "`\(name)` in the schema is not as it was made", help: "a table, an index or a trigger")
    }
    let migrations = "SELECT * FROM grdb_migrations ORDER BY identifier"
    if try Row.fetchAll(db, sql: migrations) != Row.fetchAll(model, sql: migrations) {
      report.add("schema", "the table `grdb_migrations` is not as it was made")
    }
  }

  private mutating func checkKey() throws -> VerifierKey? {
    let rows = try String.fetchAll(db, sql: "SELECT key FROM identity")
    guard rows.count == 1, let own = try? VerifierKey(rows[0]) else {
      report.add("identity", "the table `identity` does not hold the public key of the ledger")
      return known
    }
    if let known, known != own {
      report.add("identity", "the ledger says that it is signed by `\(own)`", help: "the key given is `\(known)`")
    }
    return known ?? own
  }

  /// Makes the derived rows of a record anew.
  private func add(_ record: LedgerRecord) throws {
    // What stands of cases and licences is told from all their records.
    if [.case, .licence].contains(record.kind) {
      try model.execute(
        sql: "INSERT INTO record (seq, bytes) VALUES (?, ?)", arguments: [record.seq, Data(record.bytes)])
    }
    try Projection.add(record, to: model)
  }

  private mutating func compare(_ table: String, orderedBy order: String) throws {
    let sql = "SELECT * FROM \(table) ORDER BY \(order)"
    let (found, wanted) = (try Row.fetchCursor(db, sql: sql), try Row.fetchCursor(model, sql: sql))
    while true {
      let (own, made) = (try found.next(), try wanted.next())
      if own == nil && made == nil { return }
      if own != made {
        let row = (made ?? own)?.databaseValues.map(\.description).joined(separator: ", ") ?? ""
        return report.add(
          "derived", "the table `\(table)` is not what the records make, from the row (\(row.prefix(200)))",
          help: "`ledger rebuild` makes it anew")
      }
    }
  }
}
