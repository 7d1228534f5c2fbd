import Names

/// The addresses of an index's parties: what each has, and which have it.
struct AddressSections: Sendable {
  /// The features of all addresses, in order.
  let keys: FlatArray<UInt64>
  /// Where the addresses begin that have a feature.
  let starts: FlatArray<UInt32>
  let postings: FlatArray<UInt32>
  /// The features of each address, as places in `keys`.
  let features: FlatArray<UInt32>
  let offsets: FlatArray<UInt32>
  let parties: FlatArray<UInt32>
  /// The place of each among its party's addresses, times 256, and its part of that text.
  let numbers: FlatArray<UInt32>

  init(_ parts: [UnsafeRawBufferPointer]) {
    func part<T>(_ section: IndexLayout.Section) -> FlatArray<T> { FlatArray(parts[section.rawValue]) }
    keys = part(.addressKeys)
    starts = part(.addressStarts)
    postings = part(.addressPostings)
    features = part(.addressFeatures)
    offsets = part(.addressOffsets)
    parties = part(.addressParties)
    numbers = part(.addressNumbers)
  }

  var count: Int { parties.count }

  /// The place of a feature in `keys`.
  func place(of feature: AddressFeature) -> Int? {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < feature.key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == feature.key ? low : nil
  }

  func kind(of place: Int) -> AddressFeature.Kind { AddressFeature(key: keys[place]).kind }

  /// The addresses that have a feature.
  func addresses(with place: Int) -> UnsafeBufferPointer<UInt32> {
    postings.slice(Int(starts[place])..<Int(starts[place + 1]))
  }

  /// The features of an address, as places in `keys`.
  func features(of address: Int) -> UnsafeBufferPointer<UInt32> {
    features.slice(Int(offsets[address])..<Int(offsets[address + 1]))
  }

  /// How rare a feature is among the addresses, in eighths of a bit.
  func rarity(_ place: Int) -> Int {
    max(0, FixedLog.eighths(max(count, Self.enough)) - FixedLog.eighths(Int(starts[place + 1] - starts[place])))
  }

  /// Lists of fewer addresses say little of how rare a word is.
  private static let enough = 4096
}
