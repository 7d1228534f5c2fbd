import Foundation
import GRDB
import Interchange
import TestSupport
import Testing

@testable import Ledger

/// Appending, reading, keys of attempts, and what refuses to be changed.
@Suite struct LedgerStoreTests {
  @Test func aRecordIsReadAsItWasWritten() throws {
    let store = try TestLedger.open()
    var entry = TestLedger.note("Größe \u{0} \"x\" 華為", about: ["deal:D-1", "party:us-entity-list:7"])
    entry.basis = RecordBasis(
      rules: "sha256:ab", lists: [.init(id: "us-entity-list", edition: "2026-07-23", sha256: "cd")], engine: "0.1.0",
      asOf: CalendarDay("2024-06-01"), known: CalendarDay("2026-11-23"), thresholds: ["threshold": "0.5"])
    (entry.request, entry.decision, entry.reason) = ("ef", "licence_required", "because")
    let receipt = try store.append(entry)
    #expect(receipt == LedgerReceipt(seq: 1, time: "2026-11-23T00:00:00.000000Z", isRepeated: false))
    let record = try #require(try store.record(1))
    #expect(record.entry.basis == entry.basis)
    #expect(record.payload["text"]?.string == "Größe \u{0} \"x\" 華為")
    #expect(JSONWriter.canonical(record.json) == String(decoding: record.bytes, as: UTF8.self))
    #expect(try store.record(2) == nil)
    #expect(try store.records(about: "party:us-entity-list:7").map(\.seq) == [1])
    var correction = TestLedger.note("corrected")
    correction.prior = 1
    #expect(try store.append(correction).time == "2026-11-23T00:00:00.000001Z")
    #expect(try store.checkpoint()?.size == 2)
  }

  @Test func recordsOutliveTheProcess() throws {
    let place = try TestLedger.place()
    for round in 1...5 {
      let store = try LedgerStore(place)
      #expect(try store.append(TestLedger.note("\(round)")).seq == round)
    }
    #expect(LedgerVerifier.verify(place).findings.isEmpty)
    #expect(LedgerVerifier.verify(place).size == 5)
    let mode = try FileManager.default.attributesOfItem(atPath: place.key)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  /// All is in the one file then; a second time, and letting go, do nothing, and writing is refused.
  @Test func aClosedLedgerIsOneFile() throws {
    let place = try TestLedger.place()
    let store = try TestLedger.open(place)
    _ = try store.append(TestLedger.note("a word to be found"))
    _ = try store.records(about: "deal:D-1")
    store.close()
    store.close()
    let bytes = try #require(FileManager.default.contents(atPath: place.database))
    #expect(bytes.firstRange(of: Data("a word to be found".utf8)) != nil)
    #expect(throws: Diagnostic.self) { try store.append(TestLedger.note("b")) }
    #expect(LedgerVerifier.verify(place).size == 1)
  }

  @Test func theSameAttemptIsThereOnce() throws {
    let store = try TestLedger.open()
    let first = try store.append(TestLedger.note("a", key: "k"))
    let again = try store.append(TestLedger.note("a", key: "k"))
    #expect((again.seq, again.isRepeated) == (first.seq, true))
    let error = #expect(throws: Diagnostic.self) { try store.append(TestLedger.note("b", key: "k")) }
    #expect(error?.id == "ledger.key-reused")
    #expect(try store.size() == 1)
  }

  @Test func whatCannotBecomeARecord() throws {
    let store = try TestLedger.open()
    var deep = JSON.null
    for _ in 0..<70 { deep = .array([deep]) }
    var bad: [LedgerEntry] = [
      LedgerEntry(.note, actor: "", action: "note", about: ["deal:1"]),
      LedgerEntry(.note, actor: "a\nb", action: "note", about: ["deal:1"]),
      LedgerEntry(.note, actor: "a", action: "note", about: []),
      LedgerEntry(.note, actor: "a", action: "note", about: ["deal"]),
      LedgerEntry(.note, actor: "a", action: "note", about: ["deal:1", "deal:1"]),
    ]
    var nested = TestLedger.note("x")
    nested.payload = .object([("deep", deep)])
    var twice = TestLedger.note("x")
    twice.payload = .object([("a", .null), ("a", .null)])
    var nowhere = TestLedger.note("x")
    nowhere.prior = 9
    bad += [nested, twice, nowhere]
    for entry in bad { #expect(throws: Diagnostic.self) { try store.append(entry) } }
    #expect(try store.size() == 0)
    #expect(try store.append(TestLedger.note("x")).seq == 1)
  }

  /// One transaction holds many appends; one that is refused takes no other with it.
  @Test func manyThreadsAppendAtOnce() async throws {
    let store = try TestLedger.open()
    let seqs = try await withThrowingTaskGroup(of: [Int].self) { group in
      for task in 0..<8 {
        group.addTask {
          var seqs: [Int] = []
          for index in 0..<50 {
            seqs.append(try await store.append(TestLedger.note("\(task) \(index)", key: "\(task)-\(index)")).seq)
            _ = try? await store.append(TestLedger.note("refused", about: ["nothing"]))
          }
          return seqs
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(seqs.sorted() == Array(1...400))
    let report = LedgerVerifier.verify(store.place)
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.size == 400)
  }

  @Test func twoStoresWriteOneLog() async throws {
    let place = try TestLedger.place()
    let stores = [try LedgerStore(place), try LedgerStore(place)]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, store) in stores.enumerated() {
        group.addTask { for index in 0..<100 { _ = try await store.append(TestLedger.note("\(number) \(index)")) } }
      }
      try await group.waitForAll()
    }
    let report = LedgerVerifier.verify(place)
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(report.size == 200)
  }

  @Test func theTablesOfTheLogRefuseToBeChanged() throws {
    let store = try TestLedger.open()
    _ = try store.append(TestLedger.note("a"))
    for sql in [
      "UPDATE record SET bytes = x'00'", "DELETE FROM record", "UPDATE node SET level = 9", "DELETE FROM checkpoint",
      "UPDATE identity SET key = 'x'", "INSERT OR REPLACE INTO record (seq, bytes) VALUES (1, x'00')",
    ] {
      #expect(throws: (any Error).self, "\(sql)") { try store.pool.write { try $0.execute(sql: sql) } }
    }
    #expect(LedgerVerifier.verify(store.place).findings.isEmpty)
  }

  /// SQLite says that there is no room: nothing is acknowledged, nothing is lost, and with room it goes on.
  @Test func noRoomIsSaidAndNothingIsLost() throws {
    let store = try TestLedger.open()
    for index in 0..<20 { _ = try store.append(TestLedger.note("\(index)")) }
    let pages = try store.write { try Int.fetchOne($0.db, sql: "PRAGMA page_count") ?? 0 }
    _ = try store.write { try Int.fetchOne($0.db, sql: "PRAGMA max_page_count = \(pages)") }
    var kept = 20
    let error = #expect(throws: Diagnostic.self) {
      while true {
        _ = try store.append(TestLedger.note(String(repeating: "x", count: 3000)))
        kept += 1
      }
    }
    #expect(error?.id == "ledger.full")
    #expect(try store.size() == kept)
    #expect(LedgerVerifier.verify(store.place).findings.isEmpty)
    _ = try store.write { try Int.fetchOne($0.db, sql: "PRAGMA max_page_count = 1000000") }
    #expect(try store.append(TestLedger.note("room again")).seq == kept + 1)
    #expect(LedgerVerifier.verify(store.place).findings.isEmpty)
  }

  @Test func filtersAndPages() throws {
    let store = try TestLedger.open()
    for index in 1...10 { _ = try store.append(TestLedger.note("\(index)", about: ["deal:\(index % 2)"])) }
    var filter = LedgerFilter()
    (filter.about, filter.limit) = ("deal:1", 3)
    #expect(try store.records(filter).map(\.seq) == [9, 7, 5])
    filter.before = 5
    #expect(try store.records(filter).map(\.seq) == [3, 1])
    filter.kind = .licence
    #expect(try store.records(filter).isEmpty)
    var days = LedgerFilter()
    days.from = CalendarDay("2026-11-24")
    #expect(try store.records(days).isEmpty)
  }

  @Test func aKeyThatIsNotTheLedgersIsRefused() throws {
    let place = try TestLedger.place()
    _ = try LedgerStore(place)
    try FileManager.default.removeItem(atPath: place.key)
    #expect(throws: Diagnostic.self) { try LedgerStore(place) }
    _ = try SigningKey.make(file: place.key)
    let error = #expect(throws: Diagnostic.self) { try LedgerStore(place) }
    #expect(error?.id == "ledger.key-file")
  }
}
