import Names

/// Generic words and places that may be short for each other: `Intl` for `International`.
extension NameSearch {
  /// Adds, for each generic word and place asked for, the listed ones that it may be short for or that may be short for it. A
  /// name with one of them need not lose what the word costs; they agree in nothing else, so that no pair comes of them.
  mutating func addShortForms() {
    for (place, word) in alignment.asked.enumerated() where word.kind == .generic || word.kind == .place {
      for unit in shortForms(of: word.text) {
        let facts = facts[Int(unit)]
        for role in UnitRole.allCases {
          let (start, count) = facts.names(role)
          guard count > 0 else { continue }
          relations.append(
            Relation(
              asked: -1, unit: unit, role: role, isFirst: false, cover: 1 << UInt64(place), slot: Int32(place),
              matches: 0, start: start, count: count, how: .same, rarity: 0, value: (0, 0), kinds: facts.kinds(role),
              next: -1))
        }
      }
    }
  }

  private mutating func shortForms(of text: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    let key = Array(text)
    if let known = shortForms[key] { return known }
    if shortenableUnits.isEmpty { readShortenable() }
    let units = text.first.map { shortenableUnits[Int($0 & 31)] } ?? []
    let found = units.filter {
      let other = layout.text(Int($0))
      return NameAlignment.isShort(text, for: other) || NameAlignment.isShort(other, for: text)
    }
    // Misspelt words come without end.
    if shortForms.count >= Self.shortFormsKept { shortForms.removeAll(keepingCapacity: true) }
    shortForms[key] = found
    return found
  }

  private static let shortFormsKept = 4096

  /// Reads which units are a generic word or a place in some name, by the first letter.
  private mutating func readShortenable() {
    var units = [[UInt32]](repeating: [], count: 32)
    var seen = [Bool](repeating: false, count: layout.unitCount)
    for name in 0..<layout.nameCount {
      for entry in layout.entries.slice(layout.nameSummaries[name].words) where entry.letter < 0x80 {
        let unit = Int(entry.unit)
        guard entry.kind == NameToken.Kind.generic.rawValue || entry.kind == NameToken.Kind.place.rawValue, !seen[unit]
        else { continue }
        seen[unit] = true
        units[Int(entry.letter & 31)].append(entry.unit)
      }
    }
    shortenableUnits = units
  }
}
