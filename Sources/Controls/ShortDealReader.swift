import Interchange
import Parties
import Rulebook

/// Reads a plain deal document from its bytes into the frame of a `Hearing`: what `PlainDealReader` reads, without the deal.
/// Texts are looked up by their bytes; what one means is worked out when it first comes.
struct ShortDealReader {
  /// What of a document is no fact of a record.
  struct Reading {
    /// Where the id stands among the bytes.
    var id: Range<Int>?
    var day: CalendarDay
    var items: Int
    /// Who takes part, where that is wanted.
    var exporter: Deal.Party?
    var parties: [Deal.Party]

    /// As `Deal.parties`.
    var allParties: [Deal.Party] { (exporter.map { [$0] } ?? []) + parties }
  }

  let scribe: DealScribe
  private let words: ShortDealWords?
  /// What texts mean, by vocabulary.
  var meanings = ByteTable<FactFrame.Slot>()
  var places: [PlaceKey: String] = [:]
  static let mostMeanings = 8192
  static let longestMeaning = 256

  struct PlaceKey: Hashable {
    let wanted: Hearing.Wanted
    let isThere: Bool
  }

  /// Whether the parties are wanted, and not their facts alone.
  let keepsParties: Bool
  /// The names of countries by their slots.
  var countries: [Int32: String] = [:]

  // Of the document that is read.
  private var exporter: Deal.Party?
  private var parties: [Deal.Party] = []
  /// The party that is read.
  var party = Deal.Party(role: "", sameAs: [:], label: "")
  private var id: Range<Int>?
  private var day: CalendarDay?
  /// Where the facts of the deal itself begin.
  private var row = 0

  init(_ reader: DealReader, _ hearing: Hearing, keepsParties: Bool) {
    self.keepsParties = keepsParties
    scribe = reader.scribe
    words = ShortDealWords(scribe.program, hearing)
  }

  /// Nil for a document that is not plain.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ hearing: inout Hearing) -> Reading? {
    guard let words else { return nil }
    if meanings.count >= Self.mostMeanings { forget(&hearing) }
    (id, day, exporter) = (nil, nil, nil)
    parties.removeAll(keepingCapacity: true)
    hearing.begin()
    var scanner = PlainScanner(bytes)
    guard deal(words, &scanner, &hearing), scanner.peek() == 0, scanner.isAtEnd, let day else { return nil }
    let items = hearing.count(words.item.number)
    guard items > 0, isSound(words, &hearing) else { return nil }
    return Reading(id: id, day: day, items: items, exporter: exporter, parties: parties)
  }

  /// Forgets what texts mean, and the words of deals.
  mutating func forget(_ hearing: inout Hearing) {
    meanings.removeAll()
    countries.removeAll()
    hearing.forgetWords()
  }

  /// Whether the deal says what every deal must, and no transfer leaves its country.
  private func isSound(_ words: ShortDealWords, _ hearing: inout Hearing) -> Bool {
    func stated(_ name: String) -> FactFrame.Slot? {
      words.place(of: name, in: words.deal).flatMap { hearing.stated(at: row + $0) }
    }
    guard let from = stated("from"), let to = stated("to"), let activity = stated("activity") else { return false }
    return from.isSameWord(as: to) || !activity.isSameWord(as: hearing.slot(.word("transfer")))
  }

  // MARK: Records

  private mutating func deal(
    _ words: ShortDealWords, _ scanner: inout PlainScanner, _ hearing: inout Hearing
  ) -> Bool {
    row = hearing.add(words.deal.number)
    let row = row
    let exporterRow = hearing.add(words.exporter.number)
    let endUse = hearing.add(words.endUse.number)
    var seen: UInt32 = 0
    return scanner.spans { scanner, key in
      switch words.member(key, of: words.deal) {
      case .fact(let fact): return fact.isDirect && value(fact, row, &scanner, &hearing)
      case .part(let part):
        guard Self.isFirst(part, &seen) else { return false }
        switch part {
        case .id:
          guard let text = scanner.span() else { return false }
          id = scanner.range(of: text)
          return true
        case .date:
          day = scanner.span().flatMap { CalendarDay(String(decoding: $0, as: UTF8.self)) }
          return day != nil
        case .exporter:
          return party(words, words.exporter, "exporter", at: exporterRow, &scanner, &hearing) { $0.exporter = $1 }
        case .endUse: return record(words, words.endUse, at: endUse, &scanner, &hearing)
        case .via: return list(words.leg, &scanner, &hearing) { $0.leg(words, $1, &$2, &$3) }
        case .parties:
          return list(words.party, &scanner, &hearing) { reader, row, scanner, hearing in
            let label = DealWords.label(.parties, hearing.count(words.party.number) - 1)
            return reader.party(words, words.party, label, at: row, &scanner, &hearing) { $0.parties.append($1) }
          }
        case .items:
          return list(words.item, &scanner, &hearing) { $0.record(words, words.item, at: $1, &$2, &$3) }
        case .name, .address, .facts: return false
        }
      case nil: return false
      }
    }
  }

  /// The records of a list, each given where its facts begin.
  private mutating func list(
    _ kind: ShortDealWords.Kind, _ scanner: inout PlainScanner, _ hearing: inout Hearing,
    _ read: (inout Self, Int, inout PlainScanner, inout Hearing) -> Bool
  ) -> Bool {
    scanner.elements { scanner in
      guard hearing.count(kind.number) < DealReader.mostItems else { return false }
      let row = hearing.add(kind.number)
      return read(&self, row, &scanner, &hearing)
    }
  }

  private mutating func leg(
    _ words: ShortDealWords, _ row: Int, _ scanner: inout PlainScanner, _ hearing: inout Hearing
  ) -> Bool {
    words.country.map { value($0, row, &scanner, &hearing) } ?? false
  }

  /// The exporter, or a party that states its role.
  mutating func party(
    _ words: ShortDealWords, _ kind: ShortDealWords.Kind, _ label: String, at row: Int, _ scanner: inout PlainScanner,
    _ hearing: inout Hearing, _ keep: (inout Self, Deal.Party) -> Void
  ) -> Bool {
    if keepsParties { party = Deal.Party(role: label, sameAs: [:], label: label) }
    guard record(words, kind, at: row, &scanner, &hearing) else { return false }
    if keepsParties { keep(&self, party) }
    if kind.number == words.exporter.number { return true }
    return words.place(of: "role", in: kind).map { hearing.stated(at: row + $0) != nil } ?? false
  }

  /// A record with facts in it and in its member `facts`.
  private mutating func record(
    _ words: ShortDealWords, _ kind: ShortDealWords.Kind, at row: Int, _ scanner: inout PlainScanner,
    _ hearing: inout Hearing
  ) -> Bool {
    var seen: UInt32 = 0
    return scanner.spans { scanner, key in
      switch words.member(key, of: kind) {
      case .fact(let fact): return fact.isDirect && value(fact, row, &scanner, &hearing)
      case .part(let part):
        guard Self.isFirst(part, &seen) else { return false }
        guard part == .facts else {
          guard let text = scanner.span() else { return false }
          if part == .address, keepsParties { party.stated.address = String(decoding: text, as: UTF8.self) }
          return true
        }
        return scanner.spans { scanner, key in
          guard case .fact(let fact) = words.member(key, of: kind) else { return false }
          return !fact.isDirect && value(fact, row, &scanner, &hearing)
        }
      case nil: return false
      }
    }
  }

  /// Whether a key is not among those seen, a bit each, to which it is added.
  private static func isFirst(_ part: ShortDealWords.Part, _ seen: inout UInt32) -> Bool {
    defer { seen |= 1 << part.rawValue }
    return seen >> part.rawValue & 1 == 0
  }
}
