public import Interchange
import Parties
public import Rulebook

/// Reads the deal document. Unknown keys, wrong types and words that mean nothing are errors with their place; nothing
/// is guessed, and a deal is read whole or not at all.
public struct DealReader: Sendable {
  /// A deal larger than this is not a deal.
  public static let maximumBytes = 8 << 20

  /// A deal of more items or more parties is several deals.
  public static let mostItems = 1000

  private let program: RuleProgram
  private let countries: Countries
  /// Paths of facts that a rule reads, or screening does.
  private let read: Set<String>
  private let words: DealWords
  private let isKnownElsewhere: @Sendable (String) -> Bool

  /// - Parameters:
  ///   - readElsewhere: facts that other rules read for which the deal is judged too.
  ///   - isKnownElsewhere: whether packs that are not asked know a fact: it may be stated, and is not read here.
  public init(
    program: RuleProgram, countries: Countries, readElsewhere: Set<String> = [],
    isKnownElsewhere: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.program = program
    self.countries = countries
    self.isKnownElsewhere = isKnownElsewhere
    read = Self.factsRead(by: program).union(readElsewhere)
    words = DealWords(program, read: read)
  }

  /// The paths of the facts that the rules of a program read, or screening does.
  public static func factsRead(by program: RuleProgram) -> Set<String> {
    let paths = Set(program.readersOfFacts().keys)
    // A fact of a listing that goes by the name of a fact of parties is taken from the party.
    let lent = paths.filter { $0.hasPrefix("listing.") }.map { "party." + $0.dropFirst("listing.".count) }
    return paths.union(lent.filter { program.fact($0) != nil }).union(["party.name"])
  }

  /// - Throws: `Diagnostics` with everything that is wrong.
  public func read(_ bytes: [UInt8], file: String) throws(Diagnostics) -> Deal {
    try read(DealDocument(bytes, file: file))
  }

  /// - Throws: `Diagnostics` with everything that is wrong.
  public func read(_ document: DealDocument) throws(Diagnostics) -> Deal {
    if let bytes = document.bytes, let deal = PlainDealReader.read(bytes, scribe) { return deal }
    return try read(Diagnostics.gathering { () throws(Diagnostic) in try document.json() })
  }

  var scribe: DealScribe {
    DealScribe(program: program, countries: countries, words: words, read: read, isKnownElsewhere: isKnownElsewhere)
  }

  public func read(_ document: JSON) throws(Diagnostics) -> Deal {
    var scribe = scribe
    guard document.members != nil else {
      throw Diagnostics([Diagnostic("deal.object", "a deal is an object, this is \(document.kind)", at: document.span)])
    }
    let deal = scribe.deal(document.withoutNulls)
    if !scribe.errors.isEmpty { throw Diagnostics(scribe.errors) }
    guard let deal else { throw Diagnostics([Diagnostic("deal.date", "the deal has no date", at: document.span)]) }
    return deal
  }
}

/// The work of `DealReader` on one document, collecting what is wrong.
struct DealScribe {
  let program: RuleProgram
  let countries: Countries
  let words: DealWords
  var errors: [Diagnostic] = []
  /// Where the deal states what no rule reads.
  var unread: [String] = []
  /// Paths of facts that are read.
  let read: Set<String>
  let isKnownElsewhere: @Sendable (String) -> Bool
  /// What the items were made with, each with the item it belongs to.
  var inputs: [FactSet.Record] = []

  init(
    program: RuleProgram, countries: Countries, words: DealWords, read: Set<String>,
    isKnownElsewhere: @escaping @Sendable (String) -> Bool
  ) {
    self.program = program
    self.countries = countries
    self.words = words
    self.read = read
    self.isKnownElsewhere = isKnownElsewhere
  }

  mutating func deal(_ document: JSON) -> Deal? {
    allow(Self.dealKeys, in: document)
    for key in ["date", "activity", "from", "to"] where document[key] == nil {
      errors.append(
        Diagnostic(
          "deal.missing-key", "the deal has no `\(key)`", at: document.span,
          help: "every deal states date, activity, from and to"))
    }
    var facts = FactSet()
    facts.name("party", as: "parties")
    facts.name("item", as: "items")
    var record = FactSet.Record(label: "deal", paths: Self.dealPaths)
    for key in Self.directKeys { read(document[key], as: "deal", key, into: &record) }
    facts.add("deal", record)
    checkTransfer(document, record)
    for (index, element) in array(document["via"], "via").enumerated() { facts.add("leg", leg(element, index)) }
    checkUnread(document)
    let day = day(document["date"])
    var parties: [Deal.Party] = []
    facts.add("exporter", exporter(document["exporter"], into: &parties))
    for (index, element) in array(document["parties"], "parties").enumerated() {
      facts.add("party", party(element, label: DealWords.label(.parties, index), into: &parties))
    }
    facts.add("end_use", endUse(document["end_use"]))
    var items: [Deal.Item] = []
    for (index, element) in array(document["items"], "items").enumerated() {
      let (item, values) = self.item(element, index: index)
      items.append(item)
      facts.add("item", values)
    }
    for input in inputs { facts.add("input", input) }
    if items.isEmpty, document["items"]?.array?.isEmpty ?? errors.isEmpty {
      errors.append(Diagnostic("deal.items", "the deal has no items", at: document["items"]?.span ?? document.span))
    }
    let licences = licences(document["authorisations"])
    guard let day else { return nil }
    return deal(
      id: string(document["id"]), day: day, items: items, parties: parties, licences: licences, facts: facts,
      unread: unread)
  }

  /// The deal of what was read, with what is to be said of it.
  func deal(
    id: String?, day: CalendarDay, items: [Deal.Item], parties: [Deal.Party], licences: [String] = [], facts: FactSet,
    unread: [String]
  ) -> Deal {
    Deal(
      id: id, day: day, items: items, parties: parties, licences: licences, facts: facts,
      warnings: (unread.isEmpty
        ? [] : ["stated, and read by no rule of these packs: \(unread.joined(separator: ", "))"])
        + parties.flatMap { party in party.stated.warnings.map { "\(party.label): \($0)" } })
  }

  // MARK: Parts

  private mutating func item(_ value: JSON, index: Int) -> (Deal.Item, FactSet.Record) {
    let label = DealWords.label(.items, index)
    allow(Self.allItemKeys, in: value)
    var record = FactSet.Record(label: label, beside: Self.itemKeys)
    record.values.reserveCapacity(Self.directItemKeys.count + (value["facts"]?.members?.count ?? 0))
    for key in Self.directItemKeys { read(value[key], as: "item", key, into: &record) }
    facts(value["facts"], of: "item", except: Self.itemKeys, into: &record)
    madeWith(value["made_with"], of: index, into: &record)
    var eccn: CodePath?
    if case .code(let path)? = record.values["eccn"] { eccn = path }
    return (Deal.Item(name: string(value["name"]), eccn: eccn), record)
  }

  private static let dealKeys = [
    "id", "date", "activity", "exporter", "from", "to", "via", "items", "parties", "end_use", "authorisations",
    "us_person", "knowledge",
  ]
  static let directKeys = ["activity", "from", "to", "us_person"]
  static let dealPaths = [
    "activity": "activity", "from": "from", "to": "to", "us_person": "us_person", "unstated_end_user": "parties",
  ]
  private static let allItemKeys = [
    "name", "eccn", "kind", "origin", "quantity", "value_usd", "facts", "made_with", "us_content_percent",
  ]
  static let directItemKeys = ["eccn", "kind", "origin", "quantity", "value_usd", "us_content_percent"]
  static let exporterKeys = [
    "name", "country", "address", "headquarters", "ultimate_parent", "identifiers", "owners", "same_as", "facts",
  ]
  static let allPartyKeys = ["role"] + exporterKeys
  static let endUseKeys: Set = ["kind"]

  /// Keys that are facts by themselves; all others stand under `facts`.
  static let itemKeys: Set = ["eccn", "kind", "origin", "quantity", "value_usd", "us_content_percent"]
  static let partyKeys: Set = ["role", "name", "country", "headquarters", "ultimate_parent"]

  private mutating func exporter(_ value: JSON?, into parties: inout [Deal.Party]) -> FactSet.Record {
    guard let value else { return FactSet.Record(label: "exporter", beside: Self.partyKeys) }
    var scratch: [Deal.Party] = []
    let record = party(value, label: "exporter", into: &scratch)
    parties += scratch
    return record
  }

  private mutating func party(_ value: JSON, label: String, into parties: inout [Deal.Party]) -> FactSet.Record {
    let subject = label == "exporter" ? "exporter" : "party"
    let keys = subject == "party" ? Self.allPartyKeys : Self.exporterKeys
    allow(keys, in: value)
    var record = FactSet.Record(label: label, beside: Self.partyKeys)
    record.values.reserveCapacity(Self.partyKeys.count)
    for key in keys where Self.partyKeys.contains(key) { read(value[key], as: subject, key, into: &record) }
    facts(value["facts"], of: subject, except: Self.partyKeys, into: &record)
    if subject == "party", value.members != nil, value["role"] == nil {
      errors.append(
        Diagnostic(
          "deal.missing-key", "the party has no `role`", at: value.span,
          help: "end_user, consignee, intermediate, purchaser, forwarder, bank, designer or fabricator"))
    }
    var stated = StatedFacts()
    stated.address = string(value["address"])
    // What the rules declare was read above; the rest is read here, so that no mistake is told twice.
    func word(_ key: String) -> String? {
      words.facts(of: subject)[key] == nil ? string(value[key]) : record.values[key]?.text
    }
    let (role, name, country) = (subject == "exporter" ? "exporter" : word("role") ?? "", word("name"), word("country"))
    stated.identifiers = identifiers(value["identifiers"])
    parties.append(
      Deal.Party(
        role: role, name: name, country: country, stated: stated, sameAs: sameAs(value["same_as"]), label: label))
    parties += owners(value["owners"], of: label)
    return record
  }

  private mutating func endUse(_ value: JSON?) -> FactSet.Record {
    var record = FactSet.Record(label: "end_use", beside: Self.endUseKeys)
    guard let value else { return record }
    allow(["kind", "facts"], in: value)
    read(value["kind"], as: "end_use", "kind", into: &record)
    facts(value["facts"], of: "end_use", except: Self.endUseKeys, into: &record)
    return record
  }
}
