public import Interchange

/// What a score rests on, with the bits of each part.
extension PartyMatch {
  /// `evidence: name 9.4 bits: huawei (same, 12.1), technology (same, 4.0)`, and a line for each stated fact.
  public var evidenceLines: [String] {
    var lines: [String] = []
    if let evidence, let nameBits {
      let words = evidence.pairs.map { pair in
        let word = pair.asked == pair.listed ? pair.asked : "\(pair.asked) / \(pair.listed)"
        return "\(word) (\(FixedDecimal.text(Double(pair.rarity), places: 1)) bits rare)"
      }
      lines.append("evidence: the name, \(Self.signed(Double(nameBits))) bits: \(words.joined(separator: ", "))")
    }
    lines += stated.map { "evidence: \(Self.signed($0.bits)) bits: \($0.reason)" }
    if lines.isEmpty { lines.append("evidence: \(reasons.first ?? "none"); the score is that of the kind") }
    return lines
  }

  public var evidenceJSON: JSON {
    let pairs = (evidence?.pairs ?? []).map { pair in
      JSON.object([
        ("asked", .string(pair.asked)), ("listed", .string(pair.listed)),
        ("rarity_bits", .decimal(Double(pair.rarity), places: 1)),
      ])
    }
    return .object([
      ("name_bits", nameBits.map { .decimal(Double($0), places: 2) } ?? .null), ("words", .array(pairs)),
      ("stated", .array(stated.map(\.json))),
    ])
  }

  private static func signed(_ bits: Double) -> String {
    (bits < 0 ? "-" : "+") + FixedDecimal.text(abs(bits), places: 1)
  }
}
