import Names

/// Which names can reach the floor by what their words add at best.
extension NameSearch {
  /// What the words asked for cost that are not in `mask`, of those in `words`.
  @inline(__always)
  func missing(_ kind: Int, _ words: UInt64, _ mask: UInt64) -> Float {
    var missing = words & ~mask
    var sum: Float = 0
    while missing != 0 {
      sum += costs[missing.trailingZeroBitCount * 2 + kind]
      missing &= missing - 1
    }
    return sum
  }

  /// The most that a name can reach which agrees in the words of `mask`, gets `sum` for them, and in which the words that
  /// agree are at most as rare as `rarity`.
  @inline(__always)
  private func bound(_ kind: Int, _ sum: Float, _ mask: UInt64, _ rarity: Float) -> Float {
    var whole = model.part[kind]
    if telling & ~mask == 0 {
      whole = model.whole[kind] - (mayBeIdentical ? 0 : model.identity[kind])
      if rarity + initialRarity + Self.rounding >= NameAlignment.enough { whole += model.same[kind] }
    }
    return sum + whole + missing(kind, costly, mask)
  }

  /// Leaves out the longest lists of names, as far as a name that stands in these lists only cannot reach the floor.
  mutating func leaveOutCommon() {
    readCosts()
    order.removeAll(keepingCapacity: true)
    bySlot.removeAll(keepingCapacity: true)
    for (index, relation) in relations.enumerated() {
      bySlot.append(UInt64(relation.slot) << 32 | UInt64(index))
      let length = UInt64(relation.count)
      guard length >= Self.longList else { continue }
      order.append((UInt64(UInt32.max) - length) << 32 | UInt64(index))
    }
    order.sort()
    bySlot.sort()
    // Words whose pairs may be replaced by others add at least nothing.
    var isShared: UInt64 = 0
    isLeftOut.removeAll(keepingCapacity: true)
    isLeftOut.append(contentsOf: repeatElement(false, count: relations.count))
    for item in order {
      let index = Int(item & 0xFFFF_FFFF)
      let relation = relations[index]
      let slot = Int(relation.slot)
      let raised = (max(rest[slot].0, relation.value.0), max(rest[slot].1, relation.value.1))
      let sum = (restSum.0 + raised.0 - rest[slot].0, restSum.1 + raised.1 - rest[slot].1)
      let mask = restMask | relation.cover
      let rarity = restRarity + relation.rarity
      guard max(bound(0, sum.0, mask, rarity), bound(1, sum.1, mask, rarity)) < model.floor else { continue }
      (restSum, restMask, restRarity, rest[slot]) = (sum, mask, rarity, raised)
      isShared |= relation.cover
      isLeftOut[index] = true
    }
    leftOut.removeAll(keepingCapacity: true)
    leftOutPlaces = SIMD2(repeating: 0)
    for item in bySlot {
      let index = Int(item & 0xFFFF_FFFF)
      let relation = relations[index]
      if isLeftOut[index] {
        let place = NameSummary.place(UnitRole.part(relation.unit, relation.role))
        leftOutPlaces[place >> 6] |= 1 << UInt64(place & 63)
        leftOut.append(
          LeftOut(
            slot: Int(relation.slot), cover: relation.cover, value: relation.value, rarity: relation.rarity,
            kinds: relation.kinds, place: place))
      } else if relation.cover.nonzeroBitCount > 1 {
        isShared |= relation.cover
      }
    }
    for index in relations.indices {
      let value = relations[index].value
      if isShared & (1 << UInt64(relations[index].slot)) != 0 {
        relations[index].value = (max(0, value.0), max(0, value.1))
      } else {
        // A word that agrees and is yet not chosen costs what it costs alone.
        let slot = Int(relations[index].slot)
        relations[index].value = (max(costs[2 * slot], value.0), max(costs[2 * slot + 1], value.1))
      }
    }
    gains.removeAll(keepingCapacity: true)
    for relation in relations {
      gains.append(
        Gain(
          cover: relation.cover, value: relation.value, rarity: relation.rarity,
          slot: Int16(truncatingIfNeeded: relation.slot)))
    }
  }

  /// Shorter lists are always read.
  private static let longList = 512

  private mutating func readCosts() {
    let words = alignment.asked
    rest.removeAll(keepingCapacity: true)
    rest.append(contentsOf: repeatElement((0, 0), count: words.count))
    (restMask, restRarity) = (0, 0)
    (telling, generic, initials, costly) = (0, 0, 0, 0)
    costs.removeAll(keepingCapacity: true)
    for (index, word) in words.enumerated() {
      let bit: UInt64 = 1 << UInt64(index)
      if word.kind == .telling { telling |= bit }
      if word.kind == .generic { generic |= bit }
      if word.kind == .initial { initials |= bit } else { costly |= bit }
      for kind in 0...1 { costs.append(min(0, model.cost(kind, word, of: words.count))) }
    }
    let count = Float(initials.nonzeroBitCount)
    restSum = (count * model.initial[0], count * model.initial[1])
    initialRarity = 24 * count
  }

  /// The names with the unit of a relation.
  @inline(__always)
  private func names(_ relation: Relation) -> UnsafeBufferPointer<IndexLayout.Posting> {
    postings.slice(Int(relation.start)..<Int(relation.start) + Int(relation.count))
  }

  /// Reads the lists, and brings together what stands in them of each name.
  mutating func gather() {
    // Where each list begins, before the first is read: looks into memory that do not wait for one another.
    for relation in relations where relation.count > 0 {
      fetched &+= UInt32(postings[Int(relation.start)].words)
    }
    gathered.removeAll()
    for item in bySlot {
      let index = Int(item & 0xFFFF_FFFF)
      guard !isLeftOut[index] else { continue }
      gathered.append(names(relations[index]), list: index)
    }
    gathered.sort()
  }

  /// What the lists that were read say of a name.
  @inline(__always)
  private func state(_ items: Range<Int>) -> NameState {
    var state = NameState(posting: gathered[items.lowerBound].posting)
    for place in items {
      let item = gathered[place]
      let gain = gains[Int(item.list)]
      // Of the pairs that begin at one asked word only one is chosen.
      let value = state.posting.isPerson ? gain.value.0 : gain.value.1
      if state.slot != gain.slot {
        state.slot = gain.slot
        state.best = value
        state.bound += value
      } else if value > state.best {
        state.bound += value - state.best
        state.best = value
      }
      state.words |= item.posting.words
      state.mask |= gain.cover
      state.rarity += gain.rarity
    }
    return state
  }

  /// The names that may reach the floor become candidates, and of the others the best `count` are kept.
  mutating func bound(others count: Int) {
    candidates.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    passed.removeAll(keepingCapacity: true)
    let least = model.floor - Self.rounding
    var first = 0
    while first < gathered.count {
      var end = first + 1
      while end < gathered.count, gathered[end].posting.name == gathered[first].posting.name { end += 1 }
      let state = state(first..<end)
      first = end
      guard count > 0 || quickBound(state) >= least else { continue }
      passed.append(state)
      if passed.count == Self.block { boundPassed(others: count, least: least) }
    }
    boundPassed(others: count, least: least)
  }

  /// So many summaries are read at once.
  private static let block = 128

  private mutating func boundPassed(others count: Int, least: Float) {
    summaries.removeAll(keepingCapacity: true)
    // All are fetched before the first is used: looks into memory that do not wait for one another.
    for state in passed { summaries.append(nameSummaries[state.posting.name]) }
    for (index, state) in passed.enumerated() {
      let worst = count == 0 ? .infinity : others.count < count ? -.infinity : others[worst].bound
      guard count == 0 || quickBound(state) >= min(least, worst) else { continue }
      let bound = narrowBound(state, summaries[index], least: min(least, worst))
      if bound >= least {
        candidates.append(state.posting)
      } else if bound > worst {
        keep(state.posting, bound, count)
      }
    }
    passed.removeAll(keepingCapacity: true)
  }

  /// Keeps a name below the floor if it is among the best `count`; `worst` is the place of the worst that is kept.
  mutating func keep(_ posting: IndexLayout.Posting, _ bound: Float, _ count: Int) {
    if others.count < count {
      others.append((bound, posting))
      guard others.count == count else { return }
    } else {
      guard bound > others[worst].bound else { return }
      others[worst] = (bound, posting)
    }
    worst = 0
    for index in others.indices where others[index].bound < others[worst].bound { worst = index }
  }

  /// The most that a name can reach if it stood in all lists that were left out.
  @inline(__always)
  private func quickBound(_ state: NameState) -> Float {
    let (kind, rest) = state.posting.isPerson ? (0, restSum.0) : (1, restSum.1)
    let (sum, mask, matched) = (state.bound + rest, state.mask | restMask, state.rarity + restRarity)
    let lost = Float(state.posting.bits) / 8 - matched - initialRarity
    // Bits are sums of eighths: what is left of them is no rounding, and not all telling words agree.
    guard lost > 0.01, !mayBeIdentical else { return bound(kind, sum, mask, matched) }
    return sum + missing(kind, costly, mask) + lacking(kind, lost, matched)
  }

  /// What a name has at most, before any word agrees, of whose telling words `lost` bits agree with nothing.
  @inline(__always)
  func lacking(_ kind: Int, _ lost: Float, _ matched: Float) -> Float {
    model.lacking[kind] + lost * model.lostBit[kind] + model.missedListed[kind] * lost / max(1, lost + matched)
  }

  /// What sums of the same numbers in another order may differ by.
  static let rounding: Float = 0.001

  /// What the lists that were left out add, as far as the name may stand in them: the sum, the asked words, their rarity,
  /// and the kinds of the name's words that they agree with.
  @inline(__always)
  func rest(
    of summary: NameSummary, _ state: NameState, _ kind: Int
  ) -> (sum: Float, mask: UInt64, rarity: Float, kinds: UInt8) {
    var (mask, rarity, kinds): (UInt64, Float, UInt8) = (0, 0, 0)
    // Initials are in no list.
    var sum = initialRarity / 24 * model.initial[kind]
    var (slot, best): (Int, Float) = (-1, 0)
    guard summary.mayHave(anyOf: leftOutPlaces) else { return (sum, mask, rarity, kinds) }
    for item in leftOut where summary.mayHave(item.place) {
      if item.slot != slot { (slot, best) = (item.slot, 0) }
      let value = kind == 0 ? item.value.0 : item.value.1
      if value > best {
        sum += value - best
        best = value
      }
      mask |= item.cover
      rarity += item.rarity
      kinds |= item.kinds
    }
    return (sum, mask, rarity, kinds)
  }

  /// What words of the name cost that agree with nothing, generic words and places apart.
  @inline(__always)
  func left(_ summary: NameSummary, _ agreed: UInt16, _ free: UInt8, _ kind: Int) -> Float {
    var sum: Float = 0
    for word in 0..<MatchModel.wordKinds where free & MatchModel.kindBit(word) == 0 {
      sum += model.lostWords[kind * MatchModel.wordKinds + word] * summary.left(word, agreed)
    }
    return sum
  }

  @inline(__always)
  func leftGeneric(_ summary: NameSummary, _ agreed: UInt16, _ free: UInt8, _ kind: Int) -> Float {
    var sum: Float = 0
    for word in [NameToken.Kind.generic, .place] where free & MatchModel.kindBit(Int(word.rawValue)) == 0 {
      sum += model.lostGeneric[kind * 2 + (word == .generic ? 0 : 1)] * summary.left(Int(word.rawValue), agreed)
    }
    return sum
  }
}
