import Controls
import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// An example entity of `/match`: who is asked for, as it was read.
struct YenteQuery {
  let id: String?
  let schema: EntitySchema
  /// The names, the best first.
  let names: [String]
  let facts: StatedFacts
  /// What is echoed: every property that was understood, its values normalised.
  let properties: [(String, [String])]

  /// - Throws: `Problem` 400 `Cannot parse example entity: …`.
  init(_ example: JSON, _ countries: Countries) throws {
    guard let members = example.members else { throw Self.unreadable("it is \(example.kind)") }
    guard let word = example["schema"]?.string else { throw Self.unreadable("it has no schema") }
    guard let schema = EntitySchema(rawValue: word) else {
      let isEdge = EntitySchema.others.contains(word)
      throw Self.unreadable(isEdge ? "\(word) cannot be matched" : "no such schema: \(word.prefix(60))")
    }
    self.schema = schema
    switch example["id"]?.content {
    case .string(let text)?: id = text
    case .number(let text)?: id = text
    case nil, .null?: id = nil
    default: throw Self.unreadable("its id is no text")
    }
    let stated = members.first { $0.key == "properties" }?.value
    guard let stated, let pairs = stated.members else { throw Self.unreadable("it has no properties") }
    var properties: [(String, [String])] = []
    for pair in pairs where EntityProperties.isKnown(pair.key) {
      let values = try Self.values(pair.value, of: pair.key).flatMap { Self.normal($0, pair.key, countries) }
      var seen: Set<String> = []
      let once = values.filter { seen.insert($0).inserted }
      if !once.isEmpty { properties.append((pair.key, once)) }
    }
    self.properties = properties
    func all(_ names: [String]) -> [String] {
      names.flatMap { name in properties.filter { $0.0 == name }.flatMap(\.1) }
    }
    let parts = all(EntityProperties.nameParts)
    let whole = all(EntityProperties.names)
    names = Array((whole.isEmpty && !parts.isEmpty ? [parts.joined(separator: " ")] : whole).prefix(Self.mostNames))
    var facts = StatedFacts()
    facts.countries = all(EntityProperties.countries).map { $0.uppercased() }
    facts.birth = all(["birthDate"]).first
    facts.address = all(["address", "full"]).first
    for (property, values) in properties {
      guard let kind = EntityProperties.kind(of: property) else { continue }
      facts.identifiers += values.map { (kind.rawValue, $0) }
    }
    self.facts = facts
  }

  /// More names of one example are not asked.
  private static let mostNames = 12
  private static let mostValues = 200

  private static func unreadable(_ why: String) -> Problem {
    Problem(.badRequest, "yente.example", "Cannot parse example entity: \(why)")
  }

  /// One value or several; numbers count as they are written.
  private static func values(_ value: JSON, of property: String) throws -> [String] {
    switch value.content {
    case .string(let text), .number(let text): return [text]
    case .bool(let flag): return [flag ? "true" : "false"]
    case .null: return []
    case .array(let elements):
      guard elements.count <= mostValues else { throw unreadable("too many values of \(property)") }
      return try elements.flatMap { try values($0, of: property) }
    case .object: throw unreadable("a value of \(property.prefix(60)) is an object")
    }
  }

  /// Countries become codes, dates and spaces one writing; nothing of a value that means nothing.
  private static func normal(_ text: String, _ property: String, _ countries: Countries) -> [String] {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty else { return [] }
    if EntityProperties.countries.contains(property) {
      if let code = countries.code(for: words) { return [code.lowercased()] }
      return ["eu", "suhh", "zz", "yucs", "csxx"].contains(words.lowercased()) ? [words.lowercased()] : []
    }
    if EntityProperties.dates.contains(property) {
      let isDate = words.prefix(10).wholeMatch(of: #/\d{4}(-\d{2}(-\d{2})?)?/#) != nil
      return isDate ? [String(words.prefix(10))] : []
    }
    return [words]
  }

  var echo: JSON {
    .object([
      ("id", .string(id)), ("schema", .string(schema.rawValue)),
      ("properties", .object(properties.map { ($0.0, .strings($0.1)) })),
    ])
  }
}
