import Interchange
import Parties
import Rulebook

/// Reads a deal document from its bytes where there is nothing in it but what deals nearly always state, and nothing wrong
/// with it. Of any other it reads nothing, and `DealScribe` reads it or says what is wrong. Tests hold the one against the other.
struct PlainDealReader {
  /// A record as it is read: the facts beside `facts` are told unread in the order of the document's description.
  struct Entry {
    var record: FactSet.Record
    var unread: [String] = []
    var hasFacts = false
  }

  let scribe: DealScribe
  private var id: String?
  private var day: CalendarDay?
  private var deal = Entry(record: FactSet.Record(label: "deal", paths: DealScribe.dealPaths))
  private var exporter = Entry(record: FactSet.Record(label: "exporter", beside: DealScribe.partyKeys))
  private var endUse = Entry(record: FactSet.Record(label: "end_use", beside: DealScribe.endUseKeys))
  private var legs: [Entry] = []
  private var partyEntries: [Entry] = []
  private var itemEntries: [Entry] = []
  private var exporterParty: Deal.Party?
  private var parties: [Deal.Party] = []
  private var items: [Deal.Item] = []

  private init(_ scribe: DealScribe) { self.scribe = scribe }

  /// The deal; nil for a document that is not plain.
  static func read(_ bytes: [UInt8], _ scribe: DealScribe) -> Deal? {
    bytes.withUnsafeBufferPointer { bytes in
      var scanner = PlainScanner(bytes)
      var reader = PlainDealReader(scribe)
      var seen: Set<String> = []
      let isPlain = scanner.members { scanner, key in
        seen.insert(key).inserted && reader.member(key, &scanner)
      }
      guard isPlain, scanner.peek() == 0, scanner.isAtEnd else { return nil }
      return reader.finished()
    }
  }

  private mutating func member(_ key: String, _ scanner: inout PlainScanner) -> Bool {
    switch key {
    case "id":
      id = scanner.text()
      return id != nil
    case "date":
      day = scanner.text().flatMap { CalendarDay($0) }
      return day != nil
    case "activity", "from", "to", "us_person": return Self.value(scribe, key, of: "deal", &scanner, into: &deal)
    case "exporter": return party("exporter", &scanner)
    case "via":
      return scanner.elements { scanner in
        let label = DealWords.label(.via, legs.count)
        legs.append(Entry(record: FactSet.Record(label: label, paths: ["country": label])))
        return Self.value(scribe, "country", of: "leg", &scanner, into: &legs[legs.count - 1])
      }
    case "parties": return scanner.elements { party("party", &$0) }
    case "end_use":
      return scanner.members { scanner, key in
        key == "kind"
          ? Self.value(scribe, key, of: "end_use", &scanner, into: &endUse)
          : key == "facts" && Self.facts(scribe, of: "end_use", beside: DealScribe.endUseKeys, &scanner, into: &endUse)
      }
    case "items": return scanner.elements { item(&$0) }
    default: return false
    }
  }

  private mutating func item(_ scanner: inout PlainScanner) -> Bool {
    var name: String?
    var item = Entry(
      record: FactSet.Record(label: DealWords.label(.items, itemEntries.count), beside: DealScribe.itemKeys))
    item.record.values.reserveCapacity(24)
    let isPlain = scanner.members { scanner, key in
      switch key {
      case "name":
        guard name == nil, let text = scanner.text() else { return false }
        name = text
        return true
      case "facts": return Self.facts(scribe, of: "item", beside: DealScribe.itemKeys, &scanner, into: &item)
      default:
        return DealScribe.itemKeys.contains(key) && Self.value(scribe, key, of: "item", &scanner, into: &item)
      }
    }
    var eccn: CodePath?
    if case .code(let path)? = item.record.values["eccn"] { eccn = path }
    items.append(Deal.Item(name: name, eccn: eccn))
    itemEntries.append(item)
    return isPlain && items.count <= DealReader.mostItems
  }

  private mutating func party(_ subject: String, _ scanner: inout PlainScanner) -> Bool {
    let isExporter = subject == "exporter"
    let label = isExporter ? "exporter" : DealWords.label(.parties, partyEntries.count)
    var party = Entry(record: FactSet.Record(label: label, beside: DealScribe.partyKeys))
    party.record.values.reserveCapacity(DealScribe.partyKeys.count)
    var stated = StatedFacts()
    let isPlain = scanner.members { scanner, key in
      switch key {
      case "address":
        guard stated.address == nil, let text = scanner.text() else { return false }
        stated.address = text
        return true
      case "facts": return Self.facts(scribe, of: subject, beside: DealScribe.partyKeys, &scanner, into: &party)
      default:
        return DealScribe.partyKeys.contains(key) && (key != "role" || !isExporter)
          && Self.value(scribe, key, of: subject, &scanner, into: &party)
      }
    }
    let values = party.record.values
    guard isPlain, isExporter || values["role"] != nil else { return false }
    let found = Deal.Party(
      role: isExporter ? "exporter" : values["role"]?.text ?? "", name: values["name"]?.text,
      country: values["country"]?.text, stated: stated, sameAs: [:], label: label)
    if isExporter {
      exporter = party
      exporterParty = found
    } else {
      partyEntries.append(party)
      parties.append(found)
    }
    return partyEntries.count <= DealReader.mostItems
  }

  // MARK: Values

  /// The member `facts` of a record, which may be there once.
  private static func facts(
    _ scribe: DealScribe, of subject: String, beside direct: Set<String>, _ scanner: inout PlainScanner,
    into entry: inout Entry
  ) -> Bool {
    guard !entry.hasFacts else { return false }
    entry.hasFacts = true
    return scanner.members { scanner, key in
      guard !direct.contains(key), value(scribe, key, of: subject, &scanner, into: &entry) else { return false }
      if scribe.words.facts(of: subject)[key]?.isRead == false { entry.unread.append(entry.record.place(of: key)) }
      return true
    }
  }

  /// A fact that the rules know, stated once.
  private static func value(
    _ scribe: DealScribe, _ key: String, of subject: String, _ scanner: inout PlainScanner, into entry: inout Entry
  ) -> Bool {
    guard let fact = scribe.words.facts(of: subject)[key]?.fact, entry.record.values[key] == nil,
      let document = document(&scanner), let value = try? scribe.typed(document, fact)
    else { return false }
    entry.record.values[key] = value
    return true
  }

  private static func document(_ scanner: inout PlainScanner) -> JSON? {
    switch scanner.peek() {
    case UInt8(ascii: "\""): scanner.text().map { JSON(.string($0)) }
    case UInt8(ascii: "0")...UInt8(ascii: "9"): scanner.number().map { JSON(.number($0)) }
    default: scanner.flag().map { JSON(.bool($0)) }
    }
  }

  // MARK: The deal

  private func finished() -> Deal? {
    let values = deal.record.values
    guard let day, !items.isEmpty, let from = values["from"], let to = values["to"], let activity = values["activity"],
      activity != .word("transfer") || from == to, legs.count <= DealReader.mostItems
    else { return nil }
    var facts = FactSet()
    facts.name("party", as: "parties")
    facts.name("item", as: "items")
    var unread: [String] = []
    func add(_ subject: String, _ entries: [Entry], _ keys: [String]) {
      let known = scribe.words.facts(of: subject)
      for entry in entries {
        facts.add(subject, entry.record)
        for key in keys where known[key]?.isRead == false && entry.record.values[key] != nil {
          unread.append(entry.record.place(of: key))
        }
        unread += entry.unread
      }
    }
    add("deal", [deal], DealScribe.directKeys)
    add("leg", legs, ["country"])
    add("exporter", [exporter], DealScribe.exporterKeys)
    add("party", partyEntries, DealScribe.allPartyKeys)
    add("end_use", [endUse], ["kind"])
    add("item", itemEntries, DealScribe.directItemKeys)
    return scribe.deal(
      id: id, day: day, items: items, parties: (exporterParty.map { [$0] } ?? []) + parties, facts: facts,
      unread: unread)
  }
}
