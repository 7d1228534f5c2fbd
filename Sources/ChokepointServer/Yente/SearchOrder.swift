import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// In which order a search gives its results: by relevance, or by fields.
struct SearchOrder: Sendable {
  private enum Field: String, Sendable {
    case caption, schema, datasets, countries
    case lastChange = "last_change"
  }

  private let keys: [(field: Field, isDown: Bool)]

  /// - Parameter words: `caption:asc`; later ones decide among equals.
  /// - Throws: `Problem` 400 for a field that nothing can be sorted by.
  init(_ words: [String]) throws {
    keys = try words.map { word in
      let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
      let name = parts.first.map { $0 == "name" ? "caption" : $0 == "country" ? "countries" : $0 } ?? ""
      guard let field = Field(rawValue: name), parts.count < 2 || ["asc", "desc"].contains(parts[1]) else {
        throw Problem(
          .badRequest, "yente.sort", "Invalid sort: \(word.prefix(60))",
          help: "sort by caption, schema, datasets, countries or last_change, each :asc or :desc")
      }
      return (field, parts.count > 1 && parts[1] == "desc")
    }
  }

  func sort(_ found: inout [Int], _ snapshot: ServedSnapshot) {
    guard !keys.isEmpty else { return }
    let texts = found.map { number in keys.map { text($0.field, number, snapshot) } }
    let order = found.indices.sorted { one, other in
      for (place, key) in keys.enumerated() where texts[one][place] != texts[other][place] {
        return (texts[one][place] < texts[other][place]) != key.isDown
      }
      return one < other
    }
    found = order.map { found[$0] }
  }

  private func text(_ field: Field, _ number: Int, _ snapshot: ServedSnapshot) -> String {
    let entry = snapshot.directory.entries[number]
    switch field {
    case .caption: return snapshot.index.listedParty(number)?.party.name.lowercased() ?? ""
    case .schema: return entry.schema.rawValue
    case .datasets: return entry.list
    case .countries: return entry.countries.first ?? ""
    case .lastChange: return entry.changed.description
    }
  }
}
