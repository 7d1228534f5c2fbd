/// The weights that make evidence a probability, learnt from labelled names (see `data/screening/README.md`).
///
/// The score of a pair of names is a sum of bits (log2 of odds), one for each feature, so that a proof can list them. A
/// table of knots, monotone, turns the sum into the probability that the two are one party.
public struct MatchModel: Sendable {
  /// What kind of party the listed name is of.
  package enum Kind: Int, Sendable, CaseIterable { case person, organisation }

  /// Where the weights come from, in words.
  public let source: String
  /// How likely a name asked for was listed in what the model was learnt from.
  public let prior: Double
  package let weights: [[Float]]
  package let intercepts: [Float]
  /// The least sum that a pair needs to be judged at all.
  package let floor: Float
  /// The second judgement: it sees which evidence goes with which.
  package let trees: EvidenceTrees
  /// Sums of bits with the probability they stand for, ascending.
  package let knots: [(bits: Float, probability: Float)]

  package init(
    source: String, prior: Double, weights: [[Float]], intercepts: [Float], floor: Float, trees: EvidenceTrees,
    knots: [(bits: Float, probability: Float)]
  ) {
    self.source = source
    self.prior = prior
    self.weights = weights
    self.intercepts = intercepts
    self.floor = floor
    self.trees = trees
    self.knots = knots
    lines = [false, true].flatMap { isWord in
      [false, true].flatMap { isAbjad in
        [false, true].flatMap { isKnown in
          weights.flatMap { row in
            NameUnit.How.allCases.flatMap { asked in
              NameRelation.allCases.map {
                Self.lines(
                  row, asked, $0, isWord ? [.word] : NameUnit.How.allCases, isAbjad: isAbjad, isKnown: isKnown)
              }
            }
          }
        }
      }
    }
    genericFuzzy = weights.map { min(0, $0[MatchFeature.nGenericFuzzy.rawValue]) }
    plain = weights.flatMap { row in
      NameToken.Kind.allCases.map { kind in
        let (fixed, rarity): (MatchFeature, MatchFeature?) =
          switch kind {
          case .telling, .generic: (.nGeneric, .bGeneric)
          case .place: (.nPlace, nil)
          case .filler: (.nFiller, nil)
          case .legal: (.nLegal, nil)
          case .number: (.nNumber, nil)
          case .initial: (.nInitial, nil)
          }
        return Line(fixed: row[fixed.rawValue], rarity: rarity.map { row[$0.rawValue] } ?? 0, world: 0)
      }
    }
    lostBit = weights.map { min(0, $0[MatchFeature.tBits.rawValue]) }
    initial = weights.map { max(0, $0[MatchFeature.nInitialOf.rawValue]) }
    lostWords = weights.flatMap { row in
      [.tTelling, nil, nil, .tFiller, .tLegal, .tNumber, nil, .tHan].map { (feature: MatchFeature?) in
        feature.map { min(0, row[$0.rawValue]) } ?? 0
      }
    }
    lostGeneric = weights.flatMap { row in
      [.tGeneric, .tPlace].map { (feature: MatchFeature) in min(0, row[feature.rawValue]) }
    }
    // What may raise a sum whatever the words are; words that contradict each other may be alike.
    let always = weights.indices.map { kind in
      let row = weights[kind]
      let alike = row[MatchFeature.nContradicted.rawValue] + max(0, row[MatchFeature.likeness.rawValue])
      return MatchFeature.penalties.reduce(intercepts[kind] + 6 * max(0, alike)) { $0 + max(0, row[$1.rawValue]) }
    }
    lacking = weights.indices.map { kind in always[kind] + max(0, weights[kind][MatchFeature.allAsked.rawValue]) }
    missedListed = weights.map { min(0, $0[MatchFeature.missedListed.rawValue]) }
    genericContradicted = weights.map { min(0, $0[MatchFeature.nGenericContradicted.rawValue]) }
    identity = weights.map { max(0, $0[MatchFeature.identity.rawValue]) }
    part = weights.indices.map { kind in always[kind] + max(0, weights[kind][MatchFeature.allListed.rawValue]) }
    whole = weights.indices.map { kind in
      MatchFeature.flags.reduce(always[kind]) { $0 + max(0, weights[kind][$1.rawValue]) }
    }
    same = weights.map { max(0, $0[MatchFeature.tellingSame.rawValue], $0[MatchFeature.tellingAlike.rawValue]) }
  }

  /// What a pair adds as a straight line over the rarity of its word.
  struct Line: Hashable {
    var fixed: Float
    var rarity: Float
    var world: Float
  }

  /// By whether the listed unit is a word of its name or several run together, whether one of the two has only its
  /// consonants written, whether the asked word is a known one, kind of party, way an asked unit comes from its name, and
  /// relation: the lines of all that a pair may count as.
  let lines: [[Line]]
  /// What it costs that a word that is not telling agrees with a mistake only.
  let genericFuzzy: [Float]
  /// For each kind of party and of word: what a word adds that is not telling.
  let plain: [Line]
  /// For each kind of party: the most that a name has before any word agrees, if not all telling words that were asked
  /// for agree, and if they do.
  package let part: [Float]
  /// What each bit of rarity costs of the telling words on the list that agree with nothing.
  package let lostBit: [Float]
  /// What an initial adds that stands for a word on the list.
  package let initial: [Float]
  /// For each kind of party, what a listed word costs that agrees with nothing, by kind of word, Chinese telling words last.
  /// Nothing for generic words, places and initials, which may yet be paired.
  package let lostWords: [Float]
  /// The same for generic words and for places, which hold where none can be short for another.
  package let lostGeneric: [Float]
  /// The kinds of words, and one more for Chinese telling words.
  package static let wordKinds = NameToken.Kind.allCases.count + 1

  /// The bit of a kind of word, as `most` has them.
  @inline(__always)
  package static func kindBit(_ word: Int) -> UInt8 { word == wordKinds - 1 ? telling : 1 << UInt8(word) }

  package let whole: [Float]
  /// For each kind of party: the most that a name has before any word agrees, if a telling word of its own agrees with nothing.
  package let lacking: [Float]
  /// What it costs that of a name's telling words none agrees, and a generic word left over on both sides.
  package let missedListed: [Float]
  package let genericContradicted: [Float]
  /// What the very same words add.
  package let identity: [Float]
  /// What the same telling words add where they are rare enough to mean one party.
  package let same: [Float]

  private static func lines(
    _ row: [Float], _ asked: NameUnit.How, _ relation: NameRelation, _ listed: [NameUnit.How], isAbjad: Bool,
    isKnown: Bool
  ) -> [Line] {
    var lines: Set<Line> = []
    for match in listed.compactMap({ MatchClass(asked, $0, relation, isAbjad: isAbjad) }) {
      lines.insert(
        Line(
          fixed: row[Int(match.rawValue)] + (isKnown ? min(0, match.ofKnown.map { row[$0.rawValue] } ?? 0) : 0),
          rarity: row[MatchFeature.bSame.rawValue + Int(match.rawValue)],
          world: match == .same ? row[MatchFeature.bWorld.rawValue] : 0))
    }
    return lines.sorted { ($0.fixed, $0.rarity, $0.world) < ($1.fixed, $1.rarity, $1.world) }
  }

  /// The least that the very same words are worth, whatever they are.
  package static let sameName: Float = 16
  /// The least that the same telling words are worth, with nothing that speaks against.
  package static let sameTelling: Float = 5

  /// The least that the same telling words are worth where a place or another script makes it less certain.
  package static let alikeTelling: Float = 3.5

  /// What a word of another walk of life takes from a judgement.
  package static let elsewhere: Float = 6
  /// The same of a letter of a short word in the place of another, where that word is all that agrees.
  package static let substituted: Float = 2

  /// The judgement of the trees, the floors below it, and what is taken from both.
  package func judgement(_ features: UnsafeBufferPointer<Float>) -> Float {
    if features[MatchFeature.identity.rawValue] > 0 { return max(trees.bits(features), Self.sameName) }
    var bits = floored(features)
    if features[MatchFeature.elsewhere.rawValue] > 0 { bits -= Self.elsewhere }
    if features[MatchFeature.substituted.rawValue] > 0, features[MatchFeature.single.rawValue] > 0 {
      bits -= Self.substituted
    }
    return bits
  }

  private func floored(_ features: UnsafeBufferPointer<Float>) -> Float {
    let bits = trees.bits(features)
    // Above a floor the judgement still orders the names.
    let order = 0.05 * min(10, max(-10, bits))
    if features[MatchFeature.tellingSame.rawValue] > 0 { return max(bits, Self.sameTelling + order) }
    if features[MatchFeature.tellingAlike.rawValue] > 0 { return max(bits, Self.alikeTelling + order) }
    return bits
  }

  /// The probability that stands for a sum of bits, between the knots in a straight line.
  package func probability(_ bits: Float) -> Float {
    guard let first = knots.first, let last = knots.last else { return 0 }
    if bits <= first.bits { return first.probability }
    if bits >= last.bits { return last.probability }
    var (low, high) = (0, knots.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle].bits <= bits { low = middle } else { high = middle }
    }
    let (one, other) = (knots[low], knots[high])
    let share = other.bits > one.bits ? (bits - one.bits) / (other.bits - one.bits) : 0
    return one.probability + share * (other.probability - one.probability)
  }

  /// The least sum of bits that stands for at least `probability`.
  package func bits(for probability: Float) -> Float {
    guard let index = knots.firstIndex(where: { $0.probability >= probability }) else { return .infinity }
    guard index > 0 else { return -.infinity }
    let (one, other) = (knots[index - 1], knots[index])
    guard other.probability > one.probability else { return other.bits }
    return one.bits + (probability - one.probability) / (other.probability - one.probability) * (other.bits - one.bits)
  }

  /// What a matched pair of telling units adds.
  @inline(__always)
  static func contribution(_ row: [Float], _ match: MatchClass, rarity: Float, world: Float) -> Float {
    let plain =
      row[Int(match.rawValue)] + row[MatchFeature.bSame.rawValue + Int(match.rawValue)] * rarity
    return match == .same ? plain + row[MatchFeature.bWorld.rawValue] * world : plain
  }

  static let telling: UInt8 = 1 << NameToken.Kind.telling.rawValue

  /// The least that a word costs which was asked for and agrees with nothing.
  package func cost(_ kind: Int, _ word: NameAlignment.Word, of words: Int) -> Float {
    let own = NameAlignment.cost(weights[kind], word)
    guard word.kind == .telling else { return own }
    let share = 1 / Float(max(1, words))
    return own + weights[kind][MatchFeature.missedAsked.rawValue] * (word.isHan ? share / 2 : share)
  }
}
