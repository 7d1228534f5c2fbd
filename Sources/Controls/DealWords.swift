import Rulebook

/// The facts that a deal may state, by kind of record and name, as `DealScribe` looks them up.
struct DealWords: Sendable {
  struct Entry: Sendable {
    let fact: Fact
    /// Whether a rule reads it, or screening does.
    let isRead: Bool
  }

  private let entries: [String: [String: Entry]]
  /// The names of the facts of what stands behind an item.
  let inputs: [String]

  /// - Parameter read: paths of the facts that are read.
  init(_ program: RuleProgram, read: Set<String>) {
    entries = Dictionary(grouping: program.facts, by: \.subject).mapValues { facts in
      Dictionary(
        facts.map { ($0.name, Entry(fact: $0, isRead: read.contains($0.path))) },
        uniquingKeysWith: { first, _ in first }
      )
    }
    inputs = program.facts.filter { $0.subject == "input" }.map(\.name)
  }

  func facts(of subject: String) -> [String: Entry] { entries[subject] ?? [:] }

  /// `items[0]`; of most deals it is made once for all.
  static func label(_ list: Labels, _ index: Int) -> String {
    index < list.first.count ? list.first[index] : "\(list.name)[\(index)]"
  }

  /// The records of a list of the document.
  struct Labels: Sendable {
    let name: String
    let first: [String]

    init(_ name: String) {
      self.name = name
      first = (0..<8).map { "\(name)[\($0)]" }
    }

    static let items = Labels("items")
    static let parties = Labels("parties")
    static let via = Labels("via")
  }
}

extension DealScribe {
  /// Where a fact of a record stands, or would stand, in a document.
  ///
  /// - Parameter isThere: whether the document has that record.
  static func place(of fact: Fact, record: Int, isThere: Bool) -> String {
    var facts = FactSet()
    facts.name("party", as: "parties")
    facts.name("item", as: "items")
    if isThere {
      for index in 0...record { facts.add(fact.subject, blank(fact.subject, index)) }
    }
    return facts.place(of: FactReference(subject: fact.subject, index: record, name: fact.name))
  }

  /// The same of a fact of a party that is there.
  static func place(of fact: String, ofParty index: Int) -> String { blank("party", index).place(of: fact) }

  /// A record of a kind, of which nothing is stated.
  private static func blank(_ subject: String, _ index: Int) -> FactSet.Record {
    switch subject {
    case "deal": FactSet.Record(label: "deal", paths: dealPaths)
    case "leg": FactSet.Record(label: DealWords.label(.via, index), paths: ["country": DealWords.label(.via, index)])
    case "exporter": FactSet.Record(label: "exporter", beside: partyKeys)
    case "party": FactSet.Record(label: DealWords.label(.parties, index), beside: partyKeys)
    case "end_use": FactSet.Record(label: "end_use", beside: endUseKeys)
    case "item": FactSet.Record(label: DealWords.label(.items, index), beside: itemKeys)
    default: FactSet.Record(label: "\(subject)[\(index)]")
    }
  }
}
