/// What a file holds, told by how it begins.
enum PageKind {
  case feed, json, html, text

  init(_ text: [UInt8], from first: Int) {
    let head = String(
      decoding: text[first..<min(text.count, first + 1024)].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 },
      as: UTF8.self)
    self =
      switch text[first] {
      case UInt8(ascii: "<"): Self.marked(head)
      case UInt8(ascii: "{"): head.dropFirst().drop(while: \.isWhitespace).hasPrefix("\"") ? .json : .text
      default: .text
      }
  }

  private static func marked(_ head: String) -> PageKind {
    let feeds = ["<rss", "<feed", "<rdf:rdf"]
    if feeds.contains(where: { head.contains($0) }) { return .feed }
    if head.hasPrefix("<?xml"), !head.contains("<html"), !head.contains("<!doctype html") { return .feed }
    let tags = [
      "<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<table", "<meta", "<h1", "<article",
    ]
    return tags.contains { head.contains($0) } || head.hasPrefix("<!--") ? .html : .text
  }
}
