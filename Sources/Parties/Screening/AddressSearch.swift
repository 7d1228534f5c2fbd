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
      case .street, .course, .unit: continue
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
    var left: [AddressFeature.Kind: Int] = [:]
    for place in listed {
      let kind = sections.kind(of: place)
      if contains(place) { shared[kind, default: []].append(place) } else { left[kind, default: 0] += 1 }
    }
    func has(_ kind: AddressFeature.Kind) -> Bool { shared[kind] != nil || left[kind] != nil }
    let isSameCourse = shared[.course] != nil || left[.course] == nil || !kinds.contains(.course)
    var likeness = AddressLikeness(ground: .numberedStreet)
    likeness.samePostalCode = shared[.postal] != nil
    likeness.rarity = shared.values.joined().reduce(0) { $0 + sections.rarity($1) }
    if has(.unit), kinds.contains(.unit) { likeness.sameUnit = shared[.unit] != nil }
    if shared[.numberedStreet] != nil {
      guard isSameCourse else { return nil }
      if shared[.place] != nil || shared[.joined] != nil || shared[.postal] != nil { return likeness }
      let isSilent = !has(.place) && !has(.postal) || kinds.isDisjoint(with: [.place, .postal, .joined])
      likeness.ground = .streetAlone
      return isSilent ? likeness : nil
    }
    // An address that the list gives without a numbered road: all its words must be there.
    guard !has(.numberedStreet), left[.place] == nil, left[.postal] == nil, left[.street] == nil || shared[.street] != nil,
      isSameCourse
    else { return nil }
    let parts = (shared[.place] ?? []) + (shared[.postal] ?? [])
    let rare = parts.count { sections.rarity($0) >= Self.rare }
    guard parts.count > 2, rare > 1, parts.reduce(0, { $0 + sections.rarity($1) }) >= Self.enough else { return nil }
    likeness.ground = .wholePlace
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
