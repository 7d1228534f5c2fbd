import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// Who is asked for, on which day, and what is shown of who is found.
struct ScreenQuestion: Sendable {
  var name = ""
  var facts = StatedFacts()
  var day: CalendarDay?
  var threshold: Double?
  var profile: String?
  var limit = 10
  /// The list that alone is asked; nil for all.
  var list: String?
  var showsEvidence = false

  init(name: String) { self.name = name }

  /// From the parameters of a URL: `name`, `country` (again and again), `birth`, `address`, `identifier=kind:value`, …
  init(_ call: Call) throws {
    name = call.query["name"] ?? call.query["q"] ?? ""
    facts.countries = call.query.values("country").map { $0.uppercased() }
    facts.birth = call.query["birth"]
    facts.address = call.query["address"]
    facts.identifiers = try call.query.values("identifier").map(Self.identifier)
    day = try call.day("date") ?? call.day("as_of")
    threshold = try call.share("threshold")
    profile = call.query["profile"]
    limit = try call.integer("limit", default: 10, in: 1...500)
    list = call.query["list"]
    showsEvidence = try call.flag("evidence", default: false)
    try check()
  }

  private static func identifier(_ text: String) throws -> (kind: String, value: String) {
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else {
      throw Problem(.badRequest, "screen.identifier", "`\(text.prefix(60))` is not written `kind:value`, as in `lei:…`")
    }
    return (String(text[..<colon]), String(text[text.index(after: colon)...]))
  }

  private static let keys = [
    "name", "country", "birth", "address", "identifiers", "date", "threshold", "profile", "limit", "list", "evidence",
  ]

  /// From a document with the same keys; `country` is a text or a list, `identifiers` an object.
  init(_ document: JSON) throws {
    guard let members = document.members else {
      throw Problem(.badRequest, "screen.object", "a question is an object, this is \(document.kind)")
    }
    for member in members where !Self.keys.contains(member.key) {
      throw Problem(
        .badRequest, "screen.unknown-key", "`\(member.key.prefix(60))` is no key of a question",
        help: "the keys are \(Self.keys.joined(separator: ", "))")
    }
    name = document["name"]?.string ?? ""
    let country = document["country"]
    facts.countries = ((country?.array?.compactMap(\.string)) ?? [country?.string].compactMap { $0 }).map {
      $0.uppercased()
    }
    facts.birth = document["birth"]?.string
    facts.address = document["address"]?.string
    facts.identifiers =
      document["identifiers"]?.members?.compactMap { member in
        member.value.string.map { (member.key, $0) }
      } ?? []
    if let text = document["date"]?.string {
      guard let day = CalendarDay(text) else { throw Self.bad("date", "a day such as 2024-06-01") }
      self.day = day
    }
    if case .number(let text)? = document["threshold"]?.content {
      guard let number = Double(text), (0...1).contains(number) else { throw Self.bad("threshold", "0 to 1") }
      threshold = number
    }
    if case .number(let text)? = document["limit"]?.content {
      guard let number = Int(text), (1...500).contains(number) else { throw Self.bad("limit", "1 to 500") }
      limit = number
    }
    profile = document["profile"]?.string
    list = document["list"]?.string
    showsEvidence = document["evidence"]?.bool ?? false
    try check()
  }

  private static func bad(_ key: String, _ expected: String) -> Problem {
    Problem(.unprocessableContent, "screen.\(key)", "`\(key)` is \(expected)")
  }

  private func check() throws {
    guard !name.isEmpty || facts.findsByItself else {
      throw Problem(.badRequest, "screen.empty-query", "give a `name`, an `address` or an identifier")
    }
  }

  /// The matches with the number of each party, best first.
  ///
  /// - Throws: `Diagnostic` for a name that cannot be screened, or a profile that is none.
  func matches(_ snapshot: ServedSnapshot) throws -> [(party: Int, match: PartyMatch)] {
    let index = day == nil ? snapshot.index : try snapshot.workspace.lists(asOf: day)
    let profile = try snapshot.workspace.profile(named: self.profile, threshold: threshold)
    guard let list else { return try profile.matches(index, name, facts, asOf: day, limit: limit) }
    guard snapshot.dataset(list) != nil else {
      throw Problem(.notFound, "lists.unknown", "there is no list `\(list.prefix(60))`")
    }
    // Of another day's index the numbers are others: then all are asked, and the list is chosen after.
    guard day == nil else {
      return try profile.matches(index, name, facts, asOf: day, limit: 500).filter { $0.match.list.id == list }.prefix(
        limit
      ).map { $0 }
    }
    return try profile.matches(index, name, facts, asOf: day, limit: limit) { number in
      snapshot.directory.entries[number].list == list
    }
  }

  /// The answer as `chokepoint screen --format json` prints it, and with what version of the lists it was given.
  func document(_ snapshot: ServedSnapshot) throws -> JSON {
    let index = day == nil ? snapshot.index : try snapshot.workspace.lists(asOf: day)
    let profile = try snapshot.workspace.profile(named: self.profile, threshold: threshold)
    let found = try matches(snapshot).map { item -> JSON in
      guard showsEvidence, let members = item.match.json.members else { return item.match.json }
      return JSON(.object(members + [JSON.Member("evidence", item.match.evidenceJSON)]))
    }
    return .object([
      ("query", .string(name)), ("query_shown", .string(VisibleText.of(name))), ("date", .string(day?.description)),
      ("profile", profile.json), ("matches", .array(found)),
      ("warnings", .strings(index.warnings(asOf: day) + facts.warnings)), ("list_version", .string(snapshot.version)),
      ("lists", .array(index.lists.filter { list == nil || $0.id == list }.map(\.apiJSON))),
    ])
  }
}

extension PartyMatch.List {
  /// The edition that an answer rests on.
  var apiJSON: JSON {
    .object([
      ("id", .string(id)), ("title", .string(title)), ("edition", .string(edition.description)),
      ("coverage", .string(coverage)),
    ])
  }
}
