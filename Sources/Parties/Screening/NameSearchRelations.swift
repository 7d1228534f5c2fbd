import Names

/// Which units of the index are related to those asked for.
extension NameSearch {
  mutating func prepare(_ form: NameForm) {
    stamp &+= 1
    if stamp == 0 {
      units.fill(with: UnitState())
      stamp = 1
    }
    for relation in relations { isRelatedUnit[Int(relation.unit >> 6)] = 0 }
    relations.removeAll(keepingCapacity: true)
    letters.hold(form.letters)
    describeAsked(form)
    for (index, unit) in form.units.enumerated() { relate(form, Int32(index), unit) }
    demoteMisspelt(form)
    alignment.readAsked()
    identity = form.identity
    mayBeIdentical = identities.mayHave(identity)
    prepared = form
  }

  /// Finds what a unit is related to; what a single word is, it is wherever the word stands.
  private mutating func relate(_ form: NameForm, _ number: Int32, _ unit: NameUnit) {
    guard unit.how == .word else { return lookUp(form, number, unit) }
    let token = form.tokens[unit.first]
    let text = UnsafeBufferPointer(rebasing: letters.buffer[unit.range])
    var mark: UInt8 = alignment.asked[unit.first].isKnown ? 1 : 0
    if token.isConsonantal { mark |= 2 }
    if token.isVowelless { mark |= 4 }
    if token.kind == .number { mark |= 8 }
    if token.kind == .initial { mark |= 16 }
    if let known = memory.find(text, mark) {
      for index in known {
        var relation = memory.relations[index]
        (relation.asked, relation.slot, relation.cover) = (number, Int32(unit.first), 1 << UInt64(unit.first))
        link(&relation)
      }
    } else {
      let first = relations.count
      lookUp(form, number, unit)
      memory.keep(text, mark, relations[first...])
    }
  }

  /// Adds a relation, at the head of those of its unit if it is the first.
  @inline(__always)
  private mutating func link(_ relation: inout Relation) {
    defer { relations.append(relation) }
    guard relation.isFirst else { return }
    let unit = Int(relation.unit)
    relation.next = units[unit].stamp == stamp ? units[unit].head : -1
    units[unit] = UnitState(stamp: stamp, head: Int32(relations.count))
    isRelatedUnit[unit >> 6] |= 1 << UInt64(unit & 63)
  }

  private mutating func lookUp(_ form: NameForm, _ number: Int32, _ unit: NameUnit) {
    let text = form.letters[unit.range]
    let token = form.tokens[unit.first]
    let isAbjad = form.tokens[unit.first..<unit.first + unit.count].contains(where: \.isConsonantal)
    if let same = layout.unit(text) { add(form, number, unit, same, .same) }
    guard let letter = text.first, letter < 0x80, letter >= 0x61 || unit.how == .word, unit.how != .translated else {
      return
    }
    guard token.kind != .number, token.kind != .initial || unit.how != .word else { return }
    sound.removeAll(keepingCapacity: true)
    text.withUnsafeBufferPointer { SoundKey.append(of: $0, to: &sound) }
    if !isAbjad, let key = IndexKeys.sound(sound) {
      for entry in keys.slice(bucket(key)) where entry.hash == key {
        add(form, number, unit, Int(entry.unit), .sound)
      }
    }
    if unit.how == .word, !isAbjad { relateMisspelt(form, number, unit, text) }
    if unit.how == .word || isAbjad, let key = IndexKeys.consonants(SoundKey.consonants(of: text)) {
      for entry in keys.slice(bucket(key)) where entry.hash == key {
        add(form, number, unit, Int(entry.unit), .consonants)
      }
    }
  }

  private mutating func relateMisspelt(
    _ form: NameForm, _ number: Int32, _ asked: NameUnit, _ text: ArraySlice<UInt8>
  ) {
    spellings.removeAll(keepingCapacity: true)
    text.withUnsafeBufferPointer { text in IndexKeys.spellings(text) { spellings.append($0) } }
    // First where each key leads, then what is there: looks into memory that do not wait for one another.
    buckets.removeAll(keepingCapacity: true)
    for key in spellings { buckets.append(bucket(key)) }
    near.removeAll(keepingCapacity: true)
    for (index, key) in spellings.enumerated() where !buckets[index].isEmpty {
      for entry in keys.slice(buckets[index]) where entry.hash == key { near.append(entry.unit) }
    }
    for unit in near { fetched &+= facts[Int(unit)].text }
    for unit in near {
      let other = Int(unit)
      guard !isRelated(number, other) else { continue }
      let theirs = self.text(facts[other])
      let limit = NameRelation.mistakes(min(text.count, theirs.count))
      guard limit > 0, abs(theirs.count - text.count) <= limit else { continue }
      let distance = text.withUnsafeBufferPointer { EditDistance.between($0, theirs, limit: limit) }
      if distance <= limit { add(form, number, asked, other, distance <= 1 ? .edit1 : .edit2) }
    }
  }

  /// Where keys stand that begin as this one does.
  @inline(__always)
  private func bucket(_ key: UInt32) -> Range<Int> {
    let shift = 32 - UInt32((keyStarts.count - 1).trailingZeroBitCount)
    let bucket = Int(key >> shift)
    return Int(keyStarts[bucket])..<Int(keyStarts[bucket + 1])
  }

  private func isRelated(_ asked: Int32, _ unit: Int) -> Bool {
    guard units[unit].stamp == stamp else { return false }
    var next = units[unit].head
    while next >= 0 {
      if relations[Int(next)].asked == asked { return true }
      next = relations[Int(next)].next
    }
    return false
  }

  private mutating func add(
    _ form: NameForm, _ asked: Int32, _ unit: NameUnit, _ other: Int, _ relation: NameRelation
  ) {
    guard !isRelated(asked, other) else { return }
    let facts = facts[other]
    let word = alignment.asked[unit.first]
    let token = form.tokens[unit.first]
    let isAbjad =
      relation == .consonants
      && (token.isConsonantal
        || token.isVowelless && Lexicon.isVowelless(form.letters[unit.range], of: text(facts)))
    var isFirst = true
    for role in UnitRole.allCases {
      let (start, count) = facts.names(role)
      guard count > 0 else { continue }
      let listed = listed(facts, role)
      let rarity: Float =
        switch role {
        // First letters may count as telling whatever they agree with.
        case .plain: unit.how == .acronym ? 1000 : 0
        case .telling: listed.rarity
        case .run: 1000
        }
      var found = Relation(
        asked: asked, unit: UInt32(other), role: role, isFirst: isFirst, cover: Self.mask(unit.first, unit.count),
        slot: Int32(unit.first), matches: Int32(MatchClass.row(unit.how, relation, isAbjad: isAbjad)), start: start,
        count: count, how: relation, rarity: rarity,
        value: (
          model.most(0, unit.how, relation, word, isAbjad: isAbjad, listed),
          model.most(1, unit.how, relation, word, isAbjad: isAbjad, listed)
        ), kinds: listed.kinds, next: -1)
      isFirst = false
      link(&found)
    }
  }

  @inline(__always)
  private func listed(_ facts: UnitFacts, _ role: UnitRole) -> MatchModel.Listed {
    MatchModel.Listed(
      kinds: facts.kinds(role), rarity: Float(facts.rarity) / 8, world: Float(facts.world) / 8, isWord: role != .run,
      text: text(facts))
  }

  @inline(__always)
  private func text(_ facts: UnitFacts) -> UnsafeBufferPointer<UInt8> {
    unitText.slice(Int(facts.text)..<Int(facts.text) + Int(facts.length))
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
          isForeign: token.isForeign, isVowelless: token.isVowelless, isElsewhere: token.isElsewhere, text: text))
    }
  }

  /// A misspelt legal form or generic word is no telling word.
  private mutating func demoteMisspelt(_ form: NameForm) {
    for relation in relations where relation.how != .same && relation.how != .consonants {
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

  static func mask(_ first: Int, _ count: Int) -> UInt64 {
    (count >= 64 ? ~0 : (1 << UInt64(count)) - 1) << UInt64(first)
  }
}
