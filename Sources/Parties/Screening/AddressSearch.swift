import Names

/// Finds the parties that are listed at an address.
struct AddressSearch {
  struct Hit {
    var party: Int
    /// Its number among the addresses of the index.
    var address: Int
    var likeness: AddressLikeness
  }

  private let sections: AddressSections
  private let asked: [AddressFeature]
  /// The places of the asked features that some address has, in order.
  private var places: [Int] = []
  private var kinds: Set<AddressFeature.Kind> = []

  /// How many names each party has: of equals the parent comes before its branches.
  private let names: FlatArray<UInt32>

  init(_ form: AddressForm, _ layout: IndexLayout) {
    sections = layout.addresses
    names = layout.partyNames
    asked = form.features
    places = asked.compactMap(sections.place).sorted()
    kinds = Set(asked.map(\.kind))
  }

  /// The best address of each party that `isAllowed` lets through, best first.
  func hits(isAllowed: (Int) -> Bool) -> [Hit] {
    var best: [Int: Hit] = [:]
    for address in candidates() {
      let party = Int(sections.parties[address])
      guard let likeness = likeness(address), isAllowed(party) else { continue }
      let hit = Hit(party: party, address: address, likeness: likeness)
      if let known = best[party], !isBetter(hit, known) { continue }
      best[party] = hit
    }
    return best.values.sorted(by: isBetter)
  }

  private func isBetter(_ one: Hit, _ other: Hit) -> Bool {
    if one.likeness.score != other.likeness.score { return one.likeness.score > other.likeness.score }
    if one.likeness.rarity != other.likeness.rarity { return one.likeness.rarity > other.likeness.rarity }
    let (mine, theirs) = (names[one.party], names[other.party])
    return mine != theirs ? mine > theirs : one.address < other.address
  }

  // MARK: Candidates

  /// A feature that more addresses have than this finds none by itself.
  private static let mostShared = 2048

  /// Addresses with the same road and number, or with a rare place or postal code; each once.
  private func candidates() -> [Int] {
    var found: Set<Int> = []
    for place in places {
      switch sections.kind(of: place) {
      case .numberedStreet: break
      case .place, .postal, .joined: if sections.rarity(place) < Self.rare { continue }
      case .street, .course, .unit, .number: continue
      }
      for address in sections.addresses(with: place).prefix(Self.mostShared) { found.insert(Int(address)) }
    }
    return found.sorted()
  }

  // MARK: Likeness

  /// From here on a word is rare: 1 in 64 addresses has it, in eighths of a bit.
  private static let rare = 48
  /// What a place without a numbered road must have in common, in eighths of a bit.
  private static let enough = 160

  private func likeness(_ address: Int) -> AddressLikeness? {
    let listed = sections.features(of: address).map(Int.init)
    var shared: [AddressFeature.Kind: [Int]] = [:]
    var left: [AddressFeature.Kind: [Int]] = [:]
    for place in listed {
      let kind = sections.kind(of: place)
      if contains(place) { shared[kind, default: []].append(place) } else { left[kind, default: []].append(place) }
    }
    func has(_ kind: AddressFeature.Kind) -> Bool { shared[kind] != nil || left[kind] != nil }
    let isSameCourse = shared[.course] != nil || left[.course] == nil || !kinds.contains(.course)
    var likeness = AddressLikeness(ground: .numberedStreet)
    likeness.samePostalCode = shared[.postal] != nil
    likeness.hasOtherCourse = has(.course) != kinds.contains(.course)
    likeness.rarity = shared.values.joined().reduce(0) { $0 + sections.rarity($1) }
    if has(.unit), kinds.contains(.unit) { likeness.sameUnit = shared[.unit] != nil }
    if shared[.numberedStreet] != nil {
      guard isSameCourse else { return nil }
      if shared[.place] != nil || shared[.joined] != nil || shared[.postal] != nil { return likeness }
      let isSilent = !has(.place) && !has(.postal) || kinds.isDisjoint(with: [.place, .postal, .joined])
      likeness.ground = .streetAlone
      return isSilent ? likeness : nil
    }
    guard !has(.numberedStreet), left[.postal] == nil || !kinds.contains(.postal),
      left[.street] == nil || shared[.street] != nil, isSameCourse, likeness.sameUnit != false
    else { return nil }
    let missing = (left[.place] ?? []).reduce(0) { $0 + sections.rarity($1) }
    return whole(shared, missing: missing, likeness, hasNumber: has(.number) || has(.unit))
  }

  /// An address that the list gives without a numbered road: all its words are there, or with the same number most.
  private func whole(
    _ shared: [AddressFeature.Kind: [Int]], missing: Int, _ likeness: AddressLikeness, hasNumber: Bool
  ) -> AddressLikeness? {
    func rarities(_ kind: AddressFeature.Kind) -> [Int] { (shared[kind] ?? []).map(sections.rarity) }
    // A road has several features, and a unit may be a number too: the rarest counts.
    let street = rarities(.street).max().map { [$0] } ?? []
    let number = (rarities(.unit) + rarities(.number)).max().map { [$0] } ?? []
    guard !hasNumber || !number.isEmpty else { return nil }
    let parts = rarities(.place) + rarities(.postal) + street
    let rare = parts.count { $0 >= Self.rare }
    let sum = parts.reduce(0, +) + number.reduce(0, +)
    guard parts.count + number.count > 2, rare + number.count > 1, sum >= Self.enough,
      hasNumber ? missing * 3 <= sum : missing == 0 && likeness.samePostalCode,
      // Who names another road's number is not at this one.
      !hasNumber || !kinds.contains(.numberedStreet) || !street.isEmpty
    else { return nil }
    var likeness = likeness
    likeness.ground = hasNumber ? .wholeAddress : .wholePlace
    likeness.isNarrower = kinds.contains(.numberedStreet)
    return likeness
  }

  private func contains(_ place: Int) -> Bool {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] == place
  }
}
