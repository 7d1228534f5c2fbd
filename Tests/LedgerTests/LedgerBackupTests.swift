import Foundation
import GRDB
import Interchange
import TestSupport
import Testing

@testable import Ledger

/// A copy of a ledger in use is a whole ledger, or is not there.
@Suite struct LedgerBackupTests {
  @Test func aCopyIsWholeWhileOthersWrite() async throws {
    let store = try TestLedger.open()
    for number in 0..<20 { _ = try await store.append(TestLedger.note("before \(number)")) }
    let folder = try Place.temporaryFolder()
    async let writing: Void = Task.detached {
      for number in 0..<200 { _ = try await store.append(TestLedger.note("meanwhile \(number)")) }
    }.value
    let report = try store.backup(to: folder)
    try await writing
    #expect((20...220).contains(report.size))
    // Another copy takes its place.
    let last = try store.backup(to: folder)
    #expect(last.size == 220 && last.root != report.root || report.size == 220)
    let copy = LedgerPlace(folder)
    let verified = LedgerVerifier.verify(copy, key: store.key)
    #expect(verified.isWhole && verified.size == 220 && verified.root == last.root)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["ledger.sqlite"])
    // With its key it goes on where it stopped.
    try FileManager.default.copyItem(atPath: store.place.key, toPath: copy.key)
    #expect(try await TestLedger.open(copy).append(TestLedger.note("restored")).seq == 221)
  }

  @Test func theLedgerItselfIsNoBackup() throws {
    let store = try TestLedger.open()
    _ = try store.append(TestLedger.note("one"))
    #expect(throws: Diagnostics.self) { try store.backup(to: store.place.folder) }
    #expect(try store.append(TestLedger.note("two")).seq == 2)
  }

  /// A place that cannot be written is said, and what is damaged does not replace what is whole.
  @Test func aFailureLeavesTheOldCopy() throws {
    let store = try TestLedger.open()
    _ = try store.append(TestLedger.note("one"))
    let file = try Place.temporaryFile("a-file", [1])
    #expect(throws: Diagnostics.self) { try store.backup(to: "\(file)/below") }
    let folder = try Place.temporaryFolder()
    let whole = try store.backup(to: folder)
    try store.pool.write { db in try db.execute(sql: "UPDATE entry SET actor = 'mallory' WHERE seq = 1") }
    #expect(throws: Diagnostics.self) { try store.backup(to: folder) }
    #expect(LedgerVerifier.verify(LedgerPlace(folder)).root == whole.root)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["ledger.sqlite"])
  }
}
