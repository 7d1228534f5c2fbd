public import Interchange

/// What one stated fact says of a match: agreement or contradiction, in words and in bits.
public struct StatedEvidence: Sendable {
  public let kind: EvidenceBits.Kind
  public let bits: Double
  public let reason: String

  init(_ kind: EvidenceBits.Kind, _ weights: EvidenceBits, _ reason: String) {
    self.kind = kind
    bits = weights[kind]
    self.reason = reason
  }

  public var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("bits", .decimal(bits, places: 1)), ("reason", .string(reason)),
    ])
  }
}

extension PartyMatch {
  /// However much else speaks against it, the same name of an organisation is shown under every profile.
  static let contradictedFloor = 0.7

  /// The same match with the odds of its score times two to the power of the bits of each fact.
  ///
  /// An identical name keeps `contradictedFloor`, unless a person's exact date of birth is another.
  func weighing(_ facts: [StatedEvidence]) -> PartyMatch {
    guard !facts.isEmpty else { return self }
    var match = copy(reasons: reasons + facts.map(\.reason))
    match.stated += facts
    let bits = facts.reduce(0) { $0 + $1.bits }
    guard bits != 0 else { return match }
    var weighed = Self.weighed(score, bits)
    let isOther = party.isPerson && facts.contains { $0.kind == .otherBirthDate }
    if level == .identity, !isOther { weighed = max(weighed, min(score, Self.contradictedFloor)) }
    weighed = (weighed * 1000).rounded() / 1000
    let isStill = level == .identity && !isOther
    return match.with(score: weighed, level: isStill ? .identity : weighed >= 0.5 ? .probable : .weak)
  }

  /// A probability whose odds are multiplied by two to the power of `bits`; it stays below one.
  static func weighed(_ probability: Double, _ bits: Double) -> Double {
    guard probability > 0 else { return 0 }
    // A score is rounded: what it leaves is no less than half of its last digit.
    let odds = probability / max(1 - probability, 0.0005) * Double(exponentOfTwo: bits)
    return min(max(odds / (1 + odds), 0), max(probability, 0.999))
  }
}

extension Double {
  /// Two to the power of a number of bits, in steps of a tenth: the same on every machine.
  fileprivate init(exponentOfTwo bits: Double) {
    let tenths = Int((bits * 10).rounded())
    let whole = tenths >= 0 ? tenths / 10 : (tenths - 9) / 10
    var value = 1.0
    for _ in 0..<(tenths - whole * 10) { value *= 1.0717734625362931 }
    self = value * (whole >= 0 ? Double(1 << min(whole, 60)) : 1 / Double(1 << min(-whole, 60)))
  }
}

extension ListedParty {
  /// Whether the list says that the party is a person.
  var isPerson: Bool { type == "individual" || type == "person" }
}
