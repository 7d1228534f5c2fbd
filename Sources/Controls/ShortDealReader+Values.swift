import Interchange
import Parties
import Rulebook

/// Values, by their bytes.
extension ShortDealReader {
  /// A fact, stated once.
  mutating func value(
    _ fact: ShortDealWords.Stated, _ row: Int, _ scanner: inout PlainScanner, _ hearing: inout Hearing
  ) -> Bool {
    guard let slot = slot(fact, &scanner, &hearing) else { return false }
    return hearing.state(slot, at: row + fact.place)
  }

  private mutating func slot(
    _ fact: ShortDealWords.Stated, _ scanner: inout PlainScanner, _ hearing: inout Hearing
  ) -> FactFrame.Slot? {
    switch scanner.peek() {
    case UInt8(ascii: "\""):
      guard let text = scanner.span() else { return nil }
      let slot: FactFrame.Slot? =
        switch fact.form {
        case .unread: .unread
        case .number: number(text, fact, &hearing)
        case .truth, .text: meaning(text, fact, &hearing)
        }
      if keepsParties, let slot, let part = fact.ofParty { keep(part, text, slot, fact) }
      return slot
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return fact.form == .number ? scanner.digits().flatMap { number($0, fact, &hearing) } : nil
    default: return fact.form == .truth ? scanner.flag().map { .truth($0) } : nil
    }
  }

  /// Keeps what lists are asked by.
  private mutating func keep(
    _ part: ShortDealWords.PartyFact, _ text: UnsafeBufferPointer<UInt8>, _ slot: FactFrame.Slot,
    _ fact: ShortDealWords.Stated
  ) {
    switch part {
    case .name: party.name = String(decoding: text, as: UTF8.self)
    case .role: party.role = String(decoding: text, as: UTF8.self)
    case .country:
      party.country = countries[slot.word] ?? typed(text, fact)?.text
      countries[slot.word] = party.country
    }
  }

  private func number(
    _ text: UnsafeBufferPointer<UInt8>, _ fact: ShortDealWords.Stated, _ hearing: inout Hearing
  ) -> FactFrame.Slot? {
    if let plain = Exact(digits: text) { return hearing.slot(plain) }
    guard case .number(let exact, _)? = typed(text, fact) else { return nil }
    return hearing.slot(exact)
  }

  private mutating func meaning(
    _ text: UnsafeBufferPointer<UInt8>, _ fact: ShortDealWords.Stated, _ hearing: inout Hearing
  ) -> FactFrame.Slot? {
    if let known = meanings.value(of: text, under: fact.vocabulary) { return known }
    guard let value = typed(text, fact) else { return nil }
    let slot = hearing.slot(value)
    if text.count <= Self.longestMeaning { meanings.insert(slot, for: text, under: fact.vocabulary) }
    return slot
  }

  private func typed(_ text: UnsafeBufferPointer<UInt8>, _ fact: ShortDealWords.Stated) -> Value? {
    try? scribe.typed(JSON(.string(String(decoding: text, as: UTF8.self))), fact.fact)
  }

  // MARK: Places

  /// Where a fact stands, or would stand, in the document that was read.
  mutating func place(of wanted: Hearing.Wanted, _ hearing: inout Hearing) -> String {
    let fact = scribe.program.facts[Int(wanted.fact)]
    let isThere = hearing.kind(fact.subject).map { Int(wanted.record) < hearing.count($0) } ?? false
    let key = PlaceKey(wanted: wanted, isThere: isThere)
    if let known = places[key] { return known }
    if places.count >= Self.mostMeanings { places.removeAll() }
    let place = DealScribe.place(of: fact, record: Int(wanted.record), isThere: isThere)
    places[key] = place
    return place
  }
}
