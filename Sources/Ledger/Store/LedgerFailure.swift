import GRDB
import Interchange

/// What the database says, as a diagnostic.
enum LedgerFailure {
  /// Runs work on the database.
  static func mapping<Result>(_ file: String, _ work: () throws -> Result) throws(Diagnostic) -> Result {
    do { return try work() } catch { throw diagnostic(error, file) }
  }

  static func diagnostic(_ error: any Error, _ file: String) -> Diagnostic {
    if let known = error as? Diagnostic { return known }
    guard let error = error as? DatabaseError else {
      return Diagnostic("ledger.io", "`\(file)` cannot be used: \(error)")
    }
    let message = (error.message ?? "no message").lowercased()
    switch error.resultCode {
    case .SQLITE_FULL:
      return Diagnostic(
        "ledger.full", "there is no room to write to `\(file)`: \(message)",
        help: "nothing of this was recorded; what was acknowledged before is kept: make room and write again")
    case .SQLITE_IOERR:
      return Diagnostic(
        "ledger.io", "`\(file)` cannot be read or written: \(message) (\(error.extendedResultCode.rawValue))",
        help: "nothing of this was acknowledged; what was acknowledged before is kept: see to the disk, write again")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return Diagnostic("ledger.busy", "`\(file)` is held by another process: \(message)", help: "write again")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return Diagnostic(
        "ledger.damaged", "`\(file)` is damaged: \(message)", help: "`ledger verify` names what is; restore a backup")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      return Diagnostic("ledger.unwritable", "`\(file)` cannot be opened to write: \(message)")
    default:
      return Diagnostic("ledger.database", "`\(file)`: \(message) (\(error.extendedResultCode.rawValue))")
    }
  }
}
