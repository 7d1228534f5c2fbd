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
    /// How rare the unit is, in bits; more than any word if it is none.
    var rarity: Float
    /// The most that the pair can add to a person's name, and to another's.
    var value: (Float, Float)
    /// The next relation of the same unit of the index, or -1.
    var next: Int32
  }

  private let layout: IndexLayout
  private let model: MatchModel
  private var alignment: NameAlignment
  private var stamp: UInt32 = 0
  private var unitStamp: [UInt32]
  private var unitHead: [Int32]
  private var nameStamp: [UInt32]
  private var nameBound: [Float]
  private var nameMask: [UInt64]
  /// How rare the words together are that agree at most.
  private var nameRarity: [Float]
  private var touched: [UInt32] = []
  private var relations: [Relation] = []
  /// Relations by the length of their lists, the longest first.
  private var order: [UInt64] = []
  private var sound: [UInt8] = []
  private var spellings: [UInt32] = []
  private var letters = HeldLetters()
  private var candidates: [(bound: Float, name: UInt32)] = []
  private(set) var found: [Found] = []
  /// The evidence of what was found, by slot.
  private var kept = [Float](repeating: 0, count: (judged + 1) * MatchFeature.count)
  /// How many names were aligned since the search was made.
  private(set) var alignments = 0

  init(_ layout: IndexLayout, model: MatchModel) {
    self.layout = layout
    self.model = model
    alignment = NameAlignment(model)
    unitStamp = Array(repeating: 0, count: layout.unitCount)
    unitHead = Array(repeating: -1, count: layout.unitCount)
    nameStamp = Array(repeating: 0, count: layout.nameCount)
    nameBound = Array(repeating: 0, count: layout.nameCount)
    nameMask = Array(repeating: 0, count: layout.nameCount)
    nameRarity = Array(repeating: 0, count: layout.nameCount)
  }

  // MARK: Search

  /// How many parties are judged by the trees, at least.
  static let judged = 20
  private var judged = NameSearch.judged
  /// The first place for evidence that nothing found uses.
  private var nextSlot = 0

  /// Finds the parties with the best names among those that `isAllowed` lets through, at most `limit` or
  /// `judged`; the result stands in `found`, best first.
  ///
  /// - Parameter isDeep: where nothing good is found, look at the best of the names below the floor too; none of them is
  ///   likely, and some may be missed.
  mutating func search(_ form: NameForm, limit: Int, isDeep: Bool = false, isAllowed: (Int) -> Bool) {
    makeRoom(limit)
    found.removeAll(keepingCapacity: true)
    prepare(form)
    leaveOutCommon()
    gather(floor: model.floor)
    for candidate in candidates {
      let least = found.count >= judged ? max(model.floor, found[found.count - 1].sum) : model.floor
      if candidate.bound < least { break }
      guard isAllowed(Int(layout.nameParty[Int(candidate.name)])) else { continue }
      consider(form, Int(candidate.name), least: least)
    }
    judge()
    guard isDeep, found.first.map({ $0.bits < Self.good }) ?? true else { return }
    found.sort(by: Self.isBetter)
    leaveOutVeryCommon()
    gather(floor: -.infinity)
    for candidate in candidates.prefix(Self.deepest) where isAllowed(Int(layout.nameParty[Int(candidate.name)])) {
      consider(form, Int(candidate.name), least: -.infinity)
    }
    judge()
  }

  private static let good: Float = 2
  private static let deepest = 48
  private static let veryLongList = 2500

  private mutating func leaveOutVeryCommon() {
    for slot in rest.indices { rest[slot] = (0, 0) }
    (restSum, restMask, restRarity) = ((0, 0), 0, 0)
    stamp &+= 1
    for (index, relation) in relations.enumerated() {
      let unit = Int(relation.unit)
      isLeftOut[index] = Int(layout.postingOffsets[unit + 1] - layout.postingOffsets[unit]) > Self.veryLongList
      unitStamp[unit] = stamp
    }
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
      bits: features.withUnsafeBufferPointer { model.judgement($0) }, always: always, features: features,
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
    var item = Found(party: layout.nameParty[name], name: UInt32(name), sum: sum, slot: nextSlot)
    // Two names of a party are judged: the one with the larger sum need not be the better one.
    let same = found.indices.filter { found[$0].party == item.party }
    if same.count > 1, let worse = same.last {
      guard Self.isBetter(item, found[worse]) else { return }
      item.slot = found[worse].slot
      found.remove(at: worse)
    } else if found.count >= judged {
      guard let last = found.last, Self.isBetter(item, last) else { return }
      item.slot = last.slot
      found.removeLast()
    }
    if item.slot == nextSlot { nextSlot += 1 }
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
    nextSlot = 0
    // What the first pass found and another pass adds.
    let room = (2 * judged + 2) * MatchFeature.count
    if kept.count < room { kept += [Float](repeating: 0, count: room - kept.count) }
  }

  private static func isBetter(_ one: Found, _ other: Found) -> Bool {
    one.sum != other.sum ? one.sum > other.sum : one.name < other.name
  }

  private mutating func judge() {
    kept.withUnsafeBufferPointer { kept in
      for index in found.indices {
        let base = found[index].slot * MatchFeature.count
        found[index].bits = model.judgement(UnsafeBufferPointer(rebasing: kept[base..<base + MatchFeature.count]))
      }
    }
    found.sort { one, other in
      if one.bits != other.bits { return one.bits > other.bits }
      return one.sum != other.sum ? one.sum > other.sum : one.name < other.name
    }
    var seen: Set<UInt32> = []
    found = found.filter { seen.insert($0.party).inserted }
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
    layout.nameIsPerson[name] != 0 ? .person : .organisation
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
    slots.removeAll(keepingCapacity: true)
    covers.removeAll(keepingCapacity: true)
    for unit in form.units {
      slots.append(unit.first)
      covers.append(Self.mask(unit.first, unit.count))
    }
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
    if unit.how == .word || isAbjad, let key = IndexKeys.consonants(SoundKey.consonants(of: text)) {
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
    let (rarity, world) = (Float(layout.unitRarity[other]) / 8, Float(layout.unitWorld[other]) / 8)
    let value = (
      model.most(0, unit.how, relation, kinds: layout.unitKinds[other], rarity: rarity, world: world),
      model.most(1, unit.how, relation, kinds: layout.unitKinds[other], rarity: rarity, world: world)
    )
    relations.append(
      Relation(
        asked: asked, unit: UInt32(other), relation: relation,
        rarity: layout.unitIsWord(other) ? rarity : 1000, value: value, next: known ? unitHead[other] : -1))
    unitStamp[other] = stamp
    unitHead[other] = Int32(relations.count - 1)
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
          isKnown: unit != nil || world < NameFrequencies.unknown, isHan: token.han != 0,
          isForeign: token.isForeign, text: text))
    }
    // A misspelt legal form or generic word is no telling word.
    for relation in relations where relation.relation != .same && relation.relation != .consonants {
      let unit = form.units[Int(relation.asked)]
      guard unit.how == .word, alignment.asked[unit.first].kind == .telling, !alignment.asked[unit.first].isKnown else {
        continue
      }
      let text = layout.text(Int(relation.unit))
      if text.count >= 5, let entry = Lexicon.kind(of: text), entry != .telling {
        alignment.asked[unit.first].kind = entry
      }
    }
  }

  // MARK: Candidates

  /// The most that a name can reach which agrees in the words of `mask` and gets `sum` for them.
  @inline(__always)
  private func bound(_ kind: Int, _ sum: Float, _ mask: UInt64) -> Float {
    var missing = telling & ~mask
    guard missing != 0 else { return sum + model.whole[kind] }
    var bound = sum + model.part[kind]
    while missing != 0 {
      bound += costs[missing.trailingZeroBitCount * 2 + kind]
      missing &= missing - 1
    }
    return bound
  }

  /// Leaves out the longest lists of names, as far as a name that stands in these lists only cannot reach the floor.
  private mutating func leaveOutCommon() {
    let slotCount = alignment.asked.count
    rest.removeAll(keepingCapacity: true)
    rest.append(contentsOf: repeatElement((0, 0), count: slotCount))
    telling = 0
    let initials = Float(alignment.asked.count { $0.kind == .initial })
    restSum = (initials * model.initial[0], initials * model.initial[1])
    costs.removeAll(keepingCapacity: true)
    for (index, word) in alignment.asked.enumerated() {
      if word.kind == .telling { telling |= 1 << UInt64(index) }
      for kind in 0...1 { costs.append(model.cost(kind, word, of: slotCount)) }
    }
    order.removeAll(keepingCapacity: true)
    for (index, relation) in relations.enumerated() {
      let unit = Int(relation.unit)
      let length = UInt64(layout.postingOffsets[unit + 1] - layout.postingOffsets[unit])
      guard length >= Self.longList else { continue }
      order.append((UInt64(UInt32.max) - length) << 32 | UInt64(index))
    }
    order.sort()
    isLeftOut.removeAll(keepingCapacity: true)
    isLeftOut.append(contentsOf: repeatElement(false, count: relations.count))
    restMask = 0
    restRarity = 0
    initialRarity = 24 * initials
    for item in order {
      let index = Int(item & 0xFFFF_FFFF)
      let relation = relations[index]
      let slot = slots[Int(relation.asked)]
      let raised = (max(rest[slot].0, relation.value.0), max(rest[slot].1, relation.value.1))
      let sum = (restSum.0 + raised.0 - rest[slot].0, restSum.1 + raised.1 - rest[slot].1)
      let mask = restMask | covers[Int(relation.asked)]
      guard max(bound(0, sum.0, mask), bound(1, sum.1, mask)) < model.floor else { continue }
      (restSum, restMask, rest[slot]) = (sum, mask, raised)
      restRarity += relation.rarity
      isLeftOut[index] = true
    }
  }

  /// Shorter lists are always read: that no name of them has a word tells more than reading them costs.
  private static let longList = 128
  private var isLeftOut: [Bool] = []
  /// For each unit asked for: the word it begins with, and the words it stands for.
  private var slots: [Int] = []
  private var covers: [UInt64] = []
  /// For each word: the most that lists which are left out may add there; their sum and words.
  private var rest: [(Float, Float)] = []
  private var restSum: (Float, Float) = (0, 0)
  private var restMask: UInt64 = 0
  private var restRarity: Float = 0
  /// How rare words may be together that initials stand for.
  private var initialRarity: Float = 0
  /// The telling words asked for, and what each costs if it agrees with nothing.
  private var telling: UInt64 = 0
  private var costs: [Float] = []
  private var identity: UInt64 = 0
  private var prepared: NameForm?

  /// The names in the lists that are read, each with the most that it may score, best first.
  private mutating func gather(floor: Float) {
    touched.removeAll(keepingCapacity: true)
    for (index, relation) in relations.enumerated() where !isLeftOut[index] {
      let slot = slots[Int(relation.asked)]
      let more = (max(0, relation.value.0 - rest[slot].0), max(0, relation.value.1 - rest[slot].1))
      let cover = covers[Int(relation.asked)]
      let unit = Int(relation.unit)
      for place in Int(layout.postingOffsets[unit])..<Int(layout.postingOffsets[unit + 1]) {
        let name = Int(layout.postings[place])
        let isPerson = layout.nameIsPerson[name] != 0
        if nameStamp[name] != stamp {
          nameStamp[name] = stamp
          nameBound[name] = isPerson ? restSum.0 : restSum.1
          nameMask[name] = restMask
          nameRarity[name] = restRarity
          touched.append(UInt32(name))
        }
        nameBound[name] += isPerson ? more.0 : more.1
        nameMask[name] |= cover
        nameRarity[name] += relation.rarity
      }
    }
    candidates.removeAll(keepingCapacity: true)
    for name in touched {
      let kind = layout.nameIsPerson[Int(name)] != 0 ? 0 : 1
      let lost = max(0, Float(layout.nameBits[Int(name)]) / 8 - nameRarity[Int(name)] - initialRarity)
      let bound =
        bound(kind, nameBound[Int(name)], nameMask[Int(name)]) + lost * model.lostBit[kind]
      if bound >= floor { candidates.append((bound, name)) }
    }
    candidates.sort { $0.bound != $1.bound ? $0.bound > $1.bound : $0.name < $1.name }
  }

  // MARK: Alignment

  private mutating func align(_ form: NameForm, _ name: Int, least: Float = -.infinity) -> Float {
    alignments += 1
    alignment.listed.removeAll(keepingCapacity: true)
    alignment.edges.removeAll(keepingCapacity: true)
    let first = Int(layout.entryOffsets[name])
    let words = Int(layout.nameWords[name])
    let entries = layout.entries.slice(first..<Int(layout.entryOffsets[name + 1]))
    for (index, entry) in entries.enumerated() {
      let unit = Int(entry.unit)
      let (rarity, world) = (Float(layout.unitRarity[unit]) / 8, Float(layout.unitWorld[unit]) / 8)
      if index < words {
        let text = layout.text(unit)
        alignment.listed.append(
          NameAlignment.Word(
            kind: NameToken.Kind(rawValue: entry.kind) ?? .telling, rarity: rarity, world: world, isKnown: true,
            isHan: (text.first ?? 0) >= 0x80, text: text))
      }
      guard unitStamp[unit] == stamp, let how = NameUnit.How(rawValue: entry.how) else { continue }
      var next = unitHead[unit]
      while next >= 0 {
        let relation = relations[Int(next)]
        next = relation.next
        let asked = Int(relation.asked)
        let isAbjad = relation.relation == .consonants && form.tokens[slots[asked]].isConsonantal
        guard let match = MatchClass(form.units[asked].how, how, relation.relation, isAbjad: isAbjad) else { continue }
        alignment.edges.append(
          NameAlignment.Edge(
            asked: covers[asked], listed: Self.mask(Int(entry.first), Int(entry.count)), match: match, rarity: rarity,
            world: world, askedUnit: relation.asked, listedUnit: entry.unit))
      }
    }
    return alignment.score(
      kind(name), isIdentical: identity == layout.nameIdentity[name], least: least)
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
