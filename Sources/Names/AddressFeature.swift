/// One comparable part of an address as a number: what addresses share, they share features.
package struct AddressFeature: Hashable, Sendable {
  package enum Kind: UInt64, Sendable {
    case place, joined, street, numberedStreet, course, postal, unit, number
  }

  /// A hash of the part, its kind in the lowest three bits.
  package let key: UInt64

  package init(key: UInt64) { self.key = key }

  package init(_ kind: Kind, _ text: String) {
    var text = text
    let hash = text.withUTF8 { TextHash.of($0, salt: kind.rawValue &* 0x9E37) }
    key = hash & ~7 | kind.rawValue
  }

  package var kind: Kind { Kind(rawValue: key & 7) ?? .place }
}

extension AddressForm {
  /// What can be shared with another address, each once.
  ///
  /// A road is known by its name, by what is left of the name without words before it (`pudong zhangjiang`), and by its name
  /// with the direction written into it (`wangjiangxi`).
  package var features: [AddressFeature] {
    var features: [AddressFeature] = []
    for street in streets {
      for name in Self.names(street) {
        features.append(AddressFeature(.street, name))
        features += street.numbers.map { AddressFeature(.numberedStreet, "\(name) \($0)") }
        if street.directions != 0 { features.append(AddressFeature(.course, "\(name) \(street.directions)")) }
      }
    }
    features += places.map { AddressFeature(.place, $0) } + joined.map { AddressFeature(.joined, $0) }
    features += postalCodes.map { AddressFeature(.postal, $0) } + units.map { AddressFeature(.unit, $0) }
    // Codes of six digits begin with the district of the post.
    features += postalCodes.filter { $0.utf8.count == 6 }.map { AddressFeature(.joined, "post \($0.prefix(3))") }
    features += (numbers + streets.flatMap(\.numbers)).map { AddressFeature(.number, $0) }
    var seen: Set<AddressFeature> = []
    return features.filter { seen.insert($0).inserted }
  }

  private static func names(_ street: Street) -> [String] {
    var names = [street.name]
    if street.words.count > 1 {
      for start in 1..<street.words.count {
        let rest = street.words[start...].joined()
        if rest.utf8.count > 4 { names.append(rest) }
      }
    }
    for (bit, text) in AddressWords.pinyin where street.directions == bit { names.append(street.name + text) }
    return names
  }
}
