import Interchange

/// One row of the Entity List's table, whichever file it came from.
struct EntityListRow {
  static let listID = "us-entity-list"
  static let title = "Entity List"
  static let firstCitationStatus =
    "publication date of the first Federal Register citation; the effective date may be a few days earlier"

  var country: String
  var name: String
  var aliases: [ListedParty.Alias]
  var addresses: [String]
  var requirement: String
  var policy: String
  var footnotes: [String]
  var citations: [FederalRegisterCitation]
  var raw: String
  var line: Int

  /// A row without requirement and policy only goes on with the entry above it.
  var isContinuation: Bool { requirement.isEmpty && policy.isEmpty && citations.isEmpty }

  /// The list of these rows.
  ///
  /// - Throws: `Diagnostic` `import.empty` if there is none, `import.nameless` for one without a name.
  static func list(_ rows: [EntityListRow], _ context: ImportContext) throws(Diagnostic) -> PartyList {
    guard !rows.isEmpty else {
      throw Diagnostic(
        "import.empty", "`\(context.file)` has no row of the Entity List", at: context.span(1),
        help: "expected supplement no. 4 to 15 CFR part 744")
    }
    var ids = PartyIDs()
    var parties: [ListedParty] = []
    for row in rows {
      if row.isContinuation, let last = parties.indices.last {
        parties[last].absorb(row)
      } else {
        guard !row.name.isEmpty else { throw context.nameless(row.line) }
        parties.append(row.party(id: ids.next("\(row.name) \(row.country)"), context))
      }
    }
    return PartyList(
      id: listID, title: title, edition: context.edition, source: context.file, coverage: "whole list", digest: "",
      parties: parties
    ).digested()
  }

  private func party(id: String, _ context: ImportContext) -> ListedParty {
    var party = ListedParty(id: id, name: name, origin: context.origin(line))
    party.takeOutEntity()
    party.aliases += aliases
    party.addresses = addresses
    party.raw = raw
    if let code = context.country(country) {
      party.countries = [code]
    } else {
      party.notes.append("country as the list states it: \(country)")
    }
    var listing = Listing()
    listing.from = citations.first?.date
    listing.fromStatus = listing.from == nil ? nil : Self.firstCitationStatus
    listing.published = citations.first?.date
    listing.requirement = requirement
    listing.policy = policy
    listing.review = Listing.review(of: policy)
    listing.scope = Listing.scope(of: requirement)
    listing.footnotes = footnotes
    listing.citations = citations.map(\.description)
    party.listings = [listing]
    return party
  }
}

extension ListedParty {
  /// `… (Huawei). Affiliated Entity: Hangzhou Huawei Enterprises` is listed under the name after the colon too.
  mutating func takeOutEntity() {
    guard name.utf8.contains(UInt8(ascii: ":")) else { return }
    for mark in ["Affiliated Entity: ", "subordinate institution: ", "Subordinate institution: "] {
      guard let place = name.firstRange(of: mark), place.upperBound < name.endIndex else { continue }
      aliases.append(
        Alias(String(name[place.upperBound...]), note: "the part of the listed name that names the entity"))
    }
  }

  /// Takes in a row that only goes on with this entry: its names are parties of the same entry.
  fileprivate mutating func absorb(_ row: EntityListRow) {
    let note = "named in the entry of \(name)"
    if !row.name.isEmpty { aliases.append(Alias(row.name, note: note)) }
    aliases.append(contentsOf: row.aliases.map { Alias($0.name, note: $0.note ?? note) })
    addresses.append(contentsOf: row.addresses)
    raw = [raw, row.raw].compactMap { $0 }.joined(separator: "\n")
  }
}

extension PartyList {
  /// The same list with the digest of its canonical file.
  func digested() -> PartyList {
    PartyList(
      id: id, title: title, edition: edition, source: source, coverage: coverage,
      digest: ContentDigest.sha256(PartyListWriter.bytes(of: self)), parties: parties)
  }
}
