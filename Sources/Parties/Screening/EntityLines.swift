public import Interchange

/// Reads a plain file of names to screen against: one JSON object a line with `id`, `name`, and if known `aliases`, `kind`,
/// `list` and `countries`.
///
///     {"id":"P-1","name":"Example Trading LLC","aliases":["Example"],"kind":"entity","countries":["CN"]}
public enum EntityLines {
  /// - Returns: one list with the id `entities`; every party on it counts as listed on every day.
  /// - Throws: `Diagnostic` `list.line` for a line that is none, `list.repeated-id`, `list.empty`.
  public static func read(_ bytes: [UInt8], file: String, edition: CalendarDay) throws(Diagnostic) -> PartyList {
    var scanner = LineScanner(bytes, file: file)
    var parties: [ListedParty] = []
    var ids: Set<String> = []
    while !scanner.isAtEnd {
      var party = ListedParty(id: "", name: "", origin: ListedParty.Origin(file: file, line: scanner.line))
      try scanner.object { (scanner: inout LineScanner, key: ArraySlice<UInt8>) throws(Diagnostic) in
        switch String(decoding: key, as: UTF8.self) {
        case "id": party.id = try scanner.string()
        case "name": party.name = try scanner.string()
        case "aliases": party.aliases = try scanner.strings().map { ListedParty.Alias($0) }
        case "kind": party.type = try scanner.string()
        case "countries": party.countries = try scanner.strings()
        case "list": party.notes.append(try scanner.string())
        case let other: throw scanner.failure("unknown key `\(other)`")
        }
      }
      guard !party.id.isEmpty, !party.name.isEmpty else { throw scanner.failure("an entity needs `id` and `name`") }
      guard ids.insert(party.id).inserted else {
        throw Diagnostic(
          "list.repeated-id", "the id `\(party.id)` stands twice", at: SourceSpan(file: file, line: scanner.line))
      }
      party.listings = [Listing()]
      parties.append(party)
      try scanner.endLine()
    }
    guard !parties.isEmpty else {
      throw Diagnostic("list.empty", "there is no entity in `\(file)`", at: SourceSpan(file: file, line: 1))
    }
    return PartyList(
      id: "entities", title: "entities of \(file)", edition: edition, source: file, coverage: "as given", digest: "",
      parties: parties)
  }
}
