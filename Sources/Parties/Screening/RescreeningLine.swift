public import Interchange

/// One customer whose matches differ, as `lists rescreen` prints it.
public struct RescreeningLine: Sendable {
  public let row: Int
  public let id: JSON?
  public let query: String
  /// Of all lists that were compared.
  public let differences: [Rescreening.Difference]

  public init(_ question: BatchQuestion, _ differences: [Rescreening.Difference]) {
    row = question.row
    id = question.id
    query = question.name
    self.differences = differences
  }

  /// `{"row":1,"id":"C-1","query":"…","appeared":[…],"disappeared":[…],"changed":[{"before":…,"after":…,"fields":[…]}]}`
  public var json: JSON {
    var members: [(String, JSON)] = [("row", .integer(row))]
    if let id { members.append(("id", id)) }
    return .object(
      members + [
        ("query", .string(query)), ("appeared", .array(differences.flatMap(\.appeared).map(\.batchJSON))),
        ("disappeared", .array(differences.flatMap(\.disappeared).map(\.batchJSON))),
        (
          "changed",
          .array(
            differences.flatMap(\.changed).map { change in
              .object([
                ("before", change.before.batchJSON), ("after", change.after.batchJSON),
                ("fields", .strings(change.fields)),
              ])
            })
        ),
      ])
  }

  /// The name, then `+` a match that appeared, `-` one that disappeared, `~` one whose party reads otherwise.
  public var text: String {
    let label = id.map { " (\($0.scalarText))" } ?? ""
    var lines = ["\(query)\(label), row \(row)"]
    lines += differences.flatMap(\.appeared).map { "  + \(Self.text($0))" }
    lines += differences.flatMap(\.disappeared).map { "  - \(Self.text($0))" }
    lines += differences.flatMap(\.changed).map { change in
      let score =
        change.before.score == change.after.score
        ? "" : ", score was \(FixedDecimal.text(change.before.score, places: 3))"
      return "  ~ \(Self.text(change.after))\(score); changed: \(change.fields.joined(separator: ", "))"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ match: PartyMatch) -> String {
    "\(FixedDecimal.text(match.score, places: 3)) \(match.level.rawValue)  \(match.party.name)  "
      + "[\(match.list.id):\(match.party.id)], listed on \(match.listedOn)"
  }
}
