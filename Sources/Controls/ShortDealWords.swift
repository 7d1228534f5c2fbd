import Interchange
import Rulebook

/// What the keys of a deal's document mean to a `ShortDealReader`, by the kind of record that they are stated of.
final class ShortDealWords {
  /// A key of a record.
  enum Member {
    case part(Part)
    case fact(Stated)
  }

  /// A key that is no fact.
  enum Part: UInt32 {
    case id, date, exporter, via, parties, endUse, items
    case name, address, facts
  }

  /// A fact that a record may state.
  struct Stated {
    /// Where it stands among the facts of its record.
    let place: Int
    let fact: Fact
    /// Whether it stands beside `facts` and not in there.
    let isDirect: Bool
    /// Equal for facts whose texts mean the same.
    let vocabulary: Int32
    let form: Form
    /// What of a party it is, by which lists are asked.
    let ofParty: PartyFact?
  }

  enum PartyFact: String {
    case name, role, country
  }

  enum Form {
    case truth, number, text
    /// A text that no rule reads.
    case unread
  }

  /// A kind of record that documents state.
  struct Kind {
    let number: Int
    /// As the document's keys go by it in the table.
    let code: Int32
    let beside: Set<String>
  }

  let deal: Kind
  let exporter: Kind
  let party: Kind
  let leg: Kind
  let endUse: Kind
  let item: Kind
  /// The country of a leg.
  private(set) var country: Stated?
  private var members = ByteTable<Member>()

  /// Nil for rules that do not know all kinds of record of a document.
  init?(_ program: RuleProgram, _ hearing: Hearing) {
    func kind(_ subject: String, _ code: Int32, _ beside: Set<String>) -> Kind? {
      hearing.kind(subject).map { Kind(number: $0, code: code, beside: beside) }
    }
    guard let deal = kind("deal", 0, Set(DealScribe.directKeys)),
      let exporter = kind("exporter", 1, DealScribe.partyKeys.subtracting(["role"])),
      let party = kind("party", 2, DealScribe.partyKeys), let leg = kind("leg", 3, ["country"]),
      let endUse = kind("end_use", 4, DealScribe.endUseKeys), let item = kind("item", 5, DealScribe.itemKeys)
    else { return nil }
    (self.deal, self.exporter, self.party) = (deal, exporter, party)
    (self.leg, self.endUse, self.item) = (leg, endUse, item)
    let own: [(Kind, [(String, Part)])] = [
      (deal, [("id", .id), ("date", .date), ("exporter", .exporter), ("via", .via), ("parties", .parties)]),
      (deal, [("end_use", .endUse), ("items", .items)]), (item, [("name", .name), ("facts", .facts)]),
      (exporter, [("address", .address), ("facts", .facts)]), (party, [("address", .address), ("facts", .facts)]),
      (endUse, [("facts", .facts)]),
    ]
    for (kind, keys) in own {
      for (key, part) in keys { members.insert(.part(part), for: key, under: kind.code) }
    }
    declareFacts(program, hearing)
  }

  private func declareFacts(_ program: RuleProgram, _ hearing: Hearing) {
    let kinds = ["deal": deal, "exporter": exporter, "party": party, "leg": leg, "end_use": endUse, "item": item]
    let readers = program.readersOfFacts()
    for (number, fact) in program.facts.enumerated() {
      guard let kind = kinds[fact.subject], let place = hearing.place(of: fact.name, kind: kind.number)
      else { continue }
      let (form, vocabulary): (Form, Int32) =
        switch fact.type {
        case .truth: (.truth, -1)
        case .number: (.number, -2)
        case .country: (.text, -3)
        case .code: (.text, -4)
        case .day: (.text, -5)
        case .text: (readers[fact.path] == nil ? .unread : .text, -6)
        case .word: (.text, Int32(number))
        }
      let isParty = kind.number == party.number || kind.number == exporter.number
      let stated = Stated(
        place: place, fact: fact, isDirect: kind.beside.contains(fact.name), vocabulary: vocabulary, form: form,
        ofParty: isParty ? PartyFact(rawValue: fact.name) : nil)
      // A key of the document's own is no fact.
      guard member(fact.name, of: kind) == nil, fact.path != "exporter.role" else { continue }
      members.insert(.fact(stated), for: fact.name, under: kind.code)
      if fact.path == "leg.country" { country = stated }
    }
  }

  /// Where a fact stands among those of its kind of record.
  func place(of fact: String, in kind: Kind) -> Int? {
    guard case .fact(let stated)? = member(fact, of: kind) else { return nil }
    return stated.place
  }

  private func member(_ key: String, of kind: Kind) -> Member? {
    var key = key
    return key.withUTF8 { member($0, of: kind) }
  }

  func member(_ key: UnsafeBufferPointer<UInt8>, of kind: Kind) -> Member? { members.value(of: key, under: kind.code) }
}
