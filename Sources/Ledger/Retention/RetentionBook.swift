import GRDB
public import Interchange

/// How long records are kept: five years from the latest event of their matter (15 CFR 762.6(a)), and as long as a legal
/// hold is on. The ledger says what may go and when; it deletes nothing.
public struct RetentionBook: Sendable {
  /// Years from the latest event.
  public static let years = 5
  public static let citation = "15 CFR 762.6"

  private let store: LedgerStore

  public init(_ store: LedgerStore) { self.store = store }

  /// Puts a hold on what is about a subject.
  ///
  /// - Throws: `Diagnostic`: `retention.reason` without a reason, `retention.state` if there is one.
  @discardableResult
  public func hold(_ subject: String, reason: String, actor: String) throws(Diagnostic) -> LedgerReceipt {
    try change(subject, "hold.set", reason, actor) { holds throws(Diagnostic) in
      guard holds[subject] == nil else { throw Diagnostic("retention.state", "`\(subject)` is on hold already") }
    }
  }

  /// Takes a hold off.
  @discardableResult
  public func release(_ subject: String, reason: String, actor: String) throws(Diagnostic) -> LedgerReceipt {
    try change(subject, "hold.release", reason, actor) { holds throws(Diagnostic) in
      guard holds[subject] != nil else {
        let known = holds.keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
        throw Diagnostic(
          "retention.state", "`\(subject)` is not on hold", help: known.isEmpty ? "nothing is" : "on hold: \(known)")
      }
    }
  }

  private func change(
    _ subject: String, _ action: String, _ reason: String, _ actor: String,
    _ allow: @escaping @Sendable ([String: LegalHold]) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> LedgerReceipt {
    guard reason.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw Diagnostic("retention.reason", "say why")
    }
    return try store.write { transaction in
      try allow(try Self.holds(transaction.db))
      var entry = LedgerEntry(.hold, actor: actor, action: action, about: [subject])
      entry.reason = reason
      return try transaction.append(entry)
    }
  }

  /// The holds that are on.
  public func holds() throws(Diagnostic) -> [LegalHold] {
    try store.read { db in try Self.holds(db).values.sorted { $0.seq < $1.seq } }
  }

  private static func holds(_ db: Database) throws -> [String: LegalHold] {
    var filter = LedgerFilter()
    (filter.kind, filter.limit) = (.hold, Int(Int32.max))
    var holds: [String: LegalHold] = [:]
    for record in try LedgerReading.records(filter, db).reversed() {
      guard let subject = record.entry.about.first else { continue }
      holds[subject] =
        record.entry.action == "hold.set"
        ? LegalHold(
          subject: subject, actor: record.entry.actor, reason: record.entry.reason ?? "", time: record.time,
          seq: record.seq) : nil
    }
    return holds
  }

  /// Of every matter, how long its records are kept.
  public func clocks() throws(Diagnostic) -> [RetentionClock] {
    try store.read { db in
      let holds = try Self.holds(db)
      let open = Set(
        try String.fetchAll(db, sql: "SELECT subject FROM standing WHERE kind = 'case' AND state <> 'decided'"))
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT m.matter AS matter, max(e.event_on) AS latest, count(*) AS records
          FROM (SELECT DISTINCT matter FROM entry) m JOIN about a ON a.subject = m.matter JOIN entry e ON e.seq = a.seq
          GROUP BY m.matter ORDER BY latest, matter
          """)
      return try rows.compactMap { row in
        guard let matter = String.fromDatabaseValue(row["matter"]),
          let latest = String.fromDatabaseValue(row["latest"]).flatMap({ CalendarDay($0) })
        else { return nil }
        return RetentionClock(
          matter: matter, records: Int.fromDatabaseValue(row["records"]) ?? 0, latest: latest,
          isOpen: open.contains(matter), holds: try Self.holds(on: matter, holds, db))
      }
    }
  }

  /// A matter is held with all that its records are about.
  private static func holds(
    on matter: String, _ holds: [String: LegalHold], _ db: Database
  ) throws -> [LegalHold] {
    guard !holds.isEmpty else { return [] }
    let subjects = try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT DISTINCT b.subject FROM about a JOIN about b ON b.seq = a.seq WHERE a.subject = ?"),
      arguments: [matter])
    return (subjects + [LegalHold.everything]).compactMap { holds[$0] }.sorted { $0.seq < $1.seq }
  }
}
