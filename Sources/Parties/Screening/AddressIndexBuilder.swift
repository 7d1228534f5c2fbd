import Names

/// Collects the addresses of an index's parties and gives its sections about them.
struct AddressIndexBuilder {
  private var parties: [UInt32] = []
  /// Which of the party's addresses it is, and which part of that.
  private var numbers: [UInt32] = []
  private var features: [UInt64] = []
  private var offsets: [UInt32] = [0]

  /// Adds what one party lists as an address; a text that holds several is parted.
  ///
  /// - Parameter number: its place among the party's addresses.
  mutating func add(_ text: String, number: Int, party: Int) {
    for (part, address) in Self.parts(text).enumerated() {
      let form = AddressForm(address)
      let features = form.features
      // `Shanghai, China` is where a million are.
      guard features.count > 1 else { continue }
      parties.append(UInt32(party))
      numbers.append(UInt32(number) << 8 | UInt32(min(part, 255)))
      self.features.append(contentsOf: features.map(\.key))
      offsets.append(UInt32(self.features.count))
    }
  }

  /// The addresses in a text that parts them with semicolons; a heading that ends in a colon is no part of one.
  static func parts(_ text: String) -> [String] {
    let whole = text.contains("ddresses for ") ? text.firstIndex(of: ":").map { text[text.index(after: $0)...] } : nil
    return ListText.parts(String(whole ?? text[...]), separator: ";").prefix(256).map { part in
      part.hasPrefix("and ") ? String(part.dropFirst(4)) : part
    }
  }

  /// Hands over each section: features in order, for each the addresses that have it, and for each address its features.
  func put(_ put: (IndexLayout.Section, [UInt8]) -> Void) {
    let keys = Array(Set(features)).sorted()
    var places: [UInt64: UInt32] = [:]
    places.reserveCapacity(keys.count)
    for (place, key) in keys.enumerated() { places[key] = UInt32(place) }
    let ids = features.map { places[$0] ?? 0 }
    var starts = [UInt32](repeating: 0, count: keys.count + 1)
    for id in ids { starts[Int(id) + 1] += 1 }
    for index in 0..<keys.count { starts[index + 1] += starts[index] }
    var postings = [UInt32](repeating: 0, count: ids.count)
    var next = starts
    for address in parties.indices {
      for id in ids[Int(offsets[address])..<Int(offsets[address + 1])] {
        postings[Int(next[Int(id)])] = UInt32(address)
        next[Int(id)] += 1
      }
    }
    func bytes<T: BitwiseCopyable>(_ values: [T]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }
    put(.addressKeys, bytes(keys))
    put(.addressStarts, bytes(starts))
    put(.addressPostings, bytes(postings))
    put(.addressFeatures, bytes(ids))
    put(.addressOffsets, bytes(offsets))
    put(.addressParties, bytes(parties))
    put(.addressNumbers, bytes(numbers))
  }
}
