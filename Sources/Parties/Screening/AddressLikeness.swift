/// What two addresses have in common, and how likely it is that they are one.
///
/// The scores were set by hand, with caution, and tried on published addresses (docs/screening.md says how): an address
/// says where somebody is, not who.
struct AddressLikeness: Equatable {
  /// The ways in which two addresses agree, the better first.
  enum Ground: Int {
    /// Same road and number, and the same town or postal code.
    case numberedStreet
    /// Same road and number, one of the two naming no town.
    case streetAlone
    /// All that an address without a numbered road has, with a number in it: a house, a room, a plot.
    case wholeAddress
    /// All that an address without any number has.
    case wholePlace
  }

  var ground: Ground
  /// Same room, floor or building of a road's number, or another; nil where one of the two names none.
  var sameUnit: Bool?
  var samePostalCode = false
  /// Whether only one of the two says which end of the road: `East Road`.
  var hasOtherCourse = false
  /// Whether the stated address names a road's number, and the listed one none.
  var isNarrower = false
  /// The rarity of what agrees, in eighths of a bit: of equals the rarer comes first.
  var rarity = 0

  /// The probability that both are one address.
  var score: Double {
    if ground == .numberedStreet, hasOtherCourse { return 0.6 }
    return switch (ground, sameUnit) {
    case (.numberedStreet, true?): 0.95
    case (.numberedStreet, nil): samePostalCode ? 0.92 : 0.9
    case (.numberedStreet, false?): 0.8
    case (.streetAlone, _): 0.4
    case (.wholeAddress, _): 0.8
    case (.wholePlace, _): isNarrower ? 0.5 : 0.6
    }
  }

  var reason: String {
    switch ground {
    case .numberedStreet: "same street number and road as a listed address"
    case .streetAlone: "same street number and road as a listed address, the town is not stated"
    case .wholeAddress: "all of a listed address"
    case .wholePlace: "same place as a listed address, which names no street number"
    }
  }

  var further: [String] {
    (sameUnit.map { [$0 ? "same room, floor or building" : "another room, floor or building"] } ?? [])
      + (samePostalCode ? ["same postal code"] : []) + (hasOtherCourse ? ["only one names a part of the road"] : [])
  }
}
