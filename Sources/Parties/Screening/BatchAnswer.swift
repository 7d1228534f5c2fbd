public import Interchange

/// What came of one row of a batch.
public struct BatchAnswer: Sendable {
  public let row: Int
  public var id: JSON?
  /// The name as it was asked; nil where the row could not be read.
  public var query: String?
  /// What the row states beside the name.
  public var stated = StatedFacts()
  public var matches: [PartyMatch] = []
  /// What of the row could not be used.
  public var warnings: [String] = []
  /// Why the row could not be screened.
  public var error: Diagnostic?

  public init(row: Int, error: Diagnostic? = nil) {
    self.row = row
    self.error = error
  }

  /// `{"row":1,"id":"C-1","query":"…","matches":[{"list":"us-entity-list",…}]}`, or `{"row":1,"error":{…}}`; with a line
  /// feed at the end.
  public var line: String {
    var members: [(String, JSON)] = [("row", .integer(row))]
    if let id { members.append(("id", id)) }
    if let query { members.append(("query", .string(query))) }
    if let error {
      members.append(("error", .object([("id", .string(error.id)), ("message", .string(error.message))])))
    } else {
      members.append(("matches", .array(matches.map(\.batchJSON))))
      if !warnings.isEmpty { members.append(("warnings", .strings(warnings))) }
    }
    return JSONWriter.compact(.object(members)) + "\n"
  }

  /// The header of the table that `rows` are of.
  public static let columns = [
    "row", "id", "query", "list", "party", "name", "matched_name", "score", "level", "listed_on", "error",
  ]

  /// A row for each match; one without a match where there is none.
  public var rows: String {
    let start = [String(row), id?.scalarText ?? "", query ?? ""]
    guard !matches.isEmpty else {
      return CSVWriter.line(
        start + Array(repeating: "", count: 7) + [
          error.map { "\($0.message) [\($0.id)]" } ?? warnings.joined(separator: "; ")
        ])
    }
    return matches.map { match in
      CSVWriter.line(
        start + [
          match.list.id, match.party.id, match.party.name, match.matchedName,
          FixedDecimal.text(match.score, places: 3), match.level.rawValue, match.listedOn,
          warnings.joined(separator: "; "),
        ])
    }.joined()
  }
}

extension JSON {
  /// A string or a number as it is written; empty for anything else.
  var scalarText: String {
    switch content {
    case .string(let text), .number(let text): text
    default: ""
    }
  }
}

extension PartyMatch {
  /// The match as a batch prints it.
  public var batchJSON: JSON {
    let members: [(String, JSON)] = [
      ("list", .string(list.id)), ("id", .string(party.id)), ("name", .string(party.name)),
      ("matched_name", .string(matchedName)), ("score", .decimal(score, places: 3)),
      ("level", .string(level.rawValue)), ("reasons", .strings(reasons)), ("listed_on", .string(listedOn)),
      ("warnings", .strings(warnings)),
    ]
    return .object(members + (matchedAddress.map { [("matched_address", .string($0))] } ?? []))
  }

  /// The same match with another score.
  func with(score: Double, level: Level) -> PartyMatch { copy(score: score, level: level) }

  /// The same match, said of another edition.
  func with(list: List) -> PartyMatch { copy(list: list) }

  func copy(
    list: List? = nil, score: Double? = nil, level: Level? = nil, reasons: [String]? = nil
  ) -> PartyMatch {
    PartyMatch(
      party: party, list: list ?? self.list, matchedName: matchedName, matchedNameNote: matchedNameNote,
      score: score ?? self.score, evidence: evidence, level: level ?? self.level, reasons: reasons ?? self.reasons,
      listing: listing, warnings: warnings, nameBits: nameBits, stated: stated, matchedAddress: matchedAddress)
  }
}
