public import Interchange

/// A brief as JSON Feed 1.1 (`application/feed+json`); our own fields stand under `_chokepoint`.
public enum BriefFeed {
  public static let mediaType = "application/feed+json"

  public static func json(_ brief: WatchBrief) -> JSON {
    let items = brief.sections.flatMap { section in section.lines.map { item($0, section.heading) } }
    return .object([
      ("version", .string("https://jsonfeed.org/version/1.1")), ("title", .string(brief.title)),
      ("description", .string(brief.basis)), ("items", .array(items)),
    ])
  }

  private static func item(_ line: WatchBrief.Line, _ heading: String?) -> JSON {
    let event = line.event
    var members: [(String, JSON)] = [("id", .string(event.id)), ("content_text", .string(line.text))]
    if let address = event.sources.compactMap(\.address).first(where: WebAddress.isPlain) {
      members.append(("external_url", .string(address)))
    }
    if let told = event.told { members.append(("date_published", .string("\(told)T00:00:00Z"))) }
    if let heading { members.append(("tags", .strings([heading]))) }
    return .object(members + [("_chokepoint", own(event, line.notes))])
  }

  private static func own(_ event: WatchEvent, _ notes: [String]) -> JSON {
    var members: [(String, JSON)] = [
      ("kind", .string(event.kind.rawValue)), ("predicate", .string(event.predicate)),
      ("subjects", .array(event.subjects.map { name(event.names[$0]) })), ("names", .array(event.names.map(name))),
      ("speaker", .string(event.speaker)), ("hedging", .string(event.hedging)),
      ("polarity", .string(event.isPositive ? "pos" : "neg")),
    ]
    if let value = event.value { members.append(("value", .string(value))) }
    if let period = event.period {
      members.append(("from", .string(period.lowerBound.description)))
      members.append(("to", .string(period.upperBound.description)))
    }
    if !event.deals.isEmpty { members.append(("deals", .strings(event.deals))) }
    members.append(("contradicts", .strings(event.contradicts)))
    members.append(("notes", .strings(notes)))
    return .object(members + [("sources", .array(event.sources.map(source)))])
  }

  private static func name(_ name: WatchName) -> JSON {
    var members: [(String, JSON)] = [("name", .string(name.name)), ("type", .string(name.type))]
    if let id = name.id { members.append(("id", .string(id))) }
    return .object(members)
  }

  private static func source(_ source: WatchSource) -> JSON {
    var members: [(String, JSON)] = [("document", .string(source.document)), ("name", .string(source.name))]
    if let publisher = source.publisher { members.append(("publisher", .string(publisher))) }
    if let title = source.title { members.append(("title", .string(title))) }
    if let address = source.address { members.append(("url", .string(address))) }
    if let published = source.published { members.append(("published", .string(published.description))) }
    if let quote = source.quote {
      members.append(("quote", .array([.integer(quote.lowerBound), .integer(quote.upperBound)])))
    }
    return .object(members)
  }
}
