import Interchange

/// One row of a table, asked for by the fields of a mapping.
struct MappedRow {
  private let row: CSVTable.Row
  private let mapping: ListMapping
  private let header: [String]

  init(_ row: CSVTable.Row, mapping: ListMapping, header: [String]) {
    self.row = row
    self.mapping = mapping
    self.header = header
  }

  func all(_ field: String) -> [String] {
    let constants = mapping.constants[field] ?? []
    guard let columns = mapping.columns[field] else { return constants }
    if ListMapping.single.contains(field) {
      let text = columns.names.map { ListText.trimmed(row[$0]) }.filter { !$0.isEmpty }.joined(separator: " ")
      return text.isEmpty ? constants : [text]
    }
    return values(columns) + constants
  }

  func first(_ field: String) -> String? { all(field).first }

  private func values(_ columns: ListMapping.Columns) -> [String] {
    let separator = columns.separator ?? mapping.separator
    return columns.names.flatMap { name in
      separator.isEmpty ? [row[name]] : row[name].split(separator: separator).map(String.init)
    }.map { ListText.trimmed($0) }.filter { !$0.isEmpty }
  }

  func listing() throws(Diagnostic) -> Listing {
    var listing = Listing()
    listing.from = try day("from")
    listing.fromStatus = listing.from == nil ? nil : "date in the list"
    listing.published = try day("published")
    listing.until = try day("until")
    if let from = listing.from, let until = listing.until, until <= from {
      throw Diagnostic("import.date", "the listing ends (\(until)) before it begins (\(from))", at: row.span)
    }
    listing.requirement = first("requirement") ?? ""
    listing.policy = first("policy") ?? ""
    listing.review = Listing.review(of: listing.policy)
    listing.scope = Listing.scope(of: listing.requirement)
    return listing
  }

  private func day(_ field: String) throws(Diagnostic) -> CalendarDay? {
    guard let text = first(field) else { return nil }
    guard let day = StatedDate(text, order: mapping.dates)?.exact else {
      throw Diagnostic(
        "import.date", "`\(text)` is not a date of the form \(mapping.dates.rawValue) or YYYY-MM-DD", at: row.span,
        help: "say in the mapping how the list writes dates: `dates`")
    }
    return day
  }

  /// Adds what the row says; what it says again is taken out at the end, once for all rows.
  ///
  /// - Parameter name: a further name of the party, or nil for its first row.
  func join(into party: inout ListedParty, name: String?, _ context: ImportContext) throws(Diagnostic) {
    let aliases =
      ([name].compactMap { $0 } + all("aliases")).map { ListedParty.Alias($0) }
      + all("weak_aliases").map { ListedParty.Alias($0, isWeak: true) }
    party.aliases += aliases
    if let type = first("type") { party.type = type.lowercased() }
    for stated in all("countries") {
      if let code = context.code(stated) {
        if !party.countries.contains(code) { party.countries.append(code) }
      } else {
        party.notes.append(ListedParty.unknownCountry(stated))
      }
    }
    party.addresses += all("addresses")
    party.births += all("births").map { StatedDate.normalised($0, order: mapping.dates) }
    for (kind, columns) in mapping.identifiers.sorted(by: { $0.key < $1.key }) {
      party.identifiers += values(columns).map {
        ListedParty.Identifier(label: kind, value: $0, country: party.countries.first)
      }
    }
    party.notes += all("notes")
    party.listings[0].programs += all("programs")
    party.listings[0].footnotes += all("footnotes")
    party.listings[0].citations += all("cites")
    party.source = first("source") ?? party.source
    let raw = zip(header, row.fields).filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1)" }.joined(separator: " | ")
    if party.raw == nil { party.raw = raw } else { party.raw?.append("\n" + raw) }
  }
}

extension ListedParty {
  /// The party without what several of its rows say alike.
  var withoutRepeats: ListedParty {
    var party = self
    party.aliases = Self.once(aliases.filter { $0.name != name })
    party.addresses = Self.once(addresses)
    party.births = Self.once(births)
    party.identifiers = Self.once(identifiers)
    party.notes = Self.once(notes)
    for index in listings.indices {
      party.listings[index].programs = Self.once(listings[index].programs)
      party.listings[index].footnotes = Self.once(listings[index].footnotes)
      party.listings[index].citations = Self.once(listings[index].citations)
    }
    return party
  }

  private static func once<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}
