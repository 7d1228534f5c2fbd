import GRDB
public import Interchange

/// The licences of a ledger: applied for, granted, amended, suspended, drawn down. Every step is a record.
///
///     let licences = LicenceBook(store)
///     try licences.ship(LicenceShipment(document), actor: "anna")      // refused with the reason, or drawn down
///     try licences.licence("D1234567").balances(on: today)
public struct LicenceBook: Sendable {
  let store: LedgerStore

  public init(_ store: LedgerStore) { self.store = store }

  // MARK: Read

  /// - Throws: `Diagnostic` `licence.unknown` if there is none of this number.
  public func licence(_ number: String) throws(Diagnostic) -> Licence {
    try store.read { db in try Self.licence(number, db) }
  }

  /// The licence of a number; nil if there is none.
  public func find(_ number: String) throws(Diagnostic) -> Licence? {
    try store.read { db in try Self.find(number, db) }
  }

  /// All licences, in the order in which they were granted.
  public func list() throws(Diagnostic) -> [Licence] {
    try store.read { db in
      let subjects = try String.fetchAll(db, sql: "SELECT subject FROM standing WHERE kind = 'licence' ORDER BY opened")
      return try subjects.compactMap { Licence(try Self.records($0, db)) }
    }
  }

  /// All applications, in the order in which they were recorded.
  public func applications() throws(Diagnostic) -> [ApplicationFile] {
    try store.read { db in
      let subjects = try String.fetchAll(
        db, sql: "SELECT subject FROM standing WHERE kind = 'application' ORDER BY opened")
      return try subjects.compactMap { ApplicationFile(try Self.records($0, db)) }
    }
  }

  /// - Throws: `Diagnostic` `licence.unknown` if there is none of this number.
  public func application(_ control: String) throws(Diagnostic) -> ApplicationFile {
    try store.read { db in try Self.application(control, db) }
  }

  // MARK: Act

  /// Records an application, or a new version of one that the agency has not done with.
  ///
  /// - Throws: `Diagnostic` `licence.state` if the agency has.
  @discardableResult
  public func apply(_ application: LicenceApplication, actor: String) throws(Diagnostic) -> LedgerReceipt {
    try store.write { transaction in
      let known = ApplicationFile(try Self.records("application:\(application.control)", transaction.db))
      if let known, known.state.isFinal {
        throw Diagnostic(
          "licence.state", "application \(application.control) is \(known.state.rawValue)",
          help: "a new application has a number of its own")
      }
      var entry = LedgerEntry(
        .licence, actor: actor, action: "licence.apply", about: ["application:\(application.control)"])
      entry.payload = .object([("application", application.document)])
      return try transaction.append(entry)
    }
  }

  /// Records where an application stands with the agency.
  ///
  /// - Throws: `Diagnostic`: `licence.state` after the end, or for `approved`, which is a grant.
  @discardableResult
  public func progress(
    _ control: String, to state: ApplicationFile.State, reason: String?, actor: String
  ) throws(Diagnostic) -> LedgerReceipt {
    try store.write { transaction in
      let known = try Self.application(control, transaction.db)
      guard !known.state.isFinal, state != .approved else {
        throw Diagnostic(
          "licence.state", "application \(control) is \(known.state.rawValue), and cannot become \(state.rawValue)",
          help: "what is approved is recorded by `licence grant`")
      }
      var entry = LedgerEntry(.licence, actor: actor, action: "licence.progress", about: ["application:\(control)"])
      (entry.decision, entry.reason) = (state.rawValue, reason)
      return try transaction.append(entry)
    }
  }

  /// Records the grant of a licence on an application.
  ///
  /// - Throws: `Diagnostic`: `licence.unknown`, `licence.state` or `licence.line` where it does not fit the application.
  @discardableResult
  public func grant(_ grant: LicenceGrant, actor: String) throws(Diagnostic) -> LedgerReceipt {
    try store.write { transaction in
      let known = try Self.application(grant.application ?? "", transaction.db)
      guard !known.state.isFinal, try Self.find(grant.licence, transaction.db) == nil else {
        throw Diagnostic(
          "licence.state", "application \(known.application.control) is \(known.state.rawValue)",
          help: "one application is answered by one licence")
      }
      try Self.check(grant, known.application.lines)
      let subjects = ["licence:\(grant.licence)", "application:\(known.application.control)"]
      var entry = LedgerEntry(.licence, actor: actor, action: "licence.grant", about: subjects)
      let members = (grant.document.members ?? []).map { ($0.key, $0.value) }
      entry.payload = .object(members + [("application_document", known.application.document)])
      entry.eventDay = grant.expires
      return try transaction.append(entry)
    }
  }

  /// Records an amendment.
  @discardableResult
  public func amend(_ amendment: LicenceGrant, reason: String, actor: String) throws(Diagnostic) -> LedgerReceipt {
    try Self.require(reason)
    return try store.write { transaction in
      let licence = try Self.licence(amendment.licence, transaction.db)
      guard licence.lastState != .revoked, let last = licence.terms.last, amendment.day >= last.from else {
        throw Diagnostic(
          "licence.state", "licence \(licence.number) cannot be amended from \(amendment.day)",
          help: "it is revoked, or has later terms")
      }
      try Self.check(amendment, last.lines)
      var entry = LedgerEntry(
        .licence, actor: actor, action: "licence.amend", about: ["licence:\(licence.number)"])
      (entry.payload, entry.reason, entry.eventDay) = (amendment.document, reason, amendment.expires)
      return try transaction.append(entry)
    }
  }
}
