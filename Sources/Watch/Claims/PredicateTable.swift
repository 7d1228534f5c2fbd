/// Verbs in all their forms, with the predicate that each stands for.
package struct PredicateTable: Sendable {
  /// How the sides of a verb relate to a claim.
  package enum Frame: String, Sendable {
    case plain
    /// The one who acts tells it too.
    case act
    /// What is acted on is what the claim is about.
    case target
    /// What is launched is what the claim is about.
    case product
    /// The one who acts says it: vows, expectations, protests.
    case voice
  }

  package struct Entry: Sendable {
    package var predicate: String
    package var kind: ClaimKind
    package var frame: Frame
    package var isGerund: Bool
    package var isParticiple: Bool
    /// Ends in `-s`, as after one subject.
    package var isThird: Bool
    /// More often a noun, as `orders`: a verb only right behind whoever does it.
    package var isNoun = false
  }

  /// Entries by hash, open addressing: most words of a text are none.
  private struct Slot: Sendable {
    var hash: UInt64 = 0
    var entry: Int32 = 0
    var isGerund = false
  }

  private var entries: [Entry] = []
  private var slots = [Slot](repeating: Slot(), count: 1 << 12)

  package init() {}

  package subscript(token: Token) -> Entry? {
    let slot = slots[place(of: token.hash)]
    return slot.hash == 0 ? nil : entries[Int(slot.entry)]
  }

  /// Whether it can be the verb of a clause: a form of a known verb, and none in `-ing`.
  package func isVerb(_ token: Token) -> Bool {
    let slot = slots[place(of: token.hash)]
    return slot.hash != 0 && !slot.isGerund
  }

  @inline(__always)
  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash ^ (hash >> 31)) & (slots.count - 1)
    while slots[place].hash != 0, slots[place].hash != hash { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func insert(_ hash: UInt64, _ entry: Entry) {
    if entries.count * 3 > slots.count {
      let old = slots
      slots = [Slot](repeating: Slot(), count: old.count * 2)
      for slot in old where slot.hash != 0 { slots[place(of: slot.hash)] = slot }
    }
    let place = place(of: hash)
    guard slots[place].hash == 0 else { return }
    slots[place] = Slot(hash: hash, entry: Int32(entries.count), isGerund: entry.isGerund)
    entries.append(entry)
  }

  /// Adds a verb, `build:built` or `fall:fell:fallen` where it is irregular, and marks its forms in the lexicon.
  ///
  /// A hyphen behind it (`order-`) says that without an ending, or with `-s`, it is more often a noun.
  package mutating func add(
    _ verb: String, _ predicate: String, _ kind: ClaimKind, _ frame: Frame, lexicon: inout Lexicon
  ) {
    let isNoun = verb.hasSuffix("-")
    let parts = verb.split { $0 == ":" || isNoun && $0 == "-" }.map(String.init)
    guard let base = parts.first else { return }
    let predicate = predicate == "*" ? base : predicate
    let past = parts.count > 1 ? parts[1] : Self.past(base)
    let participle = parts.count > 2 ? parts[2] : past
    func put(_ form: String, third: Bool = false, gerund: Bool = false, isPast: Bool = false, participle: Bool = false)
    {
      let hash = WordKey(form).hash
      insert(
        hash,
        Entry(
          predicate: predicate, kind: kind, frame: frame, isGerund: gerund, isParticiple: participle, isThird: third,
          isNoun: isNoun && !isPast && !gerund))
      lexicon.add(hash, isPast ? [.verb, .past] : gerund || isNoun ? [] : .verb)
    }
    put(base)
    put(Self.third(base), third: true)
    put(past, isPast: true, participle: past == participle)
    put(participle, isPast: true, participle: true)
    put(Self.gerund(base), gerund: true)
    // `labelled` beside `labeled`
    if base.count > 4, base.hasSuffix("el") || base.hasSuffix("al"), parts.count == 1 {
      put(base + "led", isPast: true, participle: true)
      put(base + "ling", gerund: true)
    }
  }

  /// Longer verbs that double their last letter: `deterred`.
  private static let stressedLast: Set<String> = [
    "permit", "refer", "transfer", "regret", "compel", "deter", "outstrip", "commit", "submit", "omit", "propel",
    "occur", "incur", "concur", "recur", "confer", "infer", "defer", "prefer", "expel", "dispel", "repel", "rebut",
    "acquit", "emit",
    "admit", "equip", "embed", "control", "forbid", "transship", "retrofit",
  ]

  private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }

  private static func third(_ base: String) -> String {
    if base.hasSuffix("y"), let before = base.dropLast().last, !isVowel(before) { return base.dropLast() + "ies" }
    for ending in ["s", "sh", "ch", "x", "z", "o"] where base.hasSuffix(ending) { return base + "es" }
    return base + "s"
  }

  private static func past(_ base: String) -> String {
    if base.hasSuffix("e") { return base + "d" }
    if base.hasSuffix("y"), let before = base.dropLast().last, !isVowel(before) { return base.dropLast() + "ied" }
    return doubled(base) + "ed"
  }

  private static func gerund(_ base: String) -> String {
    base.hasSuffix("e") && !base.hasSuffix("ee") ? base.dropLast() + "ing" : doubled(base) + "ing"
  }

  /// `ban` to `bann`, `drop` to `dropp`: one vowel between single consonants, in short words.
  private static func doubled(_ base: String) -> String {
    let letters = Array(base)
    guard letters.count >= 3, letters.count <= 4 || Self.stressedLast.contains(base) else { return base }
    let (last, middle, first) = (letters[letters.count - 1], letters[letters.count - 2], letters[letters.count - 3])
    guard !isVowel(last), !"wxy".contains(last), isVowel(middle), !isVowel(first) else { return base }
    return base + String(last)
  }
}
