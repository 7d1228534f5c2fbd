import GRDB

/// The tables. `record`, `node`, `checkpoint` and `identity` are only ever added to; the others are made from the records
/// and can be made again.
enum LedgerSchema {
  /// `Chok`, by which the file is known.
  static let applicationID: Int32 = 0x4368_6F6B

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 log and derived tables") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      for table in log + derived { try db.execute(sql: table) }
      for (name, row) in kept {
        // What replaces a row fires no trigger of DELETE.
        try db.execute(
          sql: """
            CREATE TRIGGER \(name)_no_replace BEFORE INSERT ON \(name) WHEN EXISTS (SELECT 1 FROM \(name) WHERE \(row))
            BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
            """)
        for change in ["UPDATE", "DELETE"] {
          try db.execute(
            sql: """
              CREATE TRIGGER \(name)_no_\(change.lowercased()) BEFORE \(change) ON \(name)
              BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
              """)
        }
      }
    }
    return migrator
  }

  /// The tables that are only added to, each with the condition of a row that is there.
  private static let kept: KeyValuePairs = [
    "record": "seq = NEW.seq", "node": "level = NEW.level AND place = NEW.place", "checkpoint": "size = NEW.size",
    "identity": "id = NEW.id",
  ]

  private static let log = [
    "CREATE TABLE identity (id INTEGER PRIMARY KEY CHECK (id = 1), key TEXT NOT NULL) STRICT",
    "CREATE TABLE record (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
    """
    CREATE TABLE node (level INTEGER NOT NULL, place INTEGER NOT NULL, hash BLOB NOT NULL,
      PRIMARY KEY (level, place)) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT",
  ]

  /// The tables made from the records, each with its primary key.
  static let derivedTables: KeyValuePairs = [
    "entry": "seq", "about": "subject, seq", "idempotency": "key", "standing": "subject", "pair": "query, party",
  ]

  private static let derived = [
    """
    CREATE TABLE entry (seq INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, action TEXT NOT NULL,
      actor TEXT NOT NULL, day TEXT NOT NULL, event_on TEXT NOT NULL, matter TEXT NOT NULL) STRICT
    """,
    "CREATE INDEX entry_kind ON entry (kind, seq)",
    "CREATE INDEX entry_matter ON entry (matter)",
    """
    CREATE TABLE about (subject TEXT NOT NULL, seq INTEGER NOT NULL,
      PRIMARY KEY (subject, seq)) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE idempotency (key TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE standing (subject TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL,
      holder TEXT NOT NULL, matter TEXT NOT NULL, opened INTEGER NOT NULL, changed INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX standing_state ON standing (kind, state, opened)",
    "CREATE INDEX standing_matter ON standing (kind, matter)",
    """
    CREATE TABLE pair (query TEXT NOT NULL, party TEXT NOT NULL, fingerprint TEXT NOT NULL, subject TEXT NOT NULL,
      PRIMARY KEY (query, party)) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX pair_subject ON pair (subject)",
  ]
}
