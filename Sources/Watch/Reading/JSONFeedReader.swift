import Interchange

/// Reads JSON Feed 1.1 and what the Federal Register's API answers: one document, or a list of results.
enum JSONFeedReader {
  /// - Throws: `Diagnostic` `json.…`, `feed.unknown` for another shape.
  static func read(_ text: [UInt8], name: String) throws(Diagnostic) -> [SourceDocument] {
    let value = try JSONReader.read(text, file: name)
    if value["version"]?.string?.contains("jsonfeed.org") == true, let items = value["items"]?.array {
      return items.enumerated().map { place, item in
        var entry = entry(of: item)
        entry.publisher = value["title"]?.string
        entry.language = entry.language ?? value["language"]?.string
        return SourceDocument(entry: entry, name: "\(name)#\(place + 1)")
      }
    }
    let results = value["results"]?.array ?? (value["document_number"] == nil ? [] : [value])
    guard value["results"]?.array != nil || !results.isEmpty else {
      throw Diagnostic(
        "feed.unknown", "this JSON is no feed that is read", at: SourceSpan(file: name, line: 1),
        help: "JSON Feed and documents of the Federal Register's API are read")
    }
    return results.map { RegisterDocument.document($0, name: name) }
  }

  private static func entry(of item: JSON) -> FeedEntry {
    var entry = FeedEntry(title: item["title"]?.string ?? "")
    if let marked = item["content_html"]?.string {
      entry.content = marked
    } else {
      entry.content = item["content_text"]?.string ?? item["summary"]?.string ?? ""
      entry.isMarked = false
    }
    entry.address = item["url"]?.string ?? item["external_url"]?.string
    entry.language = item["language"]?.string
    entry.stated = item["date_published"]?.string.map { StatedDate(raw: $0, place: "feed") }
    return entry
  }
}
