import Interchange

/// Reads RSS 2.0, RSS 1.0 and Atom (RFC 4287).
enum XMLFeedReader {
  /// - Throws: `Diagnostic` `xml.…`, `feed.unknown` for XML without entries.
  static func read(_ text: [UInt8], name: String) throws(Diagnostic) -> [SourceDocument] {
    var publisher: String?
    var entries: [FeedEntry] = []
    let body = undeclared(text)
    let root = try XMLRecords.read(body, file: name, named: ["item", "entry", "title"]) { (record) throws(Diagnostic) in
      if record.name == "title" {
        publisher = publisher ?? record.trimmed
      } else {
        entries.append(record.name == "item" ? item(record) : atom(record))
      }
    }
    guard !entries.isEmpty || ["rss", "feed", "rdf:RDF"].contains(root.name) else {
      throw Diagnostic(
        "feed.unknown", "`\(root.name)` is no feed that is read", at: SourceSpan(file: name, line: root.line),
        help: "RSS and Atom are read; a page is read as HTML")
    }
    return entries.enumerated().map { place, entry in
      var entry = entry
      entry.publisher = publisher
      entry.language = root.attributes["xml:lang"]
      return SourceDocument(entry: entry, name: "\(name)#\(place + 1)")
    }
  }

  /// Without the XML declaration: the bytes are UTF-8 by now, whatever it says.
  private static func undeclared(_ text: [UInt8]) -> [UInt8] {
    guard let first = text.firstIndex(where: { $0 > 0x20 }), text[first...].starts(with: Array("<?xml".utf8)),
      let end = text[first...].firstIndex(of: UInt8(ascii: ">"))
    else { return text }
    return Array(text[(end + 1)...])
  }

  private static func item(_ record: XMLRecord) -> FeedEntry {
    var entry = FeedEntry(title: record["title"])
    entry.content = content(record, ["content:encoded", "description"])
    entry.address = filled(record["link"]) ?? permanent(record)
    entry.stated = stated(record, ["pubDate", "dc:date"])
    return entry
  }

  private static func permanent(_ record: XMLRecord) -> String? {
    record.all("guid").first { $0.attributes["isPermaLink"] != "false" }.flatMap { filled($0.trimmed) }
  }

  private static func atom(_ record: XMLRecord) -> FeedEntry {
    var entry = FeedEntry(title: record["title"])
    entry.content = content(record, ["content", "summary"])
    let kind = (record.all("content").first ?? record.all("summary").first)?.attributes["type"] ?? "text"
    entry.isMarked = kind != "text"
    let links = record.all("link")
    entry.address =
      (links.first { ($0.attributes["rel"] ?? "alternate") == "alternate" } ?? links.first)?
      .attributes["href"]
    entry.stated = stated(record, ["published", "updated"])
    return entry
  }

  private static func content(_ record: XMLRecord, _ names: [String]) -> String {
    for name in names {
      if let child = record.all(name).first {
        let text = flat(child)
        if !text.isEmpty { return text }
      }
    }
    return ""
  }

  /// The text of an element and, a paragraph each, of those inside.
  private static func flat(_ record: XMLRecord) -> String {
    ([record.text] + record.children.map { "<p>" + flat($0) + "</p>" }).joined()
  }

  private static func stated(_ record: XMLRecord, _ names: [String]) -> StatedDate? {
    names.lazy.compactMap { filled(record[$0]) }.first.map { StatedDate(raw: $0, place: "feed") }
  }

  private static func filled(_ text: String) -> String? { text.isEmpty ? nil : text }
}
