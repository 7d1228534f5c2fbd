import Foundation
import GRDB
import Interchange
import TestSupport
import Testing

@testable import Ledger

/// What `ledger verify` finds, and that it finds it.
@Suite struct LedgerVerifierTests {
  /// A closed ledger with records of several kinds.
  private static func sample() throws -> LedgerPlace {
    let place = try TestLedger.place()
    let store = try TestLedger.open(place)
    for index in 0..<40 {
      _ = try store.append(
        TestLedger.note(
          String(repeating: "text \(index) ", count: index % 7 + 1), about: ["deal:\(index % 5)"], key: "k\(index)"))
    }
    let pair = CaseFile.Pair(party: "us-entity-list:7", name: "ACME", score: "0.910", fingerprint: "f1")
    let cases = CaseBook(store)
    let opened = try cases.append(
      TestLedger.note("found"), opening: [CaseOpening(.hit, matter: "acme", title: "ACME", deal: "D-1", pairs: [pair])])
    try cases.propose(opened.cases[0], .notSame, reason: "other address", actor: "anna")
    try cases.decide(opened.cases[0], .notSame, reason: "agreed", actor: "boris")
    store.close()
    return place
  }

  /// All that the tables hold, as text, each table also by its indexes.
  private static func dump(_ place: LedgerPlace) throws -> String {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: place.database, configuration: configuration).read { db in
      var text = try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_master").description
      for table in [
        "record", "node", "checkpoint", "identity", "entry", "about", "idempotency", "standing", "pair",
        "grdb_migrations",
      ] {
        let order = ["about", "node", "pair"].contains(table) ? "1, 2" : "1"
        text += try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY \(order)").map {
          Array($0.databaseValues).description
        }.joined()
      }
      for (index, columns) in [
        ("entry_kind", "kind, seq"), ("entry_matter", "matter"), ("standing_state", "kind, state, opened"),
        ("standing_matter", "kind, matter"), ("pair_subject", "subject"),
      ] {
        let table = String(index.prefix { $0 != "_" })
        text += try Row.fetchAll(
          db,
          sql:
            "SELECT \(columns) FROM \(table) INDEXED BY \(index) WHERE \(columns.prefix { $0 != "," }) >= '' ORDER BY \(columns)"
        )
        .map { Array($0.databaseValues).description }.joined()
      }
      return text
    }
  }

  @Test func aWholeLedgerHasNoFindings() throws {
    let place = try Self.sample()
    let report = LedgerVerifier.verify(place)
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect((report.size, report.checkpoints) == (44, 43))
  }

  /// One bit anywhere: found, or it changes nothing that the ledger holds or answers.
  @Test func everyFlippedBitIsFoundOrChangesNothing() throws {
    let place = try Self.sample()
    let whole = try Self.dump(place)
    let bytes = try #require(FileManager.default.contents(atPath: place.database))
    let copy = try TestLedger.copy(of: place)
    var random = SplitMix64(seed: 9162)
    var found = 0
    for round in 0..<Thoroughness.rows(300) {
      // Every byte of the header, then any place.
      let position = round < 100 ? round : Int.random(in: 0..<bytes.count, using: &random)
      let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      var flipped = bytes
      flipped[position] ^= bit
      try flipped.write(to: URL(filePath: copy.database))
      if LedgerVerifier.verify(copy).findings.isEmpty {
        let same = (try? Self.dump(copy)) == whole
        #expect(same, "bit \(bit) of byte \(position) is not found")
      } else {
        found += 1
      }
      for ending in ["-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: copy.database + ending) }
    }
    #expect(found > 100)
  }

  @Test func everyFlippedBitOfTheFilesBesideIsFound() throws {
    let place = try Self.sample()
    for name in ["ledger.key", "ledger.head"] {
      let copy = try TestLedger.copy(of: place)
      let path = "\(copy.folder)/\(name)"
      let bytes = try #require(FileManager.default.contents(atPath: path))
      for position in bytes.indices {
        var flipped = bytes
        flipped[position] ^= 1 << UInt8(position % 8)
        try flipped.write(to: URL(filePath: path))
        #expect(!LedgerVerifier.verify(copy).findings.isEmpty, "byte \(position) of \(name)")
      }
    }
  }

  /// Somebody with a database tool, who takes the triggers off and puts them on again.
  private func tampered(_ sql: String) throws -> [String] {
    let copy = try TestLedger.copy(of: try Self.sample())
    let queue = try DatabaseQueue(path: copy.database)
    try queue.write { db in
      let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      try db.execute(sql: sql)
      for trigger in triggers { try db.execute(sql: trigger["sql"]) }
    }
    try queue.close()
    return LedgerVerifier.verify(copy).findings.map(\.message)
  }

  @Test func whatSomebodyChangedIsNamed() throws {
    let cases: [(sql: String, message: String)] = [
      (
        "UPDATE record SET bytes = CAST(replace(CAST(bytes AS TEXT), 'text 6', 'text 9') AS BLOB) WHERE seq = 7",
        "record 7 is not what was signed"
      ),
      ("UPDATE record SET bytes = x'7b7d' WHERE seq = 7", "record 7 is damaged"),
      ("UPDATE node SET hash = zeroblob(32) WHERE level = 0 AND place = 6", "the hash kept of record 7 is damaged"),
      ("UPDATE node SET hash = zeroblob(32) WHERE level = 2 AND place = 3", "the subtree 2/3"),
      ("DELETE FROM node WHERE level = 2 AND place = 3", "the subtree 2/3"),
      ("INSERT INTO node VALUES (9, 9, zeroblob(32))", "the table `node` has"),
      ("DELETE FROM record WHERE seq = 7", "record 7 is not there"),
      ("DELETE FROM record WHERE seq > 40", "there are 40"),
      ("DELETE FROM record WHERE seq > 40; DELETE FROM checkpoint WHERE size > 40", "the end of the log is lost"),
      ("UPDATE checkpoint SET note = replace(note, 'chokepoint', 'chokepoinT') WHERE size = 3", "checkpoint 3"),
      (
        "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 4) WHERE size = 3",
        "checkpoint 3 is damaged"
      ),
      ("DELETE FROM checkpoint WHERE size > 43", "no whole checkpoint signs the records from 44 on"),
      ("UPDATE entry SET actor = 'eve' WHERE seq = 7", "the table `entry`"),
      ("DELETE FROM about WHERE seq = 7", "the table `about`"),
      ("UPDATE idempotency SET seq = 1 WHERE key = 'k7'", "the table `idempotency`"),
      ("UPDATE standing SET state = 'open'", "the table `standing`"),
      ("DELETE FROM pair", "the table `pair`"),
      ("UPDATE identity SET key = 'x'", "the table `identity`"),
      ("DROP INDEX entry_kind", "`entry_kind` in the schema"),
      ("PRAGMA application_id = 7", "application_id"),
    ]
    for (sql, message) in cases {
      let found = try tampered(sql)
      #expect(found.contains { $0.contains(message) }, "\(sql): \(found)")
    }
    #expect(try tampered("SELECT 1").isEmpty)
  }

  @Test func aTriggerThatIsGoneIsNamed() throws {
    let copy = try TestLedger.copy(of: try Self.sample())
    try DatabaseQueue(path: copy.database).write { try $0.execute(sql: "DROP TRIGGER record_no_update") }
    #expect(
      LedgerVerifier.verify(copy).findings.map(\.message) == ["`record_no_update` in the schema is not as it was made"])
  }

  /// Whoever writes everything anew needs the key; with another one, who knows the key sees it.
  @Test func anotherKeyIsSeen() throws {
    let known = try TestLedger.open().key
    let report = LedgerVerifier.verify(try Self.sample(), key: known)
    #expect(report.findings.contains { $0.id == "ledger.verify.identity" })
  }

  @Test func derivedTablesAreMadeAnew() throws {
    let place = try Self.sample()
    let before = try Self.dump(place)
    let store = try LedgerStore(place)
    try store.pool.write {
      try $0.execute(sql: "DELETE FROM about; DELETE FROM pair; UPDATE standing SET state = 'open'")
    }
    #expect(!LedgerVerifier.verify(place).isWhole)
    try store.rebuild()
    #expect(LedgerVerifier.verify(place).isWhole)
    store.close()
    #expect(try Self.dump(place) == before)
  }
}
