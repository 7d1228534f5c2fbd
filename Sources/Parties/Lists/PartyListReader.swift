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
      let party = try PartyRecord.read(&scanner, file: file)
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
      digest: ContentDigest.sha256(bytes), parties: parties)
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
}
