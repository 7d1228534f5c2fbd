import Foundation
import GRDB
import Interchange

/// Opens the database of a ledger, and makes it and its key where there is none.
enum LedgerOpening {
  static func open(_ place: LedgerPlace) throws(Diagnostic) -> (pool: DatabasePool, key: SigningKey) {
    do { try FileManager.default.createDirectory(atPath: place.folder, withIntermediateDirectories: true) } catch {
      throw Diagnostic("ledger.unwritable", "`\(place.folder)` cannot be made: \(error.localizedDescription)")
    }
    // Two processes may come first at the same time.
    return try LockedFile.holding(place.lock) { () throws(Diagnostic) in
      let isNew = !FileManager.default.fileExists(atPath: place.database)
      let hasKey = FileManager.default.fileExists(atPath: place.key)
      let key = isNew && !hasKey ? try SigningKey.make(file: place.key) : try SigningKey(file: place.key)
      // SQLite gives the files beside it the same rights.
      if isNew { try LockedFile.touch(place.database) }
      let pool = try LedgerFailure.mapping(place.database) {
        let pool = try DatabasePool(path: place.database, configuration: configuration)
        try LedgerSchema.migrator.migrate(pool)
        return pool
      }
      try identify(pool, key, place)
      return (pool, key)
    }
  }

  /// Every connection waits for the disk at each commit, and half a minute for another process.
  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(30)
    configuration.maximumReaderCount = 4
    configuration.label = "ledger"
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try db.execute(sql: "PRAGMA cell_size_check = ON")
    }
    return configuration
  }

  /// The ledger keeps to the key with which it began.
  private static func identify(_ pool: DatabasePool, _ key: SigningKey, _ place: LedgerPlace) throws(Diagnostic) {
    let own = key.verifier.description
    let known = try LedgerFailure.mapping(place.database) {
      try pool.write { db in
        if let known = try String.fetchOne(db, sql: "SELECT key FROM identity") { return known }
        try db.execute(sql: "INSERT INTO identity (id, key) VALUES (1, ?)", arguments: [own])
        return own
      }
    }
    guard known == own else {
      throw Diagnostic(
        "ledger.key-file", "the key in `\(place.key)` is not that of the ledger",
        help: "the ledger is signed by \(known), the file is that of \(own)")
    }
  }
}
