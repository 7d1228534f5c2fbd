import Names

/// What a unit is in a name. Its names are listed by it, so that the many in which `Ltd` is a legal form are told from the
/// few in which it is a word of the name, or the first letters of words.
enum UnitRole: Int, CaseIterable {
  /// A word, and none that tells the party from others: a legal form, a trade, a place.
  case plain
  /// A word that does.
  case telling
  /// Words run together, their first letters, a reading of them, at least once.
  case run

  /// The number of a unit in a role.
  @inline(__always)
  static func part(_ unit: UInt32, _ role: UnitRole) -> UInt32 {
    unit * UInt32(allCases.count) + UInt32(role.rawValue)
  }

  /// What the unit of one of the entries of a name, of which the first `words` are its words, is in it.
  static func role(of unit: UInt32, in entries: some Sequence<IndexLayout.Entry>, words: Int) -> UnitRole {
    var role = UnitRole.plain
    for (index, entry) in entries.enumerated() where entry.unit == unit {
      if index >= words { return .run }
      if entry.kind == NameToken.Kind.telling.rawValue { role = .telling }
    }
    return role
  }
}
