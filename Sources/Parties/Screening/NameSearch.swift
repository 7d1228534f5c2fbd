import Names

/// Finds the names of an index that an asked name may be. One instance serves one thread.
///
/// A name is aligned only if the sum of what its words could add at best can still reach the score asked for. No name
/// above that score is lost: the tests compare with aligning every name.
struct NameSearch: ~Copyable {
  /// A party with the best of its names.
  struct Found {
    var party: UInt32
    var name: UInt32
    /// The sum of weights.
    var sum: Float
    /// The judgement of the trees.
    var bits: Float = 0
    /// Where its evidence is kept.
    var slot: Int
  }

  /// An asked unit that is related to a unit of the index.
  private struct Relation {
    var asked: Int32
    var unit: UInt32
    var relation: NameRelation
    /// The most that the pair can add.
    var value: Float
    /// The next relation of the same unit of the index, or -1.
    var next: Int32
  }

  private let layout: IndexLayout
  private let model: MatchModel
  private var alignment = NameAlignment()
  private var stamp: UInt32 = 0
  private var unitStamp: [UInt32]
  private var unitHead: [Int32]
  private var nameStamp: [UInt32]
  private var nameBound: [Float]
  private var touched: [UInt32] = []
  private var relations: [Relation] = []
  /// Relations by the length of their lists, the longest first.
  private var order: [UInt64] = []
  private var slotValue: [Float] = []
  private var slotRest: [Float] = []
  private var sound: [UInt8] = []
  private var spellings: [UInt32] = []
  private var letters = HeldLetters()
  private var candidates: [(bound: Float, name: UInt32)] = []
  private(set) var found: [Found] = []
  /// The evidence of what was found, by slot.
  private var kept = [Float](repeating: 0, count: (judged + 1) * MatchFeature.count)
  /// What the flags of a name can add at best.
  private let flags: Float
  /// How many names were aligned since the search was made.
  private(set) var alignments = 0

  init(_ layout: IndexLayout, model: MatchModel) {
    self.layout = layout
    self.model = model
    unitStamp = Array(repeating: 0, count: layout.unitCount)
    unitHead = Array(repeating: -1, count: layout.unitCount)
    nameStamp = Array(repeating: 0, count: layout.nameCount)
    nameBound = Array(repeating: 0, count: layout.nameCount)
    flags = model.mostOfFlags
  }

  // MARK: Search

  /// How many parties are judged by the trees, at least.
  static let judged = 16
  private var judged = NameSearch.judged

  /// Finds the parties with the best names among those that `isAllowed` lets through, at most `limit` or
  /// `judged`; the result stands in `found`, best first.
  mutating func search(_ form: NameForm, limit: Int, isAllowed: (Int) -> Bool) {
    makeRoom(limit)
    found.removeAll(keepingCapacity: true)
    prepare(form)
    let floor = model.floor
    let rest = leaveOutCommon(floor: floor - flags)
    gather(rest: rest, floor: floor - flags)
    for candidate in candidates {
      let least = found.count >= judged ? max(floor, found[found.count - 1].sum) : floor
      if candidate.bound + flags < least { break }
      guard isAllowed(Int(layout.nameParty[Int(candidate.name)])) else { continue }
      consider(form, Int(candidate.name), least: least)
    }
    judge()
  }

  /// The same without any bound: every name is aligned. For tests.
  mutating func searchAll(_ form: NameForm, limit: Int) {
    makeRoom(limit)
    found.removeAll(keepingCapacity: true)
    prepare(form)
    for name in 0..<layout.nameCount { consider(form, name, least: model.floor) }
    judge()
  }

  /// Aligns a name of the index with the form and gives the evidence.
  mutating func evidence(_ form: NameForm, name: Int) -> NameEvidence {
    if form.text != prepared?.text || form.letters != prepared?.letters { prepare(form) }
    let sum = align(form, name)
    let features = Self.evidence(alignment.features, kind(name), sum)
    let (always, shares) = features.withUnsafeBufferPointer { model.trees.shares($0) }
    return NameEvidence(
      bits: features.withUnsafeBufferPointer { model.trees.bits($0) }, always: always, features: features,
      shares: shares, pairs: pairs(form), onlyAsked: leftOver(alignment.askedLeft, form),
      onlyListed: leftOver(alignment.listedLeft), isIdentical: identity == layout.nameIdentity[name])
  }

  private static func evidence(_ features: [Float], _ kind: MatchModel.Kind, _ sum: Float) -> [Float] {
    var features = features
    features[MatchFeature.person.rawValue] = kind == .person ? 1 : 0
    features[MatchFeature.linear.rawValue] = sum
    return features
  }

  private mutating func consider(_ form: NameForm, _ name: Int, least: Float) {
    let sum = align(form, name, least: least)
    guard sum >= least else { return }
    var item = Found(party: layout.nameParty[name], name: UInt32(name), sum: sum, slot: found.count)
    if let known = found.firstIndex(where: { $0.party == item.party }) {
      guard Self.isBetter(item, found[known]) else { return }
      item.slot = found[known].slot
      found.remove(at: known)
    } else if found.count >= judged {
      guard let last = found.last, Self.isBetter(item, last) else { return }
      item.slot = last.slot
      found.removeLast()
    }
    var place = found.count
    while place > 0, Self.isBetter(item, found[place - 1]) { place -= 1 }
    found.insert(item, at: place)
    let base = item.slot * MatchFeature.count
    for index in 0..<MatchFeature.count { kept[base + index] = alignment.features[index] }
    kept[base + MatchFeature.person.rawValue] = kind(name) == .person ? 1 : 0
    kept[base + MatchFeature.linear.rawValue] = sum
  }

  private mutating func makeRoom(_ limit: Int) {
    judged = max(limit, Self.judged)
    let room = (judged + 1) * MatchFeature.count
    if kept.count < room { kept += [Float](repeating: 0, count: room - kept.count) }
  }

  private static func isBetter(_ one: Found, _ other: Found) -> Bool {
    one.sum != other.sum ? one.sum > other.sum : one.name < other.name
  }

  private mutating func judge() {
    kept.withUnsafeBufferPointer { kept in
      for index in found.indices {
        let base = found[index].slot * MatchFeature.count
        found[index].bits = model.trees.bits(UnsafeBufferPointer(rebasing: kept[base..<base + MatchFeature.count]))
      }
    }
    found.sort { $0.bits != $1.bits ? $0.bits > $1.bits : $0.name < $1.name }
  }

  /// The pairs of the last alignment, for a reader.
  private func pairs(_ form: NameForm) -> [NameEvidence.Pair] {
    alignment.chosen.map { edge in
      let unit = form.units[Int(edge.askedUnit)]
      return NameEvidence.Pair(
        asked: asWritten(form, unit), listed: String(decoding: layout.text(Int(edge.listedUnit)), as: UTF8.self),
        how: edge.match, rarity: edge.rarity)
    }
  }

  private func leftOver(_ left: UInt64, _ form: NameForm) -> [String] {
    form.tokens.indices.filter { left & (1 << UInt64($0)) != 0 }.map { form.string(form.tokens[$0].surface) }
  }

  private func leftOver(_ left: UInt64) -> [String] {
    alignment.listed.indices.filter { left & (1 << UInt64($0)) != 0 }
      .map { String(decoding: alignment.listed[$0].text, as: UTF8.self) }
  }

  private func asWritten(_ form: NameForm, _ unit: NameUnit) -> String {
    form.tokens[unit.first..<unit.first + unit.count].map { form.string($0.surface) }
      .joined(separator: form.tokens[unit.first].han == 0 ? " " : "")
  }

  private func kind(_ name: Int) -> MatchModel.Kind {
    MatchModel.Kind(rawValue: Int(layout.partyKind[Int(layout.nameParty[name])])) ?? .organisation
  }

  // MARK: Relations

  private mutating func prepare(_ form: NameForm) {
    stamp &+= 1
    if stamp == 0 {
      for index in unitStamp.indices { unitStamp[index] = 0 }
      for index in nameStamp.indices { nameStamp[index] = 0 }
      stamp = 1
    }
    relations.removeAll(keepingCapacity: true)
    letters.hold(form.letters)
    slotValue.removeAll(keepingCapacity: true)
    slotValue.append(contentsOf: repeatElement(0, count: form.tokens.count))
    slots.removeAll(keepingCapacity: true)
    for unit in form.units { slots.append(unit.first) }
    for (index, unit) in form.units.enumerated() { relate(form, Int32(index), unit) }
    describeAsked(form)
    identity = form.identity
    prepared = form
  }

  private mutating func relate(_ form: NameForm, _ number: Int32, _ unit: NameUnit) {
    let text = form.letters[unit.range]
    let token = form.tokens[unit.first]
    let isAbjad = form.tokens[unit.first..<unit.first + unit.count].contains(where: \.isConsonantal)
    if let same = layout.unit(text) { add(number, unit, same, .same) }
    guard let letter = text.first, letter < 0x80, letter >= 0x61 || unit.how == .word, unit.how != .translated else {
      return
    }
    guard token.kind != .number, token.kind != .initial || unit.how != .word else { return }
    sound.removeAll(keepingCapacity: true)
    text.withUnsafeBufferPointer { SoundKey.append(of: $0, to: &sound) }
    if !isAbjad, let key = IndexKeys.sound(sound) {
      for place in places(of: key) { add(number, unit, Int(layout.keyUnits[place]), .sound) }
    }
    if unit.how == .word, !isAbjad { relateMisspelt(number, unit, text) }
    if unit.how == .word || isAbjad, let key = IndexKeys.consonants(SoundKey.consonants(of: sound[...])) {
      for place in places(of: key) { add(number, unit, Int(layout.keyUnits[place]), .consonants) }
    }
  }

  private mutating func relateMisspelt(_ number: Int32, _ unit: NameUnit, _ text: ArraySlice<UInt8>) {
    spellings.removeAll(keepingCapacity: true)
    text.withUnsafeBufferPointer { text in IndexKeys.spellings(text) { spellings.append($0) } }
    for key in spellings {
      for place in places(of: key) {
        let other = Int(layout.keyUnits[place])
        guard !isRelated(number, other) else { continue }
        let theirs = layout.text(other)
        let limit = NameRelation.mistakes(min(text.count, theirs.count))
        guard limit > 0, abs(theirs.count - text.count) <= limit else { continue }
        let distance = text.withUnsafeBufferPointer { EditDistance.between($0, theirs, limit: limit) }
        if distance <= limit { add(number, unit, other, distance <= 1 ? .edit1 : .edit2) }
      }
    }
  }

  /// Where the units with a key stand.
  private func places(of key: UInt32) -> Range<Int> {
    let shift = 32 - UInt32((layout.keyStarts.count - 1).trailingZeroBitCount)
    let bucket = Int(key >> shift)
    let end = Int(layout.keyStarts[bucket + 1])
    var first = Int(layout.keyStarts[bucket])
    while first < end, layout.keyHashes[first] < key { first += 1 }
    var last = first
    while last < end, layout.keyHashes[last] == key { last += 1 }
    return first..<last
  }

  private func isRelated(_ asked: Int32, _ unit: Int) -> Bool {
    guard unitStamp[unit] == stamp else { return false }
    var next = unitHead[unit]
    while next >= 0 {
      if relations[Int(next)].asked == asked { return true }
      next = relations[Int(next)].next
    }
    return false
  }

  private mutating func add(_ asked: Int32, _ unit: NameUnit, _ other: Int, _ relation: NameRelation) {
    guard !isRelated(asked, other) else { return }
    let known = unitStamp[other] == stamp
    let value = model.most(
      unit.how, relation, rarity: Float(layout.unitRarity[other]) / 8, world: Float(layout.unitWorld[other]) / 8)
    relations.append(
      Relation(
        asked: asked, unit: UInt32(other), relation: relation, value: value, next: known ? unitHead[other] : -1))
    unitStamp[other] = stamp
    unitHead[other] = Int32(relations.count - 1)
    slotValue[unit.first] = max(slotValue[unit.first], value)
  }

  private mutating func describeAsked(_ form: NameForm) {
    alignment.asked.removeAll(keepingCapacity: true)
    for token in form.tokens {
      let text = UnsafeBufferPointer(rebasing: letters.buffer[token.range])
      let unit = layout.unit(form.letters[token.range])
      let rarity = unit.map { Float(layout.unitRarity[$0]) / 8 } ?? 20
      let world =
        unit.map { layout.unitWorld[$0] }
        ?? NameFrequencies.rarity(of: TextHash.of(text), layout.world.pointer)
      alignment.asked.append(
        NameAlignment.Word(
          kind: token.kind, rarity: rarity, world: Float(world) / 8,
          isKnown: unit != nil || world < NameFrequencies.unknown, isHan: token.han != 0, text: text))
    }
    // A misspelt legal form or generic word is no telling word.
    for relation in relations where relation.relation != .same && relation.relation != .consonants {
      let unit = form.units[Int(relation.asked)]
      guard unit.how == .word, alignment.asked[unit.first].kind == .telling, !alignment.asked[unit.first].isKnown else {
        continue
      }
      let text = layout.text(Int(relation.unit))
      if text.count >= 5, let entry = Lexicon.kind(of: text), entry != .telling { alignment.asked[unit.first].kind = entry }
    }
  }

  // MARK: Candidates

  /// Leaves out the longest lists of names as far as their words together cannot reach the floor; gives for each slot the
  /// most that a name may have there without being in a list that is read.
  private mutating func leaveOutCommon(floor: Float) -> Float {
    slotRest.removeAll(keepingCapacity: true)
    slotRest.append(contentsOf: repeatElement(0, count: slotValue.count))
    order.removeAll(keepingCapacity: true)
    for (index, relation) in relations.enumerated() {
      let unit = Int(relation.unit)
      let length = UInt64(layout.postingOffsets[unit + 1] - layout.postingOffsets[unit])
      order.append((UInt64(UInt32.max) - length) << 32 | UInt64(index))
    }
    order.sort()
    isLeftOut.removeAll(keepingCapacity: true)
    isLeftOut.append(contentsOf: repeatElement(false, count: relations.count))
    var sum: Float = 0
    for item in order {
      let index = Int(item & 0xFFFF_FFFF)
      let relation = relations[index]
      let slot = slots[Int(relation.asked)]
      let raised = max(slotRest[slot], relation.value)
      guard sum - slotRest[slot] + raised < floor else { continue }
      sum += raised - slotRest[slot]
      slotRest[slot] = raised
      isLeftOut[index] = true
    }
    return sum
  }

  private var isLeftOut: [Bool] = []
  private var slots: [Int] = []
  private var identity: UInt64 = 0
  private var prepared: NameForm?

  /// The names in the lists that are read, each with the most that it may score, best first.
  private mutating func gather(rest: Float, floor: Float) {
    touched.removeAll(keepingCapacity: true)
    for (index, relation) in relations.enumerated() where !isLeftOut[index] {
      let slot = slots[Int(relation.asked)]
      let more = relation.value - slotRest[slot]
      guard more > 0 else { continue }
      let unit = Int(relation.unit)
      for place in Int(layout.postingOffsets[unit])..<Int(layout.postingOffsets[unit + 1]) {
        let name = Int(layout.postings[place])
        if nameStamp[name] != stamp {
          nameStamp[name] = stamp
          nameBound[name] = rest
          touched.append(UInt32(name))
        }
        nameBound[name] += more
      }
    }
    candidates.removeAll(keepingCapacity: true)
    for name in touched where nameBound[Int(name)] >= floor { candidates.append((nameBound[Int(name)], name)) }
    candidates.sort { $0.bound != $1.bound ? $0.bound > $1.bound : $0.name < $1.name }
  }

  // MARK: Alignment

  private mutating func align(_ form: NameForm, _ name: Int, least: Float = -.infinity) -> Float {
    alignments += 1
    alignment.listed.removeAll(keepingCapacity: true)
    alignment.edges.removeAll(keepingCapacity: true)
    let first = Int(layout.entryOffsets[name])
    let words = Int(layout.nameWords[name])
    for index in first..<Int(layout.entryOffsets[name + 1]) {
      let entry = layout.entries[index]
      let unit = Int(entry.unit)
      if index < first + words {
        let text = layout.text(unit)
        alignment.listed.append(
          NameAlignment.Word(
            kind: NameToken.Kind(rawValue: entry.kind) ?? .telling, rarity: Float(layout.unitRarity[unit]) / 8,
            world: Float(layout.unitWorld[unit]) / 8, isKnown: true, isHan: (text.first ?? 0) >= 0x80, text: text))
      }
      guard unitStamp[unit] == stamp else { continue }
      var next = unitHead[unit]
      while next >= 0 {
        let relation = relations[Int(next)]
        next = relation.next
        let asked = form.units[Int(relation.asked)]
        guard let how = NameUnit.How(rawValue: entry.how), let match = MatchClass(
            asked.how, how, relation.relation, isAbjad: relation.relation == .consonants && form.tokens[asked.first].isConsonantal)
        else { continue }
        alignment.edges.append(
          NameAlignment.Edge(
            asked: Self.mask(asked.first, asked.count), listed: Self.mask(Int(entry.first), Int(entry.count)),
            match: match, rarity: Float(layout.unitRarity[unit]) / 8, world: Float(layout.unitWorld[unit]) / 8,
            askedUnit: relation.asked, listedUnit: entry.unit))
      }
    }
    return alignment.score(
      model, kind: kind(name), isIdentical: identity == layout.nameIdentity[name], least: least)
  }

  private static func mask(_ first: Int, _ count: Int) -> UInt64 {
    (count >= 64 ? ~0 : (1 << UInt64(count)) - 1) << UInt64(first)
  }
}

/// A copy of a name's letters that stays in its place while the name is searched.
private struct HeldLetters: ~Copyable {
  private var memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 4096)
  private(set) var buffer = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  mutating func hold(_ letters: [UInt8]) {
    if memory.count < letters.count {
      memory.deallocate()
      memory = .allocate(capacity: letters.count * 2)
    }
    _ = memory.update(fromContentsOf: letters)
    buffer = UnsafeBufferPointer(rebasing: memory[..<letters.count])
  }

  deinit { memory.deallocate() }
}
