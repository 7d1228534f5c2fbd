import Interchange

/// Reads one line of a party list.
enum PartyRecord {
  static func read(_ scanner: inout LineScanner, file: String) throws(Diagnostic) -> ListedParty {
    var party = ListedParty(id: "", name: "", origin: ListedParty.Origin(file: file, line: scanner.line))
    try scanner.object { (scanner: inout LineScanner, key: ArraySlice<UInt8>) throws(Diagnostic) in
      switch String(decoding: key, as: UTF8.self) {
      case "id": party.id = try scanner.string()
      case "other_ids": party.otherIDs = try scanner.strings()
      case "name": party.name = try scanner.string()
      case "aliases": party.aliases = try aliases(&scanner)
      case "type": party.type = try scanner.string()
      case "countries": party.countries = try scanner.strings()
      case "addresses": party.addresses = try scanner.strings()
      case "identifiers": party.identifiers = try identifiers(&scanner)
      case "births": party.births = try scanner.strings()
      case "listings":
        try scanner.array { (scanner: inout LineScanner) throws(Diagnostic) in
          party.listings.append(try listing(&scanner))
        }
      case "notes": party.notes = try scanner.strings()
      case "source": party.source = try scanner.string()
      case "raw": party.raw = try scanner.string()
      case "origin": if let origin = origin(try scanner.string()) { party.origin = origin }
      case let other: throw scanner.failure("unknown key `\(other)`")
      }
    }
    if let fault = fault(of: party) { throw scanner.failure(fault) }
    return party
  }

  /// Why a party cannot be kept in a list; nil if it can.
  static func fault(of party: ListedParty) -> String? {
    if party.id.isEmpty || party.name.isEmpty { return "a party needs `id` and `name`" }
    if party.aliases.contains(where: \.name.isEmpty) { return "an alias needs a `name`" }
    for listing in party.listings {
      if let from = listing.from, let until = listing.until, until <= from {
        return "the listing ends (\(until)) before it begins (\(from))"
      }
    }
    return nil
  }

  private static func origin(_ text: String) -> ListedParty.Origin? {
    guard let colon = text.lastIndex(of: ":"), let line = Int(text[text.index(after: colon)...]) else { return nil }
    return ListedParty.Origin(file: String(text[..<colon]), line: line)
  }

  private static func aliases(_ scanner: inout LineScanner) throws(Diagnostic) -> [ListedParty.Alias] {
    var aliases: [ListedParty.Alias] = []
    try scanner.array { (scanner: inout LineScanner) throws(Diagnostic) in
      var alias = ListedParty.Alias("")
      try scanner.object { (scanner: inout LineScanner, key: ArraySlice<UInt8>) throws(Diagnostic) in
        switch String(decoding: key, as: UTF8.self) {
        case "name": alias.name = try scanner.string()
        case "note": alias.note = try scanner.string()
        case "weak": alias.isWeak = try scanner.bool()
        case let other: throw scanner.failure("unknown key `\(other)`")
        }
      }
      aliases.append(alias)
    }
    return aliases
  }

  private static func identifiers(_ scanner: inout LineScanner) throws(Diagnostic) -> [ListedParty.Identifier] {
    var identifiers: [ListedParty.Identifier] = []
    try scanner.array { (scanner: inout LineScanner) throws(Diagnostic) in
      var identifier = ListedParty.Identifier(kind: "", value: "")
      try scanner.object { (scanner: inout LineScanner, key: ArraySlice<UInt8>) throws(Diagnostic) in
        switch String(decoding: key, as: UTF8.self) {
        case "kind": identifier.kind = try scanner.string()
        case "value": identifier.value = try scanner.string()
        case "country": identifier.country = try scanner.string()
        case let other: throw scanner.failure("unknown key `\(other)`")
        }
      }
      identifiers.append(identifier)
    }
    return identifiers
  }

  private static func listing(_ scanner: inout LineScanner) throws(Diagnostic) -> Listing {
    var listing = Listing()
    try scanner.object { (scanner: inout LineScanner, key: ArraySlice<UInt8>) throws(Diagnostic) in
      switch String(decoding: key, as: UTF8.self) {
      case "from": listing.from = try scanner.day()
      case "from_status": listing.fromStatus = try scanner.string()
      case "published": listing.published = try scanner.day()
      case "until": listing.until = try scanner.day()
      case "requirement": listing.requirement = try scanner.string()
      case "policy": listing.policy = try scanner.string()
      case "review":
        let value = try scanner.string()
        guard let review = Listing.Review(rawValue: value) else {
          throw scanner.failure("unknown review `\(value)`", help: "one of " + reviews)
        }
        listing.review = review
      case "scope":
        let value = try scanner.string()
        guard let scope = Listing.Scope(rawValue: value) else {
          throw scanner.failure("unknown scope `\(value)`", help: "`all_items` or `as_stated`")
        }
        listing.scope = scope
      case "footnotes": listing.footnotes = try scanner.strings()
      case "programs": listing.programs = try scanner.strings()
      case "cites": listing.citations = try scanner.strings()
      case let other: throw scanner.failure("unknown key `\(other)`")
      }
    }
    return listing
  }

  private static var reviews: String { Listing.Review.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") }
}
