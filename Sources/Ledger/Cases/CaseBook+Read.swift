import GRDB
public import Interchange

extension CaseBook {
  /// The cases in some states, oldest first.
  ///
  /// - Parameters:
  ///   - states: those that are asked for.
  ///   - assignee: only the cases of this person.
  ///   - limit: how many at most.
  public func list(
    _ states: [CaseFile.State] = [.open, .proposed], assignee: String? = nil, limit: Int = 1000
  ) throws(Diagnostic) -> [CaseFile] {
    try store.read { db in
      let marks = states.map { _ in "?" }.joined(separator: ", ")
      let subjects = try String.fetchAll(
        db,
        sql: """
          SELECT subject FROM standing WHERE kind = 'case' AND state IN (\(marks)) AND (? IS NULL OR holder = ?)
          ORDER BY opened LIMIT ?
          """,
        arguments: StatementArguments(states.map(\.rawValue)) + [assignee, assignee, limit])
      return try subjects.compactMap { try CaseDocket.file($0, db) }
    }
  }

  /// - Throws: `Diagnostic` `case.unknown` if there is none of this number.
  public func file(_ number: Int) throws(Diagnostic) -> CaseFile {
    try store.read { db in try Self.known(number, db) }
  }

  /// The case in which a pair was decided not to be the same, if the listed party's record is what it was then.
  public func remembered(_ pair: CaseFile.Pair, of query: String) throws(Diagnostic) -> CaseFile? {
    try store.read { db in
      try CaseDocket.remembered(pair, of: query, db).flatMap { try CaseDocket.file($0, db) }
    }
  }

  /// Whether any pair is remembered at all.
  public func remembersPairs() throws(Diagnostic) -> Bool {
    try store.read { db in try Int.fetchOne(db, sql: "SELECT 1 FROM pair LIMIT 1") != nil }
  }

  static func known(_ number: Int, _ db: Database) throws -> CaseFile {
    guard let file = try CaseDocket.file("case:\(number)", db) else {
      throw Diagnostic("case.unknown", "there is no case \(number)", help: "`case list` shows them")
    }
    return file
  }
}
