/// Where a ledger lies: the database, its key, and the last checkpoint beside it.
public struct LedgerPlace: Hashable, Sendable {
  /// The folder of the workspace.
  public var folder: String
  /// The file of the signing key; `ledger.key` in the folder unless it is kept elsewhere.
  public var key: String

  public init(_ folder: String, key: String? = nil) {
    self.folder = folder
    self.key = key ?? "\(folder)/ledger.key"
  }

  /// The SQLite file.
  public var database: String { "\(folder)/ledger.sqlite" }
  /// The newest checkpoint, outside the database: shows when the database lost its end.
  public var head: String { "\(folder)/ledger.head" }
  /// Held while the database is made.
  var lock: String { "\(folder)/ledger.lock" }
}
