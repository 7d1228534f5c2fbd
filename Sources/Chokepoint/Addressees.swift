import Names

/// Whether the exporter of a deal is a company to which a letter is addressed.
enum Addressees {
  /// True if the names are the same by their telling words: `NVIDIA Corporation` is `NVIDIA`.
  static func isAddressee(_ name: String, _ addressees: [String]) -> Bool {
    let form = NameForm(name)
    return addressees.contains { addressee in
      NameComparison.compare(form, NameForm(addressee), rarity: { _ in 1000 })?.level == .identity
    }
  }
}
