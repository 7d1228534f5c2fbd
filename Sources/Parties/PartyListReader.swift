public import Interchange

/// Reads Chokepoint's own dated list format (see `PartyListWriter`), strictly: a file with a fault is not used at all.
///
///     let list = try PartyListReader.read(bytes, file: "us-entity-list.ndjson")
public enum PartyListReader {
  /// - Throws: `Diagnostic`: `list.format` for another kind of file, `list.line` for a faulty line, `list.count` if the
  ///   number of parties is not the one the header promises, `list.repeated-id`.
  public static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> PartyList {
    guard bytes.starts(with: Array("{\"format\":\"\(PartyListWriter.format)\"".utf8)) else {
      throw Diagnostic(
        "list.format", bytes.isEmpty ? "the file is empty" : "this is not a party list",
        at: SourceSpan(file: file, line: 1), help: "the first line begins {\"format\":\"\(PartyListWriter.format)\"")
    }
    var scanner = LineScanner(bytes, file: file)
    let header = try header(&scanner, file: file)
    var parties: [ListedParty] = []
    parties.reserveCapacity(min(header.count, bytes.count / 20))
    var ids: Set<String> = []
    while !scanner.isAtEnd {
      let party = try party(&scanner, file: file)
      guard ids.insert(party.id).inserted else {
        throw Diagnostic(
          "list.repeated-id", "the party id `\(party.id)` stands twice",
          at: SourceSpan(file: file, line: party.origin.line))
      }
      try scanner.endLine()
      parties.append(party)
    }
    guard parties.count == header.count else {
      throw Diagnostic(
        "list.count", "the header promises \(header.count) parties, the file has \(parties.count)",
        at: SourceSpan(file: file, line: scanner.line), help: "the file was cut or changed; import it again")
    }
    return PartyList(
      id: header.list, title: header.title, edition: header.edition, source: header.source, coverage: header.coverage,
      digest: SHA256.hex(of: bytes), parties: parties)
  }

  private struct Header {
    var list = ""
    var title = ""
    var edition: CalendarDay
    var source = ""
    var coverage = ""
    var count: Int
  }

  private static func header(_ scanner: inout LineScanner, file: String) throws(Diagnostic) -> Header {
    var texts: [String: String] = [:]
    var edition: CalendarDay?
    var count: Int?
    try scanner.object { (scanner: inout LineScanner, key: ArraySlice<UInt8>) throws(Diagnostic) in
      let key = String(decoding: key, as: UTF8.self)
      switch key {
      case "edition": edition = try scanner.day()
      case "count": count = try scanner.integer()
      case "format", "list", "title", "source", "coverage": texts[key] = try scanner.string()
      default: throw scanner.failure("unknown key `\(key)`")
      }
    }
    guard let edition, let count, let list = texts["list"], let title = texts["title"] else {
      throw scanner.failure("the header needs `list`, `title`, `edition` and `count`")
    }
    try scanner.endLine()
    return Header(
      list: list, title: title, edition: edition, source: texts["source"] ?? "", coverage: texts["coverage"] ?? "",
      count: count)
  }

  private static func party(_ scanner: inout LineScanner, file: String) throws(Diagnostic) -> ListedParty {
    var party = ListedParty(id: "", name: "", origin: ListedParty.Origin(file: file, line: scanner.line))
    try scanner.object { (scanner: inout LineScanner, key: ArraySlice<UInt8>) throws(Diagnostic) in
      switch String(decoding: key, as: UTF8.self) {
      case "id": party.id = try scanner.string()
      case "name": party.name = try scanner.string()
      case "aliases": party.aliases = try aliases(&scanner)
      case "type": party.type = try scanner.string()
      case "countries": party.countries = try scanner.strings()
      case "addresses": party.addresses = try scanner.strings()
      case "identifiers": party.identifiers = try identifiers(&scanner)
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
    guard !party.id.isEmpty, !party.name.isEmpty else { throw scanner.failure("a party needs `id` and `name`") }
    return party
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
        case let other: throw scanner.failure("unknown key `\(other)`")
        }
      }
      guard !alias.name.isEmpty else { throw scanner.failure("an alias needs a `name`") }
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
    if let from = listing.from, let until = listing.until, until <= from {
      throw scanner.failure("the listing ends (\(until)) before it begins (\(from))")
    }
    return listing
  }

  private static var reviews: String { Listing.Review.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") }
}
