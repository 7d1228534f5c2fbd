import Chokepoint
import Controls
import Interchange
import Rulebook

/// The deal of a form: the few fields that every deal begins with, and the answers to what was asked after.
struct DealForm {
  /// The fields of the first questions, by the names that the form gives them.
  static let fields = [
    "date", "activity", "from", "to", "item", "kind", "eccn", "end_user", "headquarters", "end_use", "exporter",
  ]

  private let items: QueryItems
  private let workspace: Workspace
  /// What was taken or filled in for the user, to be said with the answer.
  private(set) var notes: [String] = []

  init(_ items: QueryItems, _ workspace: Workspace) {
    self.items = items
    self.workspace = workspace
  }

  /// The document: that of the answers before, if there is one and the first fields are as they were.
  ///
  /// - Throws: `Diagnostics` for a document that does not read.
  mutating func document() throws(Diagnostics) -> JSON {
    if let text = items["deal"], items["begin"] == nil {
      return try Diagnostics.gathering { () throws(Diagnostic) in try JSONReader.read(Array(text.utf8), file: "deal") }
    }
    return begun()
  }

  private mutating func begun() -> JSON {
    var members: [(String, JSON)] = [
      ("date", .string(items["date"] ?? CalendarDay.today.description)),
      ("activity", .string(items["activity"] ?? "export")), ("from", .string(items["from"] ?? "US")),
      ("to", .string(items["to"] ?? "")), ("items", .array([item()])),
    ]
    if items["end_user"] != nil || items["headquarters"] != nil {
      var party: [(String, JSON)] = [("role", .string("end_user"))]
      if let name = items["end_user"] { party.append(("name", .string(name))) }
      if let country = items["headquarters"] { party.append(("headquarters", .string(country))) }
      members.append(("parties", .array([.object(party)])))
    }
    if let name = items["exporter"] { members.append(("exporter", .object([("name", .string(name))]))) }
    if let use = items["end_use"] { members.append(("end_use", .object([("kind", .string(use))]))) }
    return .object(members)
  }

  /// The item; the figures of a chip of the table stand among its facts.
  private mutating func item() -> JSON {
    var members: [(String, JSON)] = []
    var facts: [(String, JSON)] = []
    var kind = items["kind"]
    if let name = items["item"] {
      let chips = workspace.chips.matching(name)
      members.append(("name", .string(chips.count == 1 ? chips[0].name : name)))
      if !chips.isEmpty { kind = kind ?? "integrated_circuit" }
      for (key, value) in chips.commonFacts.sorted(by: { $0.key < $1.key }) where key != "kind" {
        if let json = Self.json(value) { facts.append((key, json)) }
      }
      if chips.count == 1 {
        notes.append("the figures are those of \(chips[0].vendor) \(chips[0].name) in the table of chips")
      } else if chips.count > 1 {
        notes.append("`\(name)` fits several chips: only figures that all share are taken")
      }
    }
    if let kind { members.append(("kind", .string(kind))) }
    if let eccn = items["eccn"] { members.append(("eccn", .string(eccn))) }
    if !facts.isEmpty { members.append(("facts", .object(facts))) }
    return .object(members)
  }

  /// Nil for a number that is not one but a range.
  private static func json(_ value: Value) -> JSON? {
    switch value {
    case .truth(let flag): .bool(flag)
    case .number(let low, let high): low == high ? .string(low.description) : nil
    default: .string(value.text)
    }
  }

  /// The answers that the form carries, by the places they belong to.
  var answers: [(place: String, text: String)] {
    items.all.compactMap { item in
      guard item.name.hasPrefix("answer:") else { return nil }
      let text = item.value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return text.isEmpty ? nil : (String(item.name.dropFirst("answer:".count)), text)
    }
  }

  /// What the first fields hold, for showing them again.
  var values: JSON {
    .object(Self.fields.compactMap { name in items[name].map { (name, .string($0)) } })
  }
}
