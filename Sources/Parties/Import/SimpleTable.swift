import Interchange

/// Lists as a table of name, aliases, country, address, status, effective date, notice and notes.
///
/// The table does not say which list it is: the file's name does, or the caller.
enum SimpleTable {
  static func list(_ bytes: [UInt8], _ context: ImportContext) throws(Diagnostic) -> PartyList {
    let table = try context.table(bytes, requiring: ["name", "country", "notes"])
    let name = context.file.split(separator: "/").last.map(String.init) ?? ""
    let known = Self.known.first { name.contains($0.mark) }
    guard let id = context.options.list ?? known?.id else {
      throw Diagnostic(
        "import.list", "which list `\(context.file)` holds is not known", at: context.span(1),
        help: "name it, with an id and a title, or name the file as one of: "
          + Self.known.map(\.mark).joined(separator: ", "))
    }
    var ids = PartyIDs()
    var parties: [ListedParty] = []
    for row in table.rows {
      guard !row["name"].isEmpty else { throw context.nameless(row.span.line) }
      parties.append(party(row, id: ids.next("\(row["name"]) \(row["country"])"), table.header, context))
    }
    return try context.list(id: id, title: known?.title ?? id, parties: parties)
  }

  private static let known: [(mark: String, id: String, title: String)] = [
    ("bis-dpl", "us-bis-dpl", "Denied Persons List"), ("bis-meu", "us-bis-meu", "Military End-User List"),
    ("1260h", "us-dow-1260h", "Chinese Military Companies (Section 1260H)"),
    ("1286", "us-dow-1286", "Institutions of Concern (Section 1286)"),
    ("nscmic", "us-ofac-nscmic", "Non-SDN Chinese Military-Industrial Complex Companies List"),
    ("fcc-covered", "us-fcc-covered", "FCC Covered List"), ("uflpa", "us-dhs-uflpa", "UFLPA Entity List"),
    ("state-isn", "us-state-isn", "Nonproliferation Sanctions"),
    ("state-debarred", "us-state-debarred", "AECA Debarred List"),
  ]

  private static func party(
    _ row: CSVTable.Row, id: String, _ header: [String], _ context: ImportContext
  ) -> ListedParty {
    var party = ListedParty(id: id, name: row["name"], origin: context.origin(row.span.line))
    party.aliases = ListText.parts(row["aliases"], separator: ";").map { ListedParty.Alias($0) }
    party.addresses = [row["address"]].filter { !$0.isEmpty }
    party.addCountry(row["country"], context)
    var listing = Listing()
    listing.from = StatedDate(row["effective_date"])?.exact
    listing.fromStatus = listing.from == nil ? nil : "effective date in the list"
    let notice = row["federal_register"]
    let citations = FederalRegisterCitation.all(in: notice)
    listing.published = citations.first?.date
    listing.citations = citations.isEmpty ? [notice].filter { !$0.isEmpty } : citations.map(\.description)
    party.listings = [listing]
    if listing.from == nil, !row["effective_date"].isEmpty {
      party.notes.append("effective date as stated: \(row["effective_date"])")
    }
    if !row["status"].isEmpty { party.notes.append("status: \(row["status"])") }
    read(row["notes"], into: &party, context)
    party.raw = zip(header, row.fields).filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1)" }.joined(separator: " | ")
    return party
  }

  /// Parts between bars: authorities with dates of their own, companies listed together, and remarks as OFAC writes them.
  private static func read(_ notes: String, into party: inout ListedParty, _ context: ImportContext) {
    let parts = notes.split(separator: " | ").map(String.init)
    let authorities = parts.filter { $0.hasPrefix("Authority: ") }
    if !authorities.isEmpty {
      party.listings = authorities.map { SanctionAuthority($0).listing(citing: party.listings[0]) }
    }
    for part in parts where !part.hasPrefix("Authority: ") {
      if part.hasPrefix("Listed together with subsidiaries: ") {
        party.aliases += names(in: String(part.dropFirst("Listed together with subsidiaries: ".count)))
          .map { ListedParty.Alias($0, note: "subsidiary that the notice lists together with the party") }
        party.notes.append(part)
      } else {
        RemarkReader(context).read(part, into: &party)
      }
    }
  }

  /// `Meiya Hongshu Technology Co., Ltd., and Xiamen Meiya Zhongmin Co., Ltd.`
  private static func names(in text: String) -> [String] {
    var names: [String] = []
    for run in ListText.parts(text, separator: ";") {
      var rest = run
      while !rest.isEmpty {
        var (name, after) = EntityCell.splitName(rest)
        if name.hasPrefix("and ") { name = String(name.dropFirst(4)) }
        if !name.isEmpty { names.append(name) }
        rest = after
      }
    }
    return names
  }
}
