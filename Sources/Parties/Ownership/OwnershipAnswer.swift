/// Whether listed owners hold enough of a party.
public enum OwnershipAnswer: String, Sendable {
  /// For all values of the shares not known.
  case yes
  /// For none.
  case no
  /// For some: it depends on what is not known.
  case between
}
