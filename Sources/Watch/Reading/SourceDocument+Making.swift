import Interchange

extension SourceDocument {
  /// A page as HTML gave it.
  init(_ page: HTMLPage, name: String) {
    self.init(
      name: name, publisher: page.siteName, address: page.address, title: page.title, stated: page.stated,
      language: page.language, text: WatchText(String(decoding: page.text, as: UTF8.self)), blocks: page.blocks)
    if page.isCut {
      warn("too-long", "the page holds more than \(HTMLPage.maximumText) bytes of text; the rest was left")
    }
    if page.hiddenSigns > 0 { warn("hidden-signs", "\(page.hiddenSigns) signs that nobody sees were left out") }
    if page.text.isEmpty { warn("no-text", "the page holds no text; it may be made by a script") }
  }

  /// Plain text as it stands, up to the same length.
  init(plain bytes: [UInt8], name: String) {
    var end = min(bytes.count, HTMLPage.maximumText)
    while end < bytes.count, end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    self.init(name: name, text: WatchText(String(decoding: bytes[..<end], as: UTF8.self)))
    if end < bytes.count { warn("too-long", "the file holds more than \(end) bytes of text; the rest was left") }
    let hidden = PageText.unseen(in: text.bytes)
    if hidden > 0 { warn("hidden-signs", "the text holds \(hidden) signs that nobody sees") }
  }

  private mutating func warn(_ id: String, _ message: String) {
    warnings.append(
      Diagnostic("document.\(id)", message, at: SourceSpan(file: name, line: 1), severity: .warning))
  }

  /// An entry of a feed: its title as a heading, then its content.
  init(entry: FeedEntry, name: String) {
    var page = entry.isMarked ? HTMLReader.read(Array(entry.content.utf8)) : HTMLPage()
    if !entry.isMarked { page.text = Array(entry.content.utf8) }
    let title = entry.title.isEmpty ? [] : PageText.tidied(Array(entry.title.utf8), keepsLines: false).text
    let head = title.isEmpty ? [] : title + [0x0A, 0x0A]
    page.text = head + page.text
    if entry.isMarked {
      for place in page.blocks.indices {
        let range = page.blocks[place].range
        page.blocks[place].range = (range.lowerBound + head.count)..<(range.upperBound + head.count)
      }
      if !title.isEmpty { page.blocks.insert(TextBlock(0..<title.count, kind: .heading(1)), at: 0) }
    }
    self.init(page, name: name)
    self.title = title.isEmpty ? nil : String(decoding: title, as: UTF8.self)
    way = .feed
    publisher = entry.publisher
    address = entry.address
    language = entry.language
    stated = entry.stated ?? stated
  }
}
