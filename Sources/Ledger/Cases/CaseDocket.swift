import GRDB
import Interchange

/// Opens cases in the transaction that records what they are about.
enum CaseDocket {
  /// Opens a case, or adds to the one on the same matter that is not decided.
  ///
  /// - Parameter seq: the record that found it.
  /// - Returns: the case's number; nil where everything found was decided before and has not changed.
  static func open(
    _ opening: CaseOpening, because seq: Int, actor: String, _ transaction: LedgerTransaction
  ) throws -> Int? {
    let db = transaction.db
    let pairs = try opening.pairs.filter { pair in try remembered(pair, of: opening.matter, db) == nil }
    if opening.occasion == .hit && pairs.isEmpty { return nil }
    let opening = CaseOpening(
      opening.occasion, matter: opening.matter, title: opening.title, deal: opening.deal, pairs: pairs)
    if let known = try undecided(opening, db) {
      try add(opening, to: known, because: seq, actor: actor, transaction)
      return known.number
    }
    let number = transaction.frontier.size + 1
    var entry = LedgerEntry(.case, actor: actor, action: "case.open", about: ["case:\(number)"] + opening.about)
    entry.payload = opening.payload
    entry.prior = seq
    return try transaction.append(entry).seq
  }

  /// Says nothing twice: only a deal or a pair that the case does not have yet is added.
  private static func add(
    _ opening: CaseOpening, to known: CaseFile, because seq: Int, actor: String, _ transaction: LedgerTransaction
  ) throws {
    let pairs = opening.pairs.filter { pair in
      !known.pairs.contains { ($0.party, $0.fingerprint) == (pair.party, pair.fingerprint) }
    }
    let isNewDeal = opening.deal.map { !known.deals.contains($0) } ?? false
    guard !pairs.isEmpty || isNewDeal else { return }
    let added = CaseOpening(
      opening.occasion, matter: opening.matter, title: opening.title, deal: opening.deal, pairs: pairs)
    var entry = LedgerEntry(.case, actor: actor, action: "case.seen", about: [known.subject] + added.about)
    entry.payload = added.payload
    entry.prior = seq
    _ = try transaction.append(entry)
  }

  private static func undecided(_ opening: CaseOpening, _ db: Database) throws -> CaseFile? {
    let subjects = try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT subject FROM standing WHERE kind = 'case' AND matter = ? AND state <> 'decided' ORDER BY opened"),
      arguments: [opening.matter])
    return try subjects.lazy.compactMap { try file($0, db) }.first { $0.occasion == opening.occasion }
  }

  /// The case in which a pair was decided not to be the same, if the listed party's record is what it was then.
  static func remembered(_ pair: CaseFile.Pair, of query: String, _ db: Database) throws -> String? {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT fingerprint, subject FROM pair WHERE query = ? AND party = ?"),
      arguments: [query, pair.party])
    guard let row, row["fingerprint"] == pair.fingerprint else { return nil }
    return row["subject"]
  }

  static func file(_ subject: String, _ db: Database) throws -> CaseFile? {
    CaseFile(try LedgerReading.records(about: subject, db).filter { $0.kind == .case }, subject: subject)
  }
}
