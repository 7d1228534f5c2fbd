import Interchange

/// A document of the Federal Register as its API gives it (`/api/v1/documents/NUMBER.json`): the abstract, not the full text.
enum RegisterDocument {
  static func document(_ value: JSON, name: String) -> SourceDocument {
    let parts = ["title", "action", "abstract", "dates"].compactMap { key in
      value[key]?.string.map { (key, PageText.tidied(Array($0.utf8), keepsLines: false).text) }
    }
    var text: [UInt8] = []
    var blocks: [TextBlock] = []
    for (key, part) in parts where !part.isEmpty {
      let label = ["action": "ACTION: ", "dates": "DATES: "][key].map { Array($0.utf8) } ?? []
      if !text.isEmpty { text += [0x0A, 0x0A] }
      let start = text.count
      text += label + part
      blocks.append(TextBlock(start..<text.count, kind: key == "title" ? .heading(1) : .paragraph))
    }
    let number = value["document_number"]?.string
    return SourceDocument(
      name: number.map { "\(name)#\($0)" } ?? name, way: .api, publisher: agencies(value),
      address: value["html_url"]?.string, title: value["title"]?.string,
      stated: value["publication_date"]?.string.map { StatedDate(raw: $0, place: "api") }, language: "en",
      text: WatchText(String(decoding: text, as: UTF8.self)), blocks: blocks)
  }

  private static func agencies(_ value: JSON) -> String? {
    let names =
      value["agency_names"]?.array?.compactMap(\.string)
      ?? value["agencies"]?.array?.compactMap { $0["name"]?.string ?? $0["raw_name"]?.string } ?? []
    return names.isEmpty ? nil : names.joined(separator: "; ")
  }
}
