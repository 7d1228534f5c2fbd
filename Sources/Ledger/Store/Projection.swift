import Foundation
import GRDB
import Interchange

/// Fills the derived tables: what can be made again from the records alone, in their order.
enum Projection {
  /// Brings the tables after a record that has just been written.
  static func add(_ record: LedgerRecord, to db: Database) throws {
    let entry = record.entry
    try db.cachedStatement(
      sql: "INSERT INTO entry (seq, time, kind, action, actor, day, event_on, matter) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      record.seq, record.time, entry.kind.rawValue, entry.action, entry.actor, record.day.description,
      record.eventDay.description, entry.about[0],
    ])
    for subject in entry.about {
      try db.cachedStatement(sql: "INSERT INTO about (subject, seq) VALUES (?, ?)")
        .execute(arguments: [subject, record.seq])
    }
    if let key = entry.key {
      try db.cachedStatement(sql: "INSERT INTO idempotency (key, seq) VALUES (?, ?)").execute(arguments: [
        key, record.seq,
      ])
    }
    for subject in entry.about where isProjected(subject, by: entry.kind) { try refresh(subject, in: db) }
  }

  /// Whether a record of the kind moves what stands of the matter.
  static func isProjected(_ subject: String, by kind: LedgerEntry.Kind) -> Bool {
    switch kind {
    case .case: subject.hasPrefix("case:")
    case .licence: subject.hasPrefix("licence:") || subject.hasPrefix("application:")
    default: false
    }
  }

  private static func refresh(_ subject: String, in db: Database) throws {
    let records = try LedgerReading.records(about: subject, db)
    guard let standing = standing(of: subject, records) else { return }
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO standing (subject, kind, state, holder, matter, opened, changed)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      subject, standing.kind, standing.state, standing.holder, standing.matter, records.first?.seq ?? 0,
      records.last?.seq ?? 0,
    ])
    guard standing.kind == "case" else { return }
    try db.cachedStatement(sql: "DELETE FROM pair WHERE subject = ?").execute(arguments: [subject])
    for pair in standing.dismissed {
      try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO pair (query, party, fingerprint, subject) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [standing.matter, pair.party, pair.fingerprint, subject])
    }
  }

  private static func standing(of subject: String, _ records: [LedgerRecord]) -> Standing? {
    if let file = CaseFile(records.filter { $0.kind == .case }, subject: subject) {
      return Standing(
        kind: "case", state: file.state.rawValue, holder: file.assignee ?? "", matter: file.matter,
        dismissed: file.dismissed)
    }
    let records = records.filter { $0.kind == .licence }
    if subject.hasPrefix("licence:"), let licence = Licence(records) {
      return Standing(
        kind: "licence", state: licence.lastState.rawValue, holder: licence.application.applicant.name,
        matter: licence.application.control)
    }
    if subject.hasPrefix("application:"), let file = ApplicationFile(records) {
      return Standing(
        kind: "application", state: file.state.rawValue, holder: file.application.applicant.name,
        matter: file.application.control)
    }
    return nil
  }

  /// A row of the table of that name, with the pairs that go with it.
  private struct Standing {
    var kind: String
    var state: String
    var holder: String
    var matter: String
    var dismissed: [CaseFile.Pair] = []
  }
}
