package import Interchange
package import Rulebook

/// Which column of a batch states which fact: a table with the columns `what`, `name` and `column`.
///
///     what,name,column
///     id,,id
///     date,,date
///     fact,item.tpp,tpp
///     clause,3A090.a,
///
/// `id` is what names a row in the output, `date` the day on which it is judged. The clauses are those asked, in their
/// order; without any, all clauses that can be asked, in the order of declaration.
package struct BatchFields: Sendable {
  /// The column that names a row in the output.
  package let id: String
  package let date: String
  package let facts: [(path: String, column: String)]
  package let clauses: [String]

  /// - Throws: `Diagnostic` `fields.…`, `batch.fact`, `csv.…`.
  package init(_ bytes: [UInt8], file: String, of program: RuleProgram) throws(Diagnostic) {
    let table = try CSVTable(bytes, file: file, requiring: ["what", "name", "column"])
    var (id, date): (String?, String?) = (nil, nil)
    var facts: [(path: String, column: String)] = []
    var clauses: [String] = []
    for row in table.rows {
      let (name, column) = (row["name"], row["column"])
      guard (row["what"] == "clause") == column.isEmpty else {
        throw Diagnostic(
          "fields.column", column.isEmpty ? "the row names no column" : "a clause has no column", at: row.span)
      }
      switch row["what"] {
      case "id" where id == nil: id = column
      case "date" where date == nil: date = column
      case "fact":
        guard program.fact(name) != nil else {
          throw Diagnostic(
            "batch.fact", "the rules have no fact `\(name)`", at: row.span,
            help: nearestName(to: name, among: program.facts.map(\.path)).map { "did you mean `\($0)`?" }
              ?? "`chokepoint facts` lists them")
        }
        facts.append((name, column))
      case "clause":
        guard program.versions[name] != nil else {
          throw Diagnostic(
            "fields.clause", "the rules have no clause `\(name)`", at: row.span,
            help: nearestName(to: name, among: program.ids).map { "did you mean `\($0)`?" })
        }
        clauses.append(name)
      default:
        throw Diagnostic(
          "fields.what", "`\(row["what"])` is none of id, date, fact, clause, or stands twice", at: row.span)
      }
    }
    guard let id, let date else {
      let what = id == nil ? "id" : "date"
      throw Diagnostic(
        "fields.\(what)", "`\(file)` does not say which column is the \(what)",
        help: "add a row such as `\(what),,\(what)`")
    }
    try Self.expectOnce([id, date] + facts.map(\.column), file)
    self.id = id
    self.date = date
    self.facts = facts
    self.clauses = clauses.isEmpty ? program.ids.filter { program.versions[$0]?.first?.kind != .review } : clauses
  }

  private static func expectOnce(_ columns: [String], _ file: String) throws(Diagnostic) {
    var seen: Set<String> = []
    for column in columns where !seen.insert(column).inserted {
      throw Diagnostic("fields.twice", "`\(file)` reads the column `\(column)` twice")
    }
  }

  /// The columns read: of the id, the date and each fact.
  package var columns: [String] { [id, date] + facts.map(\.column) }
}
