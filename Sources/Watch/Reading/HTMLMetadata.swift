import Interchange

/// What a page states about itself in its head, in JSON-LD and in `<time>`.
struct HTMLMetadata {
  /// Whether the parser stands in the head, whose text is not the page's.
  private(set) var isInHead = false
  private var isInTitle = false
  private var isInData = false
  private var titleBytes: [UInt8] = []
  private var data: [UInt8] = []
  private var scripts: [[UInt8]] = []
  private var meta: [String: String] = [:]
  private var address: String?
  private var language: String?
  private var time: String?

  private static let maximumData = 1 << 20
  /// In this order.
  private static let dateNames = [
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date", "citation_publication_date",
    "citation_date", "pubdate", "publishdate", "publish-date", "publication_date", "date",
  ]

  mutating func start(_ name: String, _ attributes: [(name: String, value: String)]) {
    func value(_ key: String) -> String? { attributes.first { $0.name == key }?.value }
    switch name {
    case "html": language = value("lang") ?? language
    case "head": isInHead = true
    case "body": isInHead = false
    case "title": isInTitle = isInHead
    case "meta":
      guard let content = value("content"), content.utf8.count < 2000,
        let key = (value("property") ?? value("name") ?? value("itemprop"))?.lowercased(), meta[key] == nil
      else { return }
      meta[key] = content
    case "link" where value("rel")?.lowercased() == "canonical": address = value("href") ?? address
    case "time" where time == nil: time = value("datetime")
    case "script": isInData = value("type")?.lowercased().hasPrefix("application/ld+json") ?? false
    default: break
    }
  }

  mutating func end(_ name: String) {
    switch name {
    case "head": isInHead = false
    case "title": isInTitle = false
    case "script" where isInData:
      isInData = false
      if scripts.count < 16 { scripts.append(data) }
      data = []
    default: break
    }
  }

  mutating func characters(_ signs: UnsafeBufferPointer<UInt8>) {
    if isInTitle, titleBytes.count < 4000 { titleBytes.append(contentsOf: signs) }
    if isInData, data.count + signs.count < Self.maximumData { data.append(contentsOf: signs) }
  }

  /// Writes what was found into the page.
  func complete(_ page: inout HTMLPage) {
    let articles = scripts.compactMap { try? JSONReader.read($0, file: "JSON-LD") }.compactMap(Self.article)
    let title = PageText.tidied(titleBytes, keepsLines: false).text
    page.title =
      articles.first?["headline"]?.string ?? meta["og:title"]
      ?? (title.isEmpty ? nil : String(decoding: title, as: UTF8.self))
    page.siteName = meta["og:site_name"] ?? articles.first?["publisher"]?["name"]?.string
    page.address = address ?? meta["og:url"]
    page.language = language
    page.stated = stated(articles)
  }

  private func stated(_ articles: [JSON]) -> StatedDate? {
    if let raw = articles.compactMap({ $0["datePublished"]?.string }).first {
      return StatedDate(raw: raw, place: "json-ld")
    }
    if let raw = Self.dateNames.compactMap({ meta[$0] }).first { return StatedDate(raw: raw, place: "meta") }
    return time.map { StatedDate(raw: $0, place: "time") }
  }

  /// The first object that says when it was published, in a graph or list of such.
  private static func article(in value: JSON) -> JSON? {
    if value["datePublished"]?.string != nil { return value }
    let inner = value.array ?? value["@graph"]?.array ?? value["mainEntity"].map { [$0] } ?? []
    return inner.lazy.compactMap { article(in: $0) }.first
  }
}
