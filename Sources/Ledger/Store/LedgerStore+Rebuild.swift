import GRDB
public import Interchange

extension LedgerStore {
  /// Makes the derived tables anew from the records.
  public func rebuild() throws(Diagnostic) {
    try write { transaction in
      let db = transaction.db
      for (table, _) in LedgerSchema.derivedTables { try db.execute(sql: "DELETE FROM \(table)") }
      for seq in stride(from: 1, through: transaction.frontier.size, by: 1) {
        guard let record = try LedgerReading.record(seq, db) else {
          throw Diagnostic("ledger.damaged", "record \(seq) is not there")
        }
        try Projection.add(record, to: db)
      }
    }
  }
}
