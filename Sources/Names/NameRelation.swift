/// How the texts of two units are related; nil relations are not compared at all.
///
/// An index finds related units by keys that they share: the text itself, its `SoundKey`, the consonants of that, or the
/// text with one or two letters left out. `between` is what such keys must find, and no more.
package enum NameRelation: UInt8, Sendable, CaseIterable {
  /// The same text.
  case same
  /// Spelt differently, sounding alike.
  case sound
  /// One mistake.
  case edit1
  /// Two mistakes.
  case edit2
  /// The same consonants.
  case consonants

  /// Letters that may be wrong in a word of this length.
  package static func mistakes(_ length: Int) -> Int { length < 4 ? 0 : length < 7 ? 1 : 2 }

  /// Words longer than this are compared in full, but found by the letters of their beginning.
  package static let prefix = 10

  /// - Parameter fuzzy: whether misspellings count; they do between words, not between words run together.
  package static func between(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, fuzzy: Bool) -> NameRelation? {
    if left.elementsEqual(right) { return .same }
    guard isLatin(left), isLatin(right) else { return nil }
    let (one, other) = (SoundKey.of(left), SoundKey.of(right))
    if one.count >= shortestSound, one == other { return .sound }
    if fuzzy {
      let limit = mistakes(min(left.count, right.count))
      if limit > 0 {
        let distance = left.withUnsafeBufferPointer { left in
          right.withUnsafeBufferPointer { EditDistance.between(left, $0, limit: limit) }
        }
        if distance <= limit { return distance == 1 ? .edit1 : .edit2 }
      }
    }
    let consonants = SoundKey.consonants(of: left)
    return consonants.count >= shortestConsonants && consonants == SoundKey.consonants(of: right) ? .consonants : nil
  }

  /// Shorter keys are shared by words that have nothing in common.
  package static let shortestSound = 2
  package static let shortestConsonants = 2

  package static func isLatin(_ text: ArraySlice<UInt8>) -> Bool { text.first.map { $0 < 0x80 } ?? false }
}

/// What a pair of units that agree counts as.
package enum MatchClass: UInt8, Sendable, CaseIterable {
  case same, joined, misread, romanised, reading, translated, acronym, abjad, sound, edit1, edit2, consonants, mixed

  /// - Parameter isAbjad: whether one of the two has only its consonants written.
  package init?(
    _ asked: NameUnit.How, _ listed: NameUnit.How, _ relation: NameRelation, isAbjad: Bool = false
  ) {
    // Words run together on both sides agree word by word too.
    if asked == listed, asked == .joined || asked == .reading { return nil }
    let how = asked == .word ? listed : asked
    let isPlain = asked == .word || listed == .word || asked == listed
    switch relation {
    case .same:
      switch how {
      case .word: self = .same
      case .joined: self = .joined
      case .misread: self = .misread
      case .romanised: self = .romanised
      case .reading: self = .reading
      case .translated: self = .translated
      case .acronym: self = .acronym
      }
      if !isPlain { self = how == .acronym || listed == .acronym ? .acronym : .mixed }
      if listed == .acronym, asked != .word, asked != .joined { return nil }
    case .sound, .consonants, .edit1, .edit2:
      guard asked != .acronym, listed != .acronym, asked != .translated, listed != .translated else { return nil }
      if isAbjad, relation == .consonants {
        self = .abjad
      } else if how != .word {
        self = .mixed
      } else {
        switch relation {
        case .sound: self = .sound
        case .edit1: self = .edit1
        case .edit2: self = .edit2
        case .consonants, .same: self = .consonants
        }
      }
    }
  }
}

extension MatchClass {
  /// All classes by abjad, relation, asked unit and listed unit; a number past the last class where nothing is compared.
  package static let table: [UInt8] = [false, true].flatMap { isAbjad in
    NameRelation.allCases.flatMap { relation in
      NameUnit.How.allCases.flatMap { asked in
        NameUnit.How.allCases.map { MatchClass(asked, $0, relation, isAbjad: isAbjad)?.rawValue ?? .max }
      }
    }
  }

  /// Where the classes of an asked unit that is related so begin; the class of a listed unit stands at its `How`.
  package static func row(_ asked: NameUnit.How, _ relation: NameRelation, isAbjad: Bool) -> Int {
    let ways = NameUnit.How.allCases.count
    return (((isAbjad ? 1 : 0) * NameRelation.allCases.count + Int(relation.rawValue)) * ways + Int(asked.rawValue))
      * ways
  }

  /// What else counts if the word asked for is a known one: then it is less likely a mistake.
  var ofKnown: MatchFeature? {
    switch self {
    case .sound: .knownSound
    case .edit1: .knownEdit1
    case .edit2: .knownEdit2
    case .consonants: .knownConsonants
    case .same, .joined, .misread, .romanised, .reading, .translated, .acronym, .abjad, .mixed: nil
    }
  }
}
