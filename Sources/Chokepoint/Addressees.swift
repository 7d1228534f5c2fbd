import Names
import Rulebook

/// Whether the exporter of a deal is a company to which a letter is addressed.
enum Addressees {
  /// Yes if the names are the same by their telling words: `NVIDIA Corporation` is `NVIDIA`. Unknown if they are only
  /// alike, share a telling word, or if there is nothing to compare: a subsidiary may be meant.
  static func isAddressee(_ name: String, _ addressees: [String]) -> Truth {
    let form = NameForm(name)
    guard !form.isEmpty else { return .unknown }
    let likeness = addressees.map { addressee -> Truth in
      switch NameComparison.compare(form, NameForm(addressee), rarity: { _ in 1000 })?.level {
      case .identity: .yes
      case .probable, .weak: .unknown
      case nil: .no
      }
    }
    return likeness.max() ?? .no
  }
}
