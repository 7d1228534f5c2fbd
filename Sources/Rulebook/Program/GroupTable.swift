import Interchange

/// Dated groups of countries, from a CSV table of a pack with the columns `group, country, from, until, status`.
///
/// A blank `from` means that the history before the edition was not encoded: membership is then taken from the edition,
/// and a question about an earlier day gets a caveat.
public struct GroupTable: Sendable {
  struct Span: Sendable {
    var from: CalendarDay?
    var until: CalendarDay?

    func holds(on day: CalendarDay) -> Bool { from.map { $0 <= day } ?? true && until.map { day < $0 } ?? true }

    /// Whether its begin is known and not after the day.
    func isKnown(on day: CalendarDay) -> Bool { from.map { $0 <= day } ?? false }
  }

  private var members: [String: [String: [Span]]] = [:]
  private var editions: [String: CalendarDay] = [:]

  public init() {}

  var names: Set<String> { Set(members.keys) }

  /// - Throws: `Diagnostic` for a bad row.
  mutating func add(_ table: CSVTable, edition: CalendarDay) throws(Diagnostic) {
    for row in table.rows {
      let country = row["country"]
      guard country.utf8.count == 2, country.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
        throw Diagnostic("table.country", "`\(country)` is not a two-letter country code", at: row.span)
      }
      let from = try day(row["from"], at: row.span)
      let until = try day(row["until"], at: row.span)
      let group = row["group"]
      guard !group.isEmpty else { throw Diagnostic("table.group", "the row names no group", at: row.span) }
      members[group, default: [:]][country, default: []].append(Span(from: from, until: until))
      editions[group] = edition
    }
  }

  private func day(_ text: String, at span: SourceSpan) throws(Diagnostic) -> CalendarDay? {
    if text.isEmpty { return nil }
    guard let day = CalendarDay(text) else {
      throw Diagnostic("table.date", "`\(text)` is not a date", at: span, help: "dates are written 2023-11-17")
    }
    return day
  }

  func members(of group: String) -> [String: [Span]] { members[group] ?? [:] }

  func edition(of group: String) -> CalendarDay? { editions[group] }

  /// The days on which anything is said of anybody in any group to change, editions included.
  var changes: Set<CalendarDay> {
    let spans = members.values.flatMap(\.values).flatMap { $0 }
    return Set(spans.flatMap { [$0.from, $0.until].compactMap { $0 } }).union(editions.values)
  }

  /// The days on which somebody enters or leaves one of the groups, in order.
  func changes(of groups: [String]) -> [CalendarDay] {
    let spans = groups.flatMap { (members[$0] ?? [:]).values.flatMap { $0 } }
    return Set(spans.flatMap { [$0.from, $0.until].compactMap { $0 } }).sorted()
  }

  /// Whether the country is in the group on the day, and a caveat where that rests on a later edition.
  func contains(_ country: String, in group: String, on day: CalendarDay) -> (member: Bool, caveat: String?) {
    let spans = members[group]?[country] ?? []
    let member = spans.contains { $0.holds(on: day) }
    guard let edition = editions[group], day < edition, !spans.contains(where: { $0.isKnown(on: day) })
    else { return (member, nil) }
    return (member, "country groups are those of the edition of \(edition); their history before it is not encoded")
  }
}
