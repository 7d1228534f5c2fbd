/// The most that words can add which agree, for the bound of a search.
extension MatchModel {
  /// What is known of a listed unit before its name is looked at.
  package struct Listed {
    /// A bit for each kind of word that it stands for in the names meant.
    package var kinds: UInt8
    package var rarity: Float
    package var world: Float
    /// Whether it is a word in them, and not several run together, their first letters or a reading.
    package var isWord: Bool

    package var text: UnsafeBufferPointer<UInt8>

    package init(kinds: UInt8, rarity: Float, world: Float, isWord: Bool, text: UnsafeBufferPointer<UInt8>) {
      self.kinds = kinds
      self.rarity = rarity
      self.world = world
      self.isWord = isWord
      self.text = text
    }
  }

  /// The most that a pair of units can add; -infinity if it counts as nothing.
  ///
  /// - Parameters:
  ///   - word: the first word asked for.
  ///   - isAbjad: whether one of the two has only its consonants written.
  package func most(
    _ kind: Int, _ asked: NameUnit.How, _ relation: NameRelation, _ word: NameAlignment.Word, isAbjad: Bool,
    _ listed: Listed
  ) -> Float {
    let place = (listed.isWord ? 2 : 0) + (isAbjad ? 1 : 0)
    let lines = lines[place * (lines.count / 4) + Self.way(kind, asked, relation, word.isKnown)]
    // What is known of one word for another.
    let own = asked == .word && listed.isWord ? particular(kind, relation, word, isAbjad: isAbjad, listed.text) : 0
    return most(
      kind, listed, lines, isTelling: asked == .acronym || listed.kinds & Self.telling != 0, own: own,
      mistake: relation == .same || isAbjad ? 0 : genericFuzzy[kind])
  }

  /// What else a telling word adds that agrees, by the letters of the two; as `NameAlignment` counts it.
  private func particular(
    _ kind: Int, _ relation: NameRelation, _ word: NameAlignment.Word, isAbjad: Bool,
    _ listed: UnsafeBufferPointer<UInt8>
  ) -> Float {
    func weight(_ feature: MatchFeature) -> Float { weights[kind][feature.rawValue] }
    if isAbjad { return weight(.abjadGap) * NameAlignment.gap(word.text, listed) }
    guard relation != .same else { return 0 }
    var sum: Float = 0
    if word.isKnown, word.world < 14 { sum += weight(.knownWorld) * (14 - word.world) / 4 }
    guard relation == .edit1 || relation == .edit2 else { return sum }
    if listed.count <= 5 { sum += weight(.shortEdit) }
    if let one = listed.first, let other = word.text.first, one != other { sum += weight(.firstLetter) }
    return sum
  }

  @inline(__always)
  private static func way(_ kind: Int, _ asked: NameUnit.How, _ relation: NameRelation, _ isKnown: Bool) -> Int {
    let ways = NameUnit.How.allCases.count * NameRelation.allCases.count
    return ((isKnown ? 1 : 0) * Kind.allCases.count + kind) * ways
      + Int(asked.rawValue) * NameRelation.allCases.count + Int(relation.rawValue)
  }

  /// - Parameters:
  ///   - isTelling: whether the pair may count as one of telling words; first letters do, whatever they agree with.
  ///   - own: what telling words add beside the lines.
  ///   - mistake: what it costs a word that is not telling to agree with a mistake only.
  @inline(__always)
  private func most(
    _ kind: Int, _ listed: Listed, _ lines: [Line], isTelling: Bool, own: Float, mistake: Float
  ) -> Float {
    var most: Float = -.infinity
    if isTelling {
      for line in lines { most = max(most, line.fixed + line.rarity * listed.rarity + line.world * listed.world + own) }
    }
    var rest = listed.kinds & ~Self.telling & 0x7F
    while rest != 0 {
      let line = plain[kind * NameToken.Kind.allCases.count + rest.trailingZeroBitCount]
      most = max(most, line.fixed + line.rarity * listed.rarity + mistake)
      rest &= rest - 1
    }
    return most
  }
}
