extension NameAlignment {
  /// The most that `score` may give after `choose`, told without looking at the texts of words.
  ///
  /// - Parameter lostBits: the rarity together of the listed telling words, other than Chinese ones, that no edge was
  ///   chosen for.
  package func bound(_ kind: MatchModel.Kind, isIdentical: Bool, lostBits: Float) -> Float {
    guard !mayShorten, !mayStandForInitials else { return .infinity }
    let weights = weights[kind.rawValue]
    return weights.withUnsafeBufferPointer { row in
      intercepts[kind.rawValue] + agreed(row) + left(row, kind, lostBits) + whole(row, isIdentical, lostBits)
    }
  }

  /// What the chosen edges add at most.
  @inline(__always)
  private func agreed(_ row: UnsafeBufferPointer<Float>) -> Float {
    func weight(_ feature: MatchFeature) -> Float { row[feature.rawValue] }
    // Of what is not counted here, what may raise the sum.
    let rest =
      max(0, weight(.knownWorld)) * 3.5 + max(0, weight(.abjadGap)) + max(0, weight(.shortEdit))
      + max(0, weight(.firstLetter))
    var sum = max(0, weight(.reordered))
    for edge in chosen {
      guard edge.isTelling else {
        switch NameToken.Kind(rawValue: listedKind[edge.listed.trailingZeroBitCount]) ?? .telling {
        case .generic, .telling: sum += weight(.nGeneric) + weight(.bGeneric) * edge.rarity
        case .place: sum += weight(.nPlace)
        case .filler: sum += weight(.nFiller)
        case .legal: sum += weight(.nLegal)
        case .number: sum += weight(.nNumber)
        case .initial: sum += weight(.nInitial)
        }
        if edge.match.rawValue >= MatchClass.sound.rawValue { sum += weight(.nGenericFuzzy) }
        continue
      }
      sum += edge.bits + rest
      guard askedKnown & (edge.asked & (~edge.asked &+ 1)) != 0 else { continue }
      if let known = edge.match.ofKnown { sum += weight(known) }
    }
    return sum
  }

  /// What the words cost that no edge was chosen for.
  @inline(__always)
  private func left(_ row: UnsafeBufferPointer<Float>, _ kind: MatchModel.Kind, _ lostBits: Float) -> Float {
    func weight(_ feature: MatchFeature) -> Float { row[feature.rawValue] }
    func count(_ kind: NameToken.Kind) -> Float {
      Float((listedLeft & listedKinds[Int(kind.rawValue)]).nonzeroBitCount)
    }
    var sum: Float = 0
    var rest = askedLeft
    while rest != 0 {
      sum += askedCosts[kind.rawValue][rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    let theirs = Float((listedLeft & listedKinds[Self.telling] & ~listedHan).nonzeroBitCount)
    sum += weight(.tTelling) * theirs + weight(.tBits) * lostBits
    sum += weight(.tHan) * Float((listedLeft & listedKinds[Self.telling] & listedHan).nonzeroBitCount)
    sum += weight(.tGeneric) * count(.generic) + weight(.tPlace) * count(.place) + weight(.tFiller) * count(.filler)
    sum += weight(.tLegal) * count(.legal) + weight(.tNumber) * count(.number) + weight(.tInitial) * count(.initial)
    let mine = Float((askedLeft & askedKinds[Self.telling] & ~askedHan).nonzeroBitCount)
    let contradicted = min(mine, theirs)
    sum += weight(.nContradicted) * contradicted + max(0, weight(.likeness)) * min(contradicted, 6)
    let generic = Float((askedLeft & askedKinds[Int(NameToken.Kind.generic.rawValue)]).nonzeroBitCount)
    return sum + weight(.nGenericContradicted) * min(generic, count(.generic))
  }

  /// What the two names as wholes add.
  @inline(__always)
  private func whole(_ row: UnsafeBufferPointer<Float>, _ isIdentical: Bool, _ lostBits: Float) -> Float {
    func weight(_ feature: MatchFeature) -> Float { row[feature.rawValue] }
    var (matched, exact) = (0, 0)
    var (matchedAsked, matchedListed): (Float, Float) = (0, 0)
    for edge in chosen where edge.isTelling {
      matched += 1
      if edge.match.rawValue < MatchClass.sound.rawValue { exact += 1 }
      matchedAsked += Float(edge.asked.nonzeroBitCount)
      matchedListed += edge.rarity
    }
    let lostHan = Float((listedLeft & listedKinds[Self.telling] & listedHan).nonzeroBitCount)
    let lostListed = lostBits + 8 * lostHan
    let mine = askedLeft & askedKinds[Self.telling]
    let lostAsked = Float((mine & ~askedHan).nonzeroBitCount) + 0.5 * Float((mine & askedHan).nonzeroBitCount)
    let missedListed = lostListed / max(1, lostListed + matchedListed)
    let missedAsked = lostAsked / max(1, lostAsked + matchedAsked)
    var sum = weight(.missedListed) * missedListed + weight(.missedAsked) * missedAsked
    sum += weight(.missedBoth) * missedListed * missedAsked
    if matched == 1 { sum += weight(.single) }
    if matched > 0, exact == 0 { sum += weight(.onlyFuzzy) }
    if isIdentical { sum += weight(.identity) }
    guard matched > 0 else { return sum }
    if lostAsked == 0 { sum += weight(.allAsked) }
    // Bits are sums of eighths: what is left of them by rounding is nothing.
    if lostListed < 0.01 { sum += max(0, weight(.allListed)) }
    if lostAsked == 0, lostListed < 0.01 {
      sum += max(0, weight(.allBoth))
      if mayBeSame { sum += max(0, weight(.tellingSame), weight(.tellingAlike)) }
    }
    return sum
  }

  /// Whether the telling words may be the same and enough, as `score` has it.
  private var mayBeSame: Bool {
    var bits: Float = 0
    for edge in chosen where edge.isTelling {
      switch edge.match {
      case .same, .joined, .misread, .translated, .reading, .sound, .edit1: bits += edge.rarity
      case .romanised, .acronym, .abjad, .edit2, .consonants, .mixed: return false
      }
    }
    return bits >= Self.enough
  }

  /// Whether a generic word or place left over may be short for one on the other side.
  private var mayShorten: Bool {
    let kinds = (Int(NameToken.Kind.generic.rawValue), Int(NameToken.Kind.place.rawValue))
    let theirs = listedLeft & (listedKinds[kinds.0] | listedKinds[kinds.1]) & ~listedHan
    guard theirs != 0 else { return false }
    var rest = askedLeft & (askedKinds[kinds.0] | askedKinds[kinds.1])
    while rest != 0 {
      let text = asked[rest.trailingZeroBitCount].text
      rest &= rest - 1
      guard let letter = text.first else { continue }
      var other = theirs
      while other != 0 {
        let index = other.trailingZeroBitCount
        other &= other - 1
        let short = min(text.count, Int(listedLengths[index]))
        if listedLetters[index] == letter, short >= 2, short <= 5 { return true }
      }
    }
    return false
  }

  /// Whether an initial left over may stand for a word on the other side.
  private var mayStandForInitials: Bool {
    let initial = Int(NameToken.Kind.initial.rawValue)
    return isLetterShared(askedKinds[initial], listedKinds[Self.telling] & ~listedHan)
      || isLetterShared(askedKinds[Self.telling] & ~askedHan, listedKinds[initial] & ~listedHan)
  }

  private func isLetterShared(_ mine: UInt64, _ theirs: UInt64) -> Bool {
    var rest = askedLeft & mine
    guard listedLeft & theirs != 0 else { return false }
    while rest != 0 {
      let letter = asked[rest.trailingZeroBitCount].text.first
      rest &= rest - 1
      var other = listedLeft & theirs
      while other != 0 {
        if listedLetters[other.trailingZeroBitCount] == letter { return true }
        other &= other - 1
      }
    }
    return false
  }
}
