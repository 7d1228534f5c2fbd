/// Lays two names over each other: which words agree and how, and what is left over on either side.
///
/// One instance serves one thread; its buffers are used again for every pair.
package struct NameAlignment: ~Copyable {
  /// A word of either name, as far as alignment needs it.
  package struct Word {
    package var kind: NameToken.Kind
    /// How rare the word is on the lists, in bits.
    package var rarity: Float
    /// How rare it is among the names of the world, in bits.
    package var world: Float
    /// For a word asked for: whether it is a word that the lists or the world know.
    package var isKnown: Bool
    package var isHan: Bool
    /// Whether it was written in letters other than Latin.
    package var isForeign: Bool
    package var isVowelless = false
    package var isElsewhere = false
    package var text: UnsafeBufferPointer<UInt8>

    package init(
      kind: NameToken.Kind, rarity: Float, world: Float, isKnown: Bool, isHan: Bool, isForeign: Bool = false,
      isVowelless: Bool = false, isElsewhere: Bool = false, text: UnsafeBufferPointer<UInt8>
    ) {
      self.kind = kind
      self.rarity = rarity
      self.world = world
      self.isKnown = isKnown
      self.isHan = isHan
      self.isForeign = isForeign
      self.isVowelless = isVowelless
      self.isElsewhere = isElsewhere
      self.text = text
    }
  }

  /// Units of the two names that agree.
  package struct Edge {
    package var asked: UInt64
    package var listed: UInt64
    package var match: MatchClass
    package var rarity: Float
    package var world: Float
    /// What the pair adds, and a little for every word it takes, so that longer units go first.
    var value: Float = 0
    /// What the pair adds to the sum of weights.
    var bits: Float = 0
    var isTelling = false
    /// The units, for the proof.
    package var askedUnit: Int32
    package var listedUnit: UInt32

    package init(
      asked: UInt64, listed: UInt64, match: MatchClass, rarity: Float, world: Float, askedUnit: Int32,
      listedUnit: UInt32
    ) {
      self.asked = asked
      self.listed = listed
      self.match = match
      self.rarity = rarity
      self.world = world
      self.askedUnit = askedUnit
      self.listedUnit = listedUnit
    }
  }

  /// The words asked for; call `readAsked` when they are complete.
  package var asked: [Word] = []
  /// The listed words; `score` needs them, `choose` and `bound` only the rest of the listed side.
  package var listed: [Word] = []
  package var edges: [Edge] = []
  /// How many listed words there are; their kinds, and for each kind their bits; the Chinese ones; first letters, lengths.
  var listedCount = 0
  var listedKind = [UInt8](repeating: 0, count: NameForm.maximumTokens)
  var listedKinds = [UInt64](repeating: 0, count: NameToken.Kind.allCases.count)
  var listedHan: UInt64 = 0
  var listedLetters = [UInt8](repeating: 0, count: NameForm.maximumTokens)
  var listedLengths = [UInt8](repeating: 0, count: NameForm.maximumTokens)
  /// The same of the words asked for, those that are known words, and what each costs if it agrees with nothing.
  var askedKinds = [UInt64](repeating: 0, count: NameToken.Kind.allCases.count)
  var askedHan: UInt64 = 0
  var askedKnown: UInt64 = 0
  var askedCosts: [[Float]] = [[], []]
  /// The edges that were chosen, best first.
  package internal(set) var chosen: [Edge] = []
  /// Left-over words that were taken for each other, with their likeness.
  package internal(set) var pairs: [(asked: Int, listed: Int, likeness: Int)] = []
  package internal(set) var features = [Float](repeating: 0, count: MatchFeature.count)
  /// What the last two names could reach if all words that contradict each other were alike.
  package internal(set) var reach: Float = 0
  /// The words that no edge was chosen for, a bit each.
  package internal(set) var askedLeft: UInt64 = 0
  package internal(set) var listedLeft: UInt64 = 0
  /// Of these, the words that were not taken for others either.
  var askedLoose: UInt64 = 0
  var listedLoose: UInt64 = 0

  let weights: [[Float]]
  let intercepts: [Float]

  package init(_ model: MatchModel) {
    weights = model.weights
    intercepts = model.intercepts
  }

  // MARK: The asked side

  /// Counts the words in `asked` by kind, and what each costs if it agrees with nothing.
  package mutating func readAsked() {
    for kind in askedKinds.indices { askedKinds[kind] = 0 }
    (askedHan, askedKnown) = (0, 0)
    for (index, word) in asked.enumerated() {
      let bit: UInt64 = 1 << UInt64(index)
      askedKinds[Int(word.kind.rawValue)] |= bit
      if word.isHan { askedHan |= bit }
      if word.isKnown { askedKnown |= bit }
    }
    for kind in askedCosts.indices {
      let row = weights[kind]
      askedCosts[kind].removeAll(keepingCapacity: true)
      for word in asked { askedCosts[kind].append(Self.cost(row, word)) }
    }
  }

  /// What a word costs that was asked for and agrees with nothing.
  static func cost(_ row: [Float], _ word: Word) -> Float {
    func weight(_ feature: MatchFeature) -> Float { row[feature.rawValue] }
    switch word.kind {
    case .telling where word.isHan: return weight(.qHan)
    case .telling where word.isKnown: return weight(.qKnown) + weight(.qKnownBits) * word.rarity
    case .telling: return weight(.qUnknown)
    case .generic: return weight(.qGeneric)
    case .place: return weight(.qPlace)
    case .filler: return weight(.qFiller)
    case .legal: return weight(.qLegal)
    case .number: return weight(.qNumber)
    case .initial: return weight(.qInitial)
    }
  }

  // MARK: The listed side

  /// Forgets the listed side of the last pair.
  package mutating func beginListed() {
    edges.removeAll(keepingCapacity: true)
    for kind in listedKinds.indices { listedKinds[kind] = 0 }
    listedCount = 0
    listedHan = 0
  }

  /// Adds the next listed word.
  ///
  /// - Parameters:
  ///   - kind: the raw value of its `NameToken.Kind`.
  ///   - letter: the first byte of its text.
  ///   - length: the bytes of its text, at most 31.
  @inline(__always)
  package mutating func addListed(kind: UInt8, letter: UInt8, length: UInt8) {
    guard listedCount < NameForm.maximumTokens else { return }
    let bit: UInt64 = 1 << UInt64(listedCount)
    listedKinds[Int(kind)] |= bit
    if letter >= 0x80 { listedHan |= bit }
    listedKind[listedCount] = kind
    listedLetters[listedCount] = letter
    listedLengths[listedCount] = length
    listedCount += 1
  }

  /// The telling words, other than Chinese ones, that an edge was chosen for.
  package var listedAgreed: UInt64 { listedKinds[Self.telling] & ~listedHan & ~listedLeft }

  static let telling = Int(NameToken.Kind.telling.rawValue)

  // MARK: Choosing

  /// Chooses among the edges, the best first, such that no word is used twice.
  package mutating func choose(_ kind: MatchModel.Kind) {
    weigh(kind.rawValue)
    sortEdges()
    chosen.removeAll(keepingCapacity: true)
    askedLeft = Self.mask(asked.count)
    listedLeft = Self.mask(listedCount)
    for edge in edges where edge.asked & askedLeft == edge.asked && edge.listed & listedLeft == edge.listed {
      chosen.append(edge)
      askedLeft &= ~edge.asked
      listedLeft &= ~edge.listed
    }
  }

  private mutating func weigh(_ kind: Int) {
    let tellingWords = listedKinds[Self.telling]
    for index in edges.indices {
      let edge = edges[index]
      let words = Float(edge.asked.nonzeroBitCount + edge.listed.nonzeroBitCount) * 0.01
      if edge.listed & tellingWords != 0 || edge.match == .acronym {
        let bits = MatchModel.contribution(weights[kind], edge.match, rarity: edge.rarity, world: edge.world)
        edges[index].isTelling = true
        edges[index].bits = bits
        edges[index].value = bits + words
      } else {
        edges[index].value = 0.5 + words - Float(edge.match.rawValue) * 0.02
      }
    }
  }

  /// Names have few edges mostly: they are put in their places one by one.
  private mutating func sortEdges() {
    guard edges.count <= 16 else { return edges.sort(by: Self.isBetter) }
    for index in edges.indices.dropFirst() {
      let edge = edges[index]
      var place = index
      while place > 0, Self.isBetter(edge, edges[place - 1]) {
        edges[place] = edges[place - 1]
        place -= 1
      }
      edges[place] = edge
    }
  }

  @inline(__always)
  private static func isBetter(_ left: Edge, _ right: Edge) -> Bool {
    if left.value != right.value { return left.value > right.value }
    if left.asked != right.asked { return left.asked < right.asked }
    if left.listed != right.listed { return left.listed < right.listed }
    return left.match.rawValue < right.match.rawValue
  }

  static func mask(_ count: Int) -> UInt64 { count >= 64 ? ~0 : (1 << UInt64(count)) - 1 }
}
