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
    lines = NameUnit.How.allCases.flatMap { asked in
      NameRelation.allCases.map { Self.lines(weights, asked, $0) }
    }
    plain = weights.flatMap { row in
      [MatchFeature.nPlace, .nFiller, .nLegal, .nNumber, .nInitial, .nInitialOf, .nInitialFor].map { row[$0.rawValue] }
    }.reduce(0, max)
    flags = weights.indices.map { kind in
      MatchFeature.flags.reduce(intercepts[kind]) { $0 + max(0, weights[kind][$1.rawValue]) }
    }
  }

  /// What a pair adds as a straight line over the rarity of its word.
  private struct Line: Hashable {
    var fixed: Float
    var rarity: Float
    var world: Float
  }

  /// For each way an asked unit comes from its name and each relation: the lines of all that the pair may count as.
  private let lines: [[Line]]
  /// The most that words add whose rarity does not count.
  let plain: Float

  private let flags: [Float]

  private static func lines(_ weights: [[Float]], _ asked: NameUnit.How, _ relation: NameRelation) -> [Line] {
    var lines: Set<Line> = []
    for row in weights {
      let matches = [false, true].flatMap { isAbjad in
        NameUnit.How.allCases.compactMap { MatchClass(asked, $0, relation, isAbjad: isAbjad) }
      }
      for match in matches {
        lines.insert(
          Line(
            fixed: row[Int(match.rawValue)], rarity: row[MatchFeature.bSame.rawValue + Int(match.rawValue)],
            world: match == .same ? row[MatchFeature.bWorld.rawValue] : 0))
      }
      lines.insert(
        Line(fixed: row[MatchFeature.nGeneric.rawValue], rarity: row[MatchFeature.bGeneric.rawValue], world: 0))
    }
    return lines.sorted { ($0.fixed, $0.rarity, $0.world) < ($1.fixed, $1.rarity, $1.world) }
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
  package func contribution(_ kind: Int, _ match: MatchClass, rarity: Float, world: Float) -> Float {
    let row = weights[kind]
    let plain =
      row[Int(match.rawValue)] + row[MatchFeature.bSame.rawValue + Int(match.rawValue)] * rarity
    return match == .same ? plain + row[MatchFeature.bWorld.rawValue] * world : plain
  }

  /// The most that a pair of units can add, whatever the listed unit is.
  @inline(__always)
  package func most(_ asked: NameUnit.How, _ relation: NameRelation, rarity: Float, world: Float) -> Float {
    var most = plain
    for line in lines[Int(asked.rawValue) * NameRelation.allCases.count + Int(relation.rawValue)] {
      most = max(most, line.fixed + line.rarity * rarity + line.world * world)
    }
    return most
  }

  /// The most that a name has before any word agrees: the intercept and all that only a whole name can add.
  package func mostOfFlags(_ kind: Kind) -> Float { flags[kind.rawValue] }
  package var mostOfFlags: Float { flags.max() ?? 0 }
}
