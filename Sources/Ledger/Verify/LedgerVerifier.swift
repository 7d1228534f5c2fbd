import Foundation
import GRDB
import Interchange

/// Reads a ledger whole, without changing it, and says what is not as it was written.
///
///     let report = LedgerVerifier.verify(place, key: nil)
///     report.findings      // each names the record, table, checkpoint or file
///
/// Every record is hashed again, every hash, signature and derived row is compared, and SQLite checks its own file.
public enum LedgerVerifier {
  /// - Parameter known: the key by which the ledger is known; nil for the one that it names itself.
  public static func verify(_ place: LedgerPlace, key known: VerifierKey? = nil) -> LedgerReport {
    var report = LedgerReport()
    guard LedgerStore.exists(at: place) else {
      report.add("missing", "there is no ledger: `\(place.database)`")
      return report
    }
    // Read before the database: it may only ever be behind.
    let head = readHead(place, &report)
    checkKeyFile(place, &report)
    do {
      var configuration = LedgerOpening.configuration
      configuration.readonly = true
      try DatabaseQueue(path: place.database, configuration: configuration).read { db in
        let scratch = try DatabaseQueue()
        try LedgerSchema.migrator.migrate(scratch)
        try scratch.writeWithoutTransaction { model in
          var pass = VerifyPass(db, model: model, known: known, report: report)
          defer { report = pass.report }
          try pass.run(head)
        }
      }
    } catch {
      report.add("database", LedgerFailure.diagnostic(error, place.database).message)
    }
    return report
  }

  private static func readHead(_ place: LedgerPlace, _ report: inout LedgerReport) -> Checkpoint? {
    guard let bytes = FileManager.default.contents(atPath: place.head), !bytes.isEmpty else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self), let head = try? Checkpoint(text) else {
      report.add("head", "`\(place.head)` is damaged: it is no checkpoint")
      return nil
    }
    return head
  }

  /// A ledger may be verified where its key is not; if it is there, it is not damaged.
  private static func checkKeyFile(_ place: LedgerPlace, _ report: inout LedgerReport) {
    guard FileManager.default.fileExists(atPath: place.key) else { return }
    do throws(Diagnostic) { _ = try SigningKey(file: place.key) } catch { report.add("key-file", error.message) }
  }
}
