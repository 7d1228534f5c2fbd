public import Interchange

/// The cases of a ledger: the queue, and what is done in it. Every step is a record.
///
///     let cases = CaseBook(store)
///     try cases.propose(7, .notSame, reason: "other address, other business", actor: "anna")
///     try cases.decide(7, .notSame, reason: "agreed", actor: "boris")
///
/// What lets something go on takes two people: one proposes, another decides.
public struct CaseBook: Sendable {
  let store: LedgerStore

  public init(_ store: LedgerStore) { self.store = store }

  /// Records what somebody found with the cases that it opens, all or nothing.
  ///
  /// - Parameter grounds: records of what it rests on, each written once under its key: rules, editions of lists.
  /// - Returns: the record's receipt, and the numbers of the cases that were opened or added to.
  public func append(
    _ entry: LedgerEntry, opening openings: [CaseOpening], grounds: [LedgerEntry] = []
  ) throws(Diagnostic) -> (receipt: LedgerReceipt, cases: [Int]) {
    try store.write { transaction in
      for ground in grounds { try transaction.appendOnce(ground) }
      return try Self.append(entry, openings, transaction)
    }
  }

  /// Records many findings that rest on the same grounds, in their order, all or nothing.
  public func append(
    _ findings: [(entry: LedgerEntry, openings: [CaseOpening])], grounds: [LedgerEntry]
  ) throws(Diagnostic) -> [(receipt: LedgerReceipt, cases: [Int])] {
    try store.write { transaction in
      for ground in grounds { try transaction.appendOnce(ground) }
      return try findings.map { try Self.append($0.entry, $0.openings, transaction) }
    }
  }

  private static func append(
    _ entry: LedgerEntry, _ openings: [CaseOpening], _ transaction: LedgerTransaction
  ) throws -> (receipt: LedgerReceipt, cases: [Int]) {
    let receipt = try transaction.append(entry)
    if receipt.isRepeated { return (receipt, []) }
    var cases: [Int] = []
    for opening in openings {
      let number = try CaseDocket.open(opening, because: receipt.seq, actor: entry.actor, transaction)
      if let number, !cases.contains(number) { cases.append(number) }
    }
    return (receipt, cases)
  }

  /// Gives a case to somebody; nil to nobody.
  @discardableResult
  public func assign(_ number: Int, to assignee: String?, actor: String) throws(Diagnostic) -> CaseFile {
    try step(number, "case.assign", actor) { _, entry in
      entry.payload = .object([("to", .string(assignee))])
    }
  }

  /// Adds a sentence.
  @discardableResult
  public func note(_ number: Int, _ text: String, actor: String) throws(Diagnostic) -> CaseFile {
    try Self.require(text, "case.note", "a note says something")
    return try step(number, "case.note", actor) { _, entry in entry.payload = .object([("text", .string(text))]) }
  }

  /// Proposes a decision, for somebody else to make.
  ///
  /// - Throws: `Diagnostic`: `case.reason` without one, `case.state` for a decided case, `case.decision` for one that a
  ///   case of its occasion cannot come to.
  @discardableResult
  public func propose(
    _ number: Int, _ decision: CaseFile.Decision, reason: String, actor: String
  ) throws(Diagnostic) -> CaseFile {
    try judge(number, "case.propose", decision, reason, actor) { _ in }
  }

  /// Decides a case. What lets something go on must have been proposed by somebody else.
  ///
  /// - Throws: as `propose`, and `case.four-eyes`.
  @discardableResult
  public func decide(
    _ number: Int, _ decision: CaseFile.Decision, reason: String, actor: String
  ) throws(Diagnostic) -> CaseFile {
    try judge(number, "case.decide", decision, reason, actor) { file throws(Diagnostic) in
      guard decision.isApproval else { return }
      guard let proposal = file.proposal, proposal.decision == decision else {
        throw Diagnostic(
          "case.four-eyes", "`\(decision.rawValue)` takes two people, and nobody has proposed it",
          help: "`case propose \(number) \(decision.rawValue)` first; somebody else decides")
      }
      guard !Self.isOne(proposal.actor, actor) else {
        throw Diagnostic(
          "case.four-eyes", "`\(actor)` proposed this, so somebody else has to decide it",
          help: "a second pair of eyes is the point")
      }
    }
  }

  /// Takes a decision back; what it made the ledger remember is forgotten.
  @discardableResult
  public func reopen(_ number: Int, reason: String, actor: String) throws(Diagnostic) -> CaseFile {
    try Self.require(reason, "case.reason", "say why the case is opened again")
    return try step(number, "case.reopen", actor) { file, entry in
      guard let judgement = file.judgement else {
        throw Diagnostic("case.state", "case \(number) is not decided")
      }
      entry.reason = reason
      entry.prior = judgement.seq
    }
  }

  private func judge(
    _ number: Int, _ action: String, _ decision: CaseFile.Decision, _ reason: String, _ actor: String,
    _ allow: @escaping @Sendable (CaseFile) throws -> Void
  ) throws(Diagnostic) -> CaseFile {
    try Self.require(reason, "case.reason", "a decision needs its reason")
    return try step(number, action, actor) { file, entry in
      let possible = CaseFile.Decision.possible(file.occasion)
      guard possible.contains(decision) else {
        throw Diagnostic(
          "case.decision", "`\(decision.rawValue)` is no decision on a case of the kind `\(file.occasion.rawValue)`",
          help: "it is \(possible.map { "`\($0.rawValue)`" }.joined(separator: " or "))")
      }
      guard file.state != .decided else {
        throw Diagnostic("case.state", "case \(number) is decided", help: "`case reopen \(number)` takes that back")
      }
      try allow(file)
      (entry.decision, entry.reason, entry.prior) = (decision.rawValue, reason, file.proposal?.seq)
    }
  }

  private func step(
    _ number: Int, _ action: String, _ actor: String,
    _ fill: @escaping @Sendable (CaseFile, inout LedgerEntry) throws -> Void
  ) throws(Diagnostic) -> CaseFile {
    try store.write { transaction in
      let file = try Self.known(number, transaction.db)
      var entry = LedgerEntry(
        .case, actor: actor, action: action, about: [file.subject] + file.deals.map { "deal:\($0)" })
      try fill(file, &entry)
      _ = try transaction.append(entry)
      return try Self.known(number, transaction.db)
    }
  }

  private static func require(_ text: String, _ id: String, _ message: String) throws(Diagnostic) {
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { throw Diagnostic(id, message) }
  }

  /// Whether two names of actors are one person's.
  private static func isOne(_ left: String, _ right: String) -> Bool { ActorName.plain(left) == ActorName.plain(right) }
}
