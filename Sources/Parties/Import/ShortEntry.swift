import Interchange

/// An entry of the Unverified List or the Military End-User List: name, aliases and addresses in one cell, and the notice.
struct ShortEntry {
  struct ListName {
    let id: String
    let title: String
  }

  static let unverifiedList = ListName(id: "us-bis-uvl", title: "Unverified List")
  static let militaryEndUserList = ListName(id: "us-bis-meu", title: "Military End-User List")

  let country: String
  private(set) var name = ""
  private(set) var aliases: [ListedParty.Alias] = []
  private(set) var addresses: [String] = []
  let citations: [FederalRegisterCitation]
  let raw: String
  let line: Int
  /// The company that the entry is an institution of, where a heading says so.
  var parent: String?

  /// - Parameter cell: the text with its line breaks; italics between U+0001 and U+0002.
  init(_ cell: String, country: String, citations: String, line: Int) {
    self.country = country
    self.citations = FederalRegisterCitation.all(in: citations)
    self.line = line
    let text = cell.filter { $0 != "\u{1}" && $0 != "\u{2}" }
    raw = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if raw.contains("the following") {
      // Italic joining words between addresses are no names.
      let parsed = EntityCell(text)
      (name, aliases, addresses) = (parsed.name, parsed.aliases, parsed.addresses)
    } else {
      readRun()
    }
  }

  /// `Name, a.k.a. Alias, aka Alias, address; and address`.
  private mutating func readRun() {
    var (first, rest) = EntityCell.splitName(raw)
    var names: [String] = []
    while true {
      names += Self.names(in: first)
      guard Self.marks.contains(where: { rest.hasPrefix($0) }) else { break }
      (first, rest) = EntityCell.splitName(rest.hasPrefix("a.k.a.,") ? "a.k.a." + rest.dropFirst(7) : rest)
    }
    name = names.first ?? ""
    aliases = names.dropFirst().map { ListedParty.Alias($0) }
    addresses = rest.split(separator: "; and ").map { ListText.trimmed($0, ".;") }.filter { !$0.isEmpty }
  }

  private static let marks = ["a.k.a.", "aka ", "f.k.a.", "d/b/a "]

  private static func names(in text: String) -> [String] {
    var text = text
    for mark in marks {
      text = text.replacing(" \(mark)", with: "\u{1}")
      if text.hasPrefix(mark) { text = "\u{1}" + text.dropFirst(mark.count) }
    }
    return text.split(separator: "\u{1}").map { ListText.trimmed($0, ",;") }.filter { !$0.isEmpty }
  }

  static func list(
    _ entries: [ShortEntry], _ name: ListName, _ context: ImportContext
  ) throws(Diagnostic) -> PartyList {
    var ids = PartyIDs()
    var parties: [ListedParty] = []
    for entry in entries {
      guard !entry.name.isEmpty else { throw context.nameless(entry.line) }
      parties.append(entry.party(id: ids.next("\(entry.name) \(entry.country)"), context))
    }
    return try context.list(id: name.id, title: name.title, parties: parties)
  }

  private func party(id: String, _ context: ImportContext) -> ListedParty {
    var party = ListedParty(id: id, name: name, origin: context.origin(line))
    party.aliases = aliases
    party.addresses = addresses
    party.addCountry(country, context)
    party.raw = raw
    if let parent { party.notes.append("subordinate institution of \(parent)") }
    var listing = Listing()
    listing.from = citations.first?.date
    listing.fromStatus = listing.from == nil ? nil : EntityListRow.firstCitationStatus
    listing.published = citations.first?.date
    listing.citations = citations.map(\.description)
    party.listings = [listing]
    return party
  }
}
