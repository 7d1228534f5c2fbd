import Interchange
import Watch

/// A document as the ledger's record holds it.
enum KeptDocument {
  /// What a record tells of a document.
  struct Parts {
    let source: SourceDocument
    let clean: CleanDocument
    let readOn: CalendarDay?
  }

  /// What is searched.
  static let texts: @Sendable (JSON) -> [String?] = { [$0["title"]?.string, $0["text"]?.string] }

  static func json(_ document: StoredDocument) -> JSON {
    let clean = document.document
    let members: [(String, JSON)] = [
      ("name", .string(document.name)), ("way", .string(document.way)), ("publisher", .string(document.publisher)),
      ("title", .string(document.title)), ("address", .string(document.address)),
      ("stated", .string(document.stated)), ("read_on", .string(document.readOn?.description)),
      ("text", .string(document.text)), ("segments", .array(clean.segments.map(json))),
      ("stories", .array(clean.stories.map(json))), ("warnings", .array(clean.warnings.map(json))),
    ]
    return .object(members)
  }

  private static func json(_ segment: Segment) -> JSON {
    .array([
      .integer(segment.range.lowerBound), .integer(segment.range.upperBound), .string(segment.label.rawValue),
      segment.story.map { .integer($0) } ?? .null, .string(segment.because),
    ])
  }

  private static func json(_ story: Story) -> JSON {
    .object([
      ("id", .string(story.id)), ("kind", .string(story.kind.rawValue)),
      ("from", .string(story.published?.lowerBound.description)),
      ("to", .string(story.published?.upperBound.description)), ("basis", .string(story.publishedBasis)),
    ])
  }

  private static func json(_ warning: Diagnostic) -> JSON {
    .object([("id", .string(warning.id)), ("message", .string(warning.message)), ("help", .string(warning.help))])
  }

  // MARK: Read

  /// Nil for a record that holds no document, or one whose parts do not lie in its text.
  static func parts(_ json: JSON) -> Parts? {
    guard let name = json["name"]?.string, let content = json["text"]?.string,
      let segments = json["segments"]?.array, let stories = json["stories"]?.array
    else { return nil }
    let text = WatchText(content)
    let read = stories.compactMap(story)
    let parts = segments.compactMap { segment($0, text, stories: read.count) }
    guard parts.count == segments.count, read.count == stories.count else { return nil }
    let clean = CleanDocument(
      name: name, text: text, segments: parts, stories: read,
      warnings: (json["warnings"]?.array ?? []).compactMap(warning))
    let source = SourceDocument(
      name: name, way: json["way"]?.string.flatMap(SourceDocument.Way.init) ?? .file,
      publisher: json["publisher"]?.string, address: json["address"]?.string, title: json["title"]?.string,
      stated: json["stated"]?.string.map { StatedDate(raw: $0, day: nil, place: "kept") }, text: text)
    return Parts(source: source, clean: clean, readOn: json["read_on"]?.string.flatMap { CalendarDay($0) })
  }

  private static func segment(_ json: JSON, _ text: WatchText, stories: Int) -> Segment? {
    guard let parts = json.array, parts.count == 5, let from = number(parts[0]), let to = number(parts[1]),
      0 <= from, from <= to, to <= text.bytes.count, let label = parts[2].string.flatMap(Segment.Label.init),
      let because = parts[4].string
    else { return nil }
    let story = number(parts[3])
    guard story.map({ (0..<stories).contains($0) }) ?? true else { return nil }
    return Segment(from..<to, label, story: story, because: because)
  }

  private static func number(_ json: JSON) -> Int? {
    if case .number(let digits) = json.content { Int(digits) } else { nil }
  }

  private static func story(_ json: JSON) -> Story? {
    guard let id = json["id"]?.string, let kind = json["kind"]?.string.flatMap(Story.Kind.init) else { return nil }
    let days = ["from", "to"].compactMap { json[$0]?.string.flatMap { CalendarDay($0) } }
    let published = days.count == 2 && days[0] <= days[1] ? days[0]...days[1] : nil
    return Story(kind, id: id, published: published, publishedBasis: json["basis"]?.string)
  }

  private static func warning(_ json: JSON) -> Diagnostic? {
    guard let id = json["id"]?.string, let message = json["message"]?.string else { return nil }
    return Diagnostic(id, message, help: json["help"]?.string, severity: .warning)
  }
}
