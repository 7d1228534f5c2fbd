import GRDB
import Interchange

extension LicenceBook {
  static func records(_ subject: String, _ db: Database) throws -> [LedgerRecord] {
    try LedgerReading.records(about: subject, db).filter { $0.kind == .licence }
  }

  static func find(_ number: String, _ db: Database) throws -> Licence? {
    Licence(try records("licence:\(number)", db))
  }

  static func licence(_ number: String, _ db: Database) throws -> Licence {
    guard let licence = try find(number, db) else {
      throw Diagnostic("licence.unknown", "there is no licence `\(number)`", help: "`licence list` shows them")
    }
    return licence
  }

  static func application(_ control: String, _ db: Database) throws -> ApplicationFile {
    guard let file = ApplicationFile(try records("application:\(control)", db)) else {
      throw Diagnostic(
        "licence.unknown", "there is no application `\(control)`", help: "`licence apply` records one")
    }
    return file
  }

  /// A grant or an amendment speaks of lines that there are.
  static func check(_ grant: LicenceGrant, _ lines: [LicenceLine]) throws {
    for item in grant.document["items"]?.array ?? [] {
      guard let line = item["line"]?.integer, lines.contains(where: { $0.line == line }) else {
        throw Diagnostic(
          "licence.line", "the application has no line \(item["line"]?.integer ?? 0)", at: item.span,
          help: "it has \(lines.count)")
      }
    }
  }

  static func require(_ reason: String) throws(Diagnostic) {
    guard reason.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw Diagnostic("licence.reason", "say why")
    }
  }
}
