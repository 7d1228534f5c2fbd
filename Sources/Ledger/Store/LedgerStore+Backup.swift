import Foundation
import GRDB
public import Interchange

extension LedgerStore {
  /// Copies the ledger as it is at this moment, while others write, verifies the copy and only then puts it in place of one
  /// that is there. The key is not copied.
  ///
  /// - Parameter folder: gets `ledger.sqlite`; made if it is not there.
  /// - Returns: what the copy holds.
  /// - Throws: `Diagnostics`: `ledger.…` if it cannot be written, or what is damaged in it; then what was there stays.
  public func backup(to folder: String) throws(Diagnostics) -> LedgerReport {
    let (target, fresh) = (LedgerPlace(folder), LedgerPlace("\(folder)/.ledger-\(UUID().uuidString)"))
    let files = FileManager.default
    guard target.database.resolved != place.database.resolved else {
      throw Diagnostics([
        Diagnostic("ledger.backup", "`\(folder)` is where the ledger lies", help: "give another folder")
      ])
    }
    defer { try? files.removeItem(atPath: fresh.folder) }
    try Diagnostics.gathering { () throws(Diagnostic) in
      do { try files.createDirectory(atPath: fresh.folder, withIntermediateDirectories: true) } catch {
        throw Diagnostic("ledger.unwritable", "`\(folder)` cannot be made: \(error.localizedDescription)")
      }
      try LedgerFailure.mapping(fresh.database) {
        let copy = try DatabaseQueue(path: fresh.database)
        try pool.backup(to: copy)
        // One file, whole by itself.
        try copy.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA journal_mode = DELETE") }
        try copy.close()
      }
    }
    let report = LedgerVerifier.verify(fresh, key: key)
    guard report.isWhole else { throw Diagnostics(report.findings) }
    try Diagnostics.gathering { () throws(Diagnostic) in
      for rest in ["-wal", "-shm"] { try? files.removeItem(atPath: fresh.database + rest) }
      guard rename(fresh.database, target.database) == 0 else {
        throw Diagnostic(
          "ledger.unwritable", "`\(target.database)` cannot be replaced: \(String(cString: strerror(errno)))")
      }
    }
    return report
  }
}

extension String {
  fileprivate var resolved: String { URL(fileURLWithPath: self).resolvingSymlinksInPath().path }
}
