import Names

/// Laying names of the index over the one asked for.
extension NameSearch {
  /// The sum of weights for a name, or -infinity where it cannot reach `least`.
  ///
  /// - Parameter isBounded: whether to ask first what the name can reach at all.
  mutating func align(_ form: NameForm, _ name: Int, least: Float = -.infinity, isBounded: Bool = false) -> Float {
    let summary = nameSummaries[name]
    let entries = self.entries.slice(summary.entries)
    let words = self.entries.slice(summary.words)
    let kind: MatchModel.Kind = summary.isPerson ? .person : .organisation
    let isIdentical = identity == summary.identity
    alignment.beginListed()
    for entry in words { alignment.addListed(kind: entry.kind, letter: entry.letter, length: entry.length) }
    for entry in entries { addEdges(entry) }
    alignment.choose(kind)
    if isBounded {
      var lost = Float(summary.bits) / 8
      var agreed = alignment.listedAgreed
      while agreed != 0 {
        lost -= Float(layout.unitRarity[Int(words[agreed.trailingZeroBitCount].unit)]) / 8
        agreed &= agreed - 1
      }
      reach = alignment.bound(kind, isIdentical: isIdentical, lostBits: max(0, lost)) + Self.rounding
      if reach < least { return -.infinity }
    }
    alignment.listed.removeAll(keepingCapacity: true)
    for entry in words { alignment.listed.append(word(entry)) }
    let sum = alignment.score(kind, isIdentical: isIdentical, least: least)
    if sum == -.infinity { reach = alignment.reach }
    return sum
  }

  @inline(__always)
  private mutating func addEdges(_ entry: IndexLayout.Entry) {
    let unit = Int(entry.unit)
    guard isRelatedUnit[unit >> 6] & (1 << UInt64(unit & 63)) != 0 else { return }
    var next = units[unit].head
    while next >= 0 {
      let relation = relations[Int(next)]
      next = relation.next
      guard let match = MatchClass(rawValue: classes[Int(relation.matches) + Int(entry.how)]) else { continue }
      alignment.edges.append(
        NameAlignment.Edge(
          asked: relation.cover, listed: Self.mask(entry.first, entry.count), match: match,
          rarity: Float(layout.unitRarity[unit]) / 8, world: Float(layout.unitWorld[unit]) / 8,
          askedUnit: relation.asked, listedUnit: entry.unit))
    }
  }

  private func word(_ entry: IndexLayout.Entry) -> NameAlignment.Word {
    let unit = Int(entry.unit)
    return NameAlignment.Word(
      kind: NameToken.Kind(rawValue: entry.kind) ?? .telling, rarity: Float(layout.unitRarity[unit]) / 8,
      world: Float(layout.unitWorld[unit]) / 8, isKnown: true, isHan: entry.letter >= 0x80, text: layout.text(unit))
  }

  // MARK: Proof

  /// The pairs of the last alignment, for a reader.
  func pairs(_ form: NameForm) -> [NameEvidence.Pair] {
    alignment.chosen.map { edge in
      let unit = form.units[Int(edge.askedUnit)]
      return NameEvidence.Pair(
        asked: asWritten(form, unit), listed: String(decoding: layout.text(Int(edge.listedUnit)), as: UTF8.self),
        how: edge.match, rarity: edge.rarity)
    }
  }

  func leftOver(_ left: UInt64, _ form: NameForm) -> [String] {
    form.tokens.indices.filter { left & (1 << UInt64($0)) != 0 }.map { form.string(form.tokens[$0].surface) }
  }

  func leftOver(_ left: UInt64) -> [String] {
    alignment.listed.indices.filter { left & (1 << UInt64($0)) != 0 }
      .map { String(decoding: alignment.listed[$0].text, as: UTF8.self) }
  }

  private func asWritten(_ form: NameForm, _ unit: NameUnit) -> String {
    form.tokens[unit.first..<unit.first + unit.count].map { form.string($0.surface) }
      .joined(separator: form.tokens[unit.first].han == 0 ? " " : "")
  }
}
