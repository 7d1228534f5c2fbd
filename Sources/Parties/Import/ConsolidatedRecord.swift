import Interchange

/// One record of the Consolidated Screening List, whichever file it came from.
struct ConsolidatedRecord {
  let line: Int
  private let fields: [String: [String]]
  private let raw: String

  /// A row of the table, where several values stand in one field with `;` between them.
  init(_ row: CSVTable.Row, columns: [String]) {
    line = row.span.line
    fields = Dictionary(
      zip(columns, row.fields).filter { !$0.1.isEmpty }.map { ($0.0, [$0.1]) }, uniquingKeysWith: { first, _ in first })
    raw = zip(columns, row.fields).filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1)" }.joined(separator: " | ")
  }

  /// An element of `results`, where several values are an array.
  ///
  /// - Throws: `Diagnostic` `import.record` if it is no object.
  init(_ json: JSON, _ context: ImportContext) throws(Diagnostic) {
    guard let members = json.members else {
      throw Diagnostic("import.record", "expected an object, not \(json.kind)", at: json.span)
    }
    line = json.span?.line ?? 1
    fields = Dictionary(
      members.map { ($0.key, Self.texts($0.value, $0.key)) }.filter { !$0.1.isEmpty },
      uniquingKeysWith: { first, _ in first })
    raw = JSONWriter.compact(json)
  }

  /// The value of a field that has one.
  subscript(field: String) -> String { fields[field]?.first ?? "" }

  private func multiple(_ field: String) -> [String] {
    (fields[field] ?? []).flatMap { ListText.parts($0, separator: ";") }
  }

  private static func texts(_ json: JSON, _ key: String) -> [String] {
    switch json.content {
    case .null: []
    case .bool(let value): [String(value)]
    case .number(let text): [text]
    case .string(let text): text.isEmpty ? [] : [text]
    case .array(let elements): elements.flatMap { texts($0, key) }
    case .object: [joined(json, key)].filter { !$0.isEmpty }
    }
  }

  /// An address or an identifier, written as the table writes it.
  private static func joined(_ json: JSON, _ key: String) -> String {
    func text(_ name: String) -> String { ListText.trimmed(json[name]?.string ?? "") }
    let parts =
      key == "ids"
      ? ["type", "number", "country"].map(text)
      : [text("address"), text("city"), ListText.trimmed("\(text("state")) \(text("postal_code"))"), text("country")]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  // MARK: The party

  func party(id: String, _ context: ImportContext) -> ListedParty {
    let number = self["entity_number"]
    var party = ListedParty(id: id, name: self["name"], origin: context.origin(line))
    party.takeOutEntity()
    party.aliases += multiple("alt_names").map { ListedParty.Alias($0) }
    party.type = self["type"].isEmpty ? nil : self["type"].lowercased()
    party.addresses = multiple("addresses")
    party.countries = countries(context)
    if !number.isEmpty { party.identifiers.append(ListedParty.Identifier(kind: "entity_number", value: number)) }
    party.identifiers += multiple("ids").map { Self.identifier($0, context) }
    party.births = multiple("dates_of_birth").map { StatedDate.normalised($0) }
    party.notes += multiple("places_of_birth").map { "born in \($0)" }
    if !self["remarks"].isEmpty { party.notes.append(self["remarks"]) }
    party.listings = [listing]
    party.raw = raw
    return party
  }

  /// `Passport, A1234567, IR`: type, number, country.
  private static func identifier(_ text: String, _ context: ImportContext) -> ListedParty.Identifier {
    let parts = ListText.parts(text, separator: ",")
    guard parts.count >= 2, IdentifierKind.named(parts[0]) != nil else {
      return ListedParty.Identifier(kind: "as stated", value: text)
    }
    return ListedParty.Identifier(
      label: parts[0], value: parts[1], country: parts.count > 2 ? context.code(parts[2]) : nil)
  }

  private var listing: Listing {
    var listing = Listing()
    listing.from = CalendarDay(self["start_date"])
    listing.fromStatus = listing.from == nil ? nil : "start date in the Consolidated Screening List"
    listing.until = CalendarDay(self["end_date"]).flatMap { end in
      listing.from.map { $0 < end } ?? true ? end : nil
    }
    listing.requirement = self["license_requirement"]
    listing.policy = self["license_policy"]
    listing.review = Listing.review(of: listing.policy)
    listing.scope = Listing.scope(of: listing.requirement)
    listing.programs = multiple("programs").flatMap { ListText.parts($0, separator: "|") }
    let notice = self["federal_register_notice"]
    let citations = FederalRegisterCitation.all(in: notice)
    listing.citations = citations.isEmpty ? [notice].filter { !$0.isEmpty } : citations.map(\.description)
    return listing
  }

  private func countries(_ context: ImportContext) -> [String] {
    var codes: [String] = []
    func add(_ stated: String) {
      guard let code = context.code(stated), !codes.contains(code) else { return }
      codes.append(code)
    }
    for stated in multiple("countries").flatMap({ ListText.parts($0, separator: "|") }) { add(stated) }
    // The official file has no countries column: an address ends with its code.
    for address in multiple("addresses") {
      if let last = address.split(separator: ",").last { add(ListText.trimmed(last)) }
    }
    for column in ["nationalities", "citizenships", "vessel_flag"] {
      for stated in multiple(column) { add(stated) }
    }
    return codes
  }
}
