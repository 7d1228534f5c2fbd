extension NameAlignment {
  /// The sum of bits for the two names in `asked` and `listed`, after `choose`.
  ///
  /// - Parameter least: where the words that agree cannot reach this sum, whatever is left over, the result is -infinity
  ///   and nothing more is counted.
  package mutating func score(
    _ kind: MatchModel.Kind, isIdentical: Bool, least: Float = -.infinity
  ) -> Float {
    for index in features.indices { features[index] = 0 }
    countChosen()
    countLeftOver()
    pairInitials()
    countWhole(isIdentical)
    let weights = weights[kind.rawValue]
    var sum = intercepts[kind.rawValue]
    for index in features.indices { sum += weights[index] * features[index] }
    let alike = weights[MatchFeature.likeness.rawValue]
    let most = alike * min(features[MatchFeature.nContradicted.rawValue], 6)
    reach = sum + most
    if reach < least { return -.infinity }
    if most > 0 {
      pairAlike()
      sum += alike * features[MatchFeature.likeness.rawValue]
    }
    return sum
  }

  // MARK: Counting

  private mutating func add(_ feature: MatchFeature, _ value: Float = 1) { features[feature.rawValue] += value }

  private mutating func countChosen() {
    for edge in chosen {
      let word = listed[edge.listed.trailingZeroBitCount]
      let query = asked[edge.asked.trailingZeroBitCount]
      guard edge.isTelling else {
        switch word.kind {
        case .generic, .telling:
          add(.nGeneric)
          add(.bGeneric, edge.rarity)
        case .place: add(.nPlace)
        case .filler: add(.nFiller)
        case .legal: add(.nLegal)
        case .number: add(.nNumber)
        case .initial: add(.nInitial)
        }
        if edge.match.rawValue >= MatchClass.sound.rawValue { add(.nGenericFuzzy) }
        continue
      }
      features[Int(edge.match.rawValue)] += 1
      features[MatchFeature.bSame.rawValue + Int(edge.match.rawValue)] += edge.rarity
      if edge.match == .same { add(.bWorld, edge.world) }
      if query.isKnown {
        if let known = edge.match.ofKnown { add(known) }
        if edge.match.rawValue >= MatchClass.sound.rawValue, query.world < 14 {
          add(.knownWorld, (14 - query.world) / 4)
        }
      }
      if edge.match == .abjad, edge.listed.nonzeroBitCount == 1, edge.asked.nonzeroBitCount == 1 {
        add(.abjadGap, Self.gap(query.text, word.text))
      }
      if edge.match == .edit1 || edge.match == .edit2 {
        if word.text.count <= 5 { add(.shortEdit) }
        if let one = word.text.first, let other = query.text.first, one != other { add(.firstLetter) }
        if edge.match == .edit1, query.text.count == word.text.count, word.text.count <= 7,
          !Self.isSwapped(query.text, word.text),
          // Letters that look alike cost half of this.
          EditDistance.likeness(query.text, word.text) <= 256 - 256 / word.text.count
        {
          add(.substituted)
        }
      }
    }
  }

  private mutating func countLeftOver() {
    var rest = askedLeft
    while rest != 0 {
      let word = asked[rest.trailingZeroBitCount]
      rest &= rest - 1
      if word.isElsewhere { features[MatchFeature.elsewhere.rawValue] = 1 }
      switch word.kind {
      case .telling where word.isHan: add(.qHan)
      case .telling where word.isKnown:
        add(.qKnown)
        add(.qKnownBits, word.rarity)
      case .telling: add(.qUnknown)
      case .generic: add(.qGeneric)
      case .place: add(.qPlace)
      case .filler: add(.qFiller)
      case .legal: add(.qLegal)
      case .number: add(.qNumber)
      case .initial: add(.qInitial)
      }
    }
    rest = listedLeft
    while rest != 0 {
      let word = listed[rest.trailingZeroBitCount]
      rest &= rest - 1
      switch word.kind {
      case .telling where word.isHan: add(.tHan)
      case .telling:
        add(.tTelling)
        add(.tBits, word.rarity)
      case .generic: add(.tGeneric)
      case .place: add(.tPlace)
      case .filler: add(.tFiller)
      case .legal: add(.tLegal)
      case .number: add(.tNumber)
      case .initial: add(.tInitial)
      }
    }
  }

  /// Initials for words and short forms of generic words among what is left over; then what contradicts.
  private mutating func pairInitials() {
    pairs.removeAll(keepingCapacity: true)
    askedLoose = askedLeft
    listedLoose = listedLeft
    if askedLoose != 0, listedLoose != 0 {
      var rest = askedLoose
      while rest != 0 {
        let i = rest.trailingZeroBitCount
        rest &= rest - 1
        switch asked[i].kind {
        case .generic, .place: shorten(i)
        case .initial: pairInitial(i, with: .telling)
        case .telling where !asked[i].isHan: pairInitial(i, with: .initial)
        default: break
        }
      }
    }
    let mine = features[MatchFeature.qKnown.rawValue] + features[MatchFeature.qUnknown.rawValue]
    let theirs = features[MatchFeature.tTelling.rawValue]
    add(.nContradicted, min(mine, theirs))
    add(.nGenericContradicted, min(features[MatchFeature.qGeneric.rawValue], features[MatchFeature.tGeneric.rawValue]))
  }

  private mutating func pairInitial(_ i: Int, with kind: NameToken.Kind) {
    guard let letter = asked[i].text.first else { return }
    var other = listedLoose
    while other != 0 {
      let j = other.trailingZeroBitCount
      other &= other - 1
      guard listed[j].kind == kind, !listed[j].isHan, listed[j].text.first == letter else { continue }
      askedLoose &= ~(1 << UInt64(i))
      listedLoose &= ~(1 << UInt64(j))
      pairs.append((i, j, 256))
      if kind == .telling {
        add(.nInitialOf)
        add(.qInitial, -1)
        add(.tTelling, -1)
        add(.tBits, -listed[j].rarity)
      } else {
        add(.nInitialFor)
        add(.tInitial, -1)
      }
      return
    }
  }

  /// Telling words left over on both sides that are somewhat alike.
  private mutating func pairAlike() {
    var rest = askedLoose
    while rest != 0 {
      let i = rest.trailingZeroBitCount
      rest &= rest - 1
      guard asked[i].kind == .telling, !asked[i].isHan else { continue }
      var best = (likeness: 96, index: -1)
      var other = listedLoose
      while other != 0 {
        let j = other.trailingZeroBitCount
        other &= other - 1
        guard listed[j].kind == .telling, !listed[j].isHan else { continue }
        let (mine, theirs) = (asked[i].text, listed[j].text)
        if Self.isShort(mine, for: theirs) || Self.isShort(theirs, for: mine) {
          if best.likeness < 208 { best = (208, j) }
        } else if abs(mine.count - theirs.count) * 128 <= (256 - best.likeness) * max(mine.count, theirs.count) / 2 {
          let likeness = EditDistance.likeness(mine, theirs)
          if likeness > best.likeness { best = (likeness, j) }
        }
      }
      guard best.index >= 0 else { continue }
      listedLoose &= ~(1 << UInt64(best.index))
      pairs.append((i, best.index, best.likeness))
      add(.likeness, Float(best.likeness - 96) / 160)
    }
  }

  /// 0 to 1: how much of a word without short vowels is not in the word with them, or the other way round.
  static func gap(_ bare: UnsafeBufferPointer<UInt8>, _ full: UnsafeBufferPointer<UInt8>) -> Float {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: full.count + 1) { consonants in
      var count = 0
      for letter in full {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): continue
        default:
          if count > 0, consonants[count - 1] == letter { continue }
          consonants[count] = letter
          count += 1
        }
      }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bare.count + 1) { mine in
        var length = 0
        for letter in bare where letter != UInt8(ascii: "a") {
          mine[length] = letter
          length += 1
        }
        let likeness = EditDistance.likeness(
          UnsafeBufferPointer(rebasing: mine[..<length]), UnsafeBufferPointer(rebasing: consonants[..<count]))
        return Float(256 - likeness) / 256
      }
    }
  }

  /// Pairs a generic word with one that it may be short for, or the other way round.
  private mutating func shorten(_ i: Int) {
    var other = listedLoose
    while other != 0 {
      let j = other.trailingZeroBitCount
      other &= other - 1
      guard !listed[j].isHan, listed[j].kind == .generic || listed[j].kind == .place,
        Self.isShort(asked[i].text, for: listed[j].text) || Self.isShort(listed[j].text, for: asked[i].text)
      else { continue }
      askedLoose &= ~(1 << UInt64(i))
      listedLoose &= ~(1 << UInt64(j))
      add(asked[i].kind == .generic ? .qGeneric : .qPlace, -1)
      add(listed[j].kind == .generic ? .tGeneric : .tPlace, -1)
      add(.shortened)
      return
    }
  }

  /// Whether a word of two letters or more may be short for another: its letters stand in the other in their order, the
  /// first letter first.
  package static func isShort(_ short: UnsafeBufferPointer<UInt8>, for long: UnsafeBufferPointer<UInt8>) -> Bool {
    guard short.count >= 2, short.count <= 5, long.count >= short.count + 3, short[0] == long[0] else { return false }
    var index = 0
    for letter in long where index < short.count && letter == short[index] { index += 1 }
    return index == short.count
  }

  private mutating func countWhole(_ isIdentical: Bool) {
    var matched = 0
    var exact = 0
    var matchedAsked: Float = 0
    var matchedListed: Float = 0
    var last = UInt64(0)
    var isReordered = false
    for edge in chosen where edge.isTelling {
      matched += 1
      if edge.match.rawValue < MatchClass.sound.rawValue { exact += 1 }
      matchedAsked += Float(edge.asked.nonzeroBitCount)
      matchedListed += edge.rarity
    }
    for index in asked.indices {
      guard let edge = chosen.first(where: { $0.asked & (1 << UInt64(index)) != 0 }) else { continue }
      if edge.listed < last { isReordered = true }
      last = edge.listed
    }
    if isReordered { add(.reordered) }
    if matched == 1 { add(.single) }
    if matched > 0, exact == 0 { add(.onlyFuzzy) }
    let lostListed =
      features[MatchFeature.tBits.rawValue] + 8 * features[MatchFeature.tHan.rawValue]
    let lostAsked =
      features[MatchFeature.qKnown.rawValue] + features[MatchFeature.qUnknown.rawValue]
      + features[MatchFeature.qHan.rawValue] * 0.5
    let missedListed = lostListed / max(1, lostListed + matchedListed)
    let missedAsked = lostAsked / max(1, lostAsked + matchedAsked)
    add(.missedListed, missedListed)
    add(.missedAsked, missedAsked)
    add(.missedBoth, missedListed * missedAsked)
    if matched > 0, lostAsked == 0 { add(.allAsked) }
    if matched > 0, lostListed == 0 { add(.allListed) }
    if matched > 0, lostAsked == 0, lostListed == 0 { add(.allBoth) }
    if isIdentical { add(.identity) }
    switch tellingLikeness {
    case .same: add(.tellingSame)
    case .alike: add(.tellingAlike)
    case .other: break
    }
  }

  private enum Likeness { case same, alike, other }

  /// Whether the telling words are the very same and enough to tell a party from others, and nothing that is left over
  /// says that another one of the name is meant: `Huawei` for `Huawei Technologies Co., Ltd.`, but not `Huawei Hotels`.
  private var tellingLikeness: Likeness {
    func none(_ features: [MatchFeature]) -> Bool { features.allSatisfy { self.features[$0.rawValue] == 0 } }
    guard features[MatchFeature.allBoth.rawValue] > 0,
      none([.qNumber, .tNumber, .qInitial, .tInitial, .nGenericContradicted, .nInitialOf])
    else { return .other }
    // The parent itself comes before its branches: what only its entry says is bland.
    var likeness: Likeness = none([.qPlace, .qGeneric, .nGenericFuzzy]) && !listedSaysMore ? .same : .alike
    var bits: Float = 0
    var isOrdinary = true
    for edge in chosen where edge.isTelling {
      let word = asked[edge.asked.trailingZeroBitCount]
      switch edge.match {
      case .joined where listedSaysMore && isOfNames(edge): return .other
      case .same, .joined, .misread, .translated: break
      case .abjad where word.isVowelless: likeness = .alike
      case .reading where edge.rarity >= 10: likeness = .alike
      case .sound where Self.isSwapped(word.text, listed[edge.listed.trailingZeroBitCount].text),
        .edit1 where Self.isSwapped(word.text, listed[edge.listed.trailingZeroBitCount].text):
        likeness = .alike
      case .sound where word.isForeign && word.text.count >= 5, .edit1 where word.isForeign && word.text.count >= 6:
        likeness = .alike
      default: return .other
      }
      bits += edge.rarity
      let text = String(decoding: word.text, as: UTF8.self)
      isOrdinary =
        isOrdinary && edge.match == .same
        && (OrdinaryWords.table.contains(text) || Lexicon.isOrdinary(Array(text.utf8)[...]))
    }
    if isOrdinary {
      // Many ordinary words together are a name: `Semiconductor Manufacturing Intl`.
      var telling = 0
      for edge in chosen where edge.isTelling { telling += 1 }
      guard telling >= 3 else { return .other }
      likeness = .alike
    }
    guard bits >= Self.enough else { return .other }
    var rest = askedLeft
    while rest != 0 {
      let word = asked[rest.trailingZeroBitCount]
      if word.kind != .place, Lexicon.saysMore(String(decoding: word.text, as: UTF8.self)) { return .other }
      rest &= rest - 1
    }
    return likeness
  }

  /// Whether words were run together of which one is a name of people: `Hua Li` need not be `Huali Bank`.
  private func isOfNames(_ edge: Edge) -> Bool {
    guard edge.asked.nonzeroBitCount > 1 else { return false }
    var rest = edge.asked
    while rest != 0 {
      if asked[rest.trailingZeroBitCount].world < 17 { return true }
      rest &= rest - 1
    }
    return false
  }

  /// Whether the words, of six letters or more, have the same letters, two neighbours of which changed places.
  private static func isSwapped(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard one.count == other.count, one.count >= 6, let first = one.indices.first(where: { one[$0] != other[$0] }),
      first + 1 < one.count, one[first] == other[first + 1], one[first + 1] == other[first]
    else { return false }
    return one[(first + 2)...].elementsEqual(other[(first + 2)...])
  }

  private var listedSaysMore: Bool {
    var rest = listedLeft
    while rest != 0 {
      let word = listed[rest.trailingZeroBitCount]
      if word.kind != .place, !word.isHan, Lexicon.saysMore(String(decoding: word.text, as: UTF8.self)) { return true }
      rest &= rest - 1
    }
    return false
  }

  /// The rarity, in bits, that telling words need together to mean one party by themselves.
  package static let enough: Float = 7
}
