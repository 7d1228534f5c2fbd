/// What is known of a share: it lies between two shares, ends included.
///
/// An end that is itself excluded (`more than 25`, `less than 50`) lies one `Share.least` further in.
public struct ShareRange: Hashable, Sendable {
  public let minimum: Share
  public let maximum: Share

  /// Nil if the minimum lies above the maximum.
  public init?(_ minimum: Share, _ maximum: Share) {
    guard minimum <= maximum else { return nil }
    self.minimum = minimum
    self.maximum = maximum
  }

  public init(_ share: Share) {
    minimum = share
    maximum = share
  }

  private init(from minimum: Share, to maximum: Share) {
    self.minimum = min(minimum, maximum)
    self.maximum = max(minimum, maximum)
  }

  /// Nothing is known: 0 to 100.
  public static let unknown = ShareRange(from: .none, to: .whole)

  /// Whether it is one share.
  public var isExact: Bool { minimum == maximum }

  /// Whether anything is known of it.
  public var isKnown: Bool { self != .unknown }

  /// The least range that holds both.
  func joined(with other: ShareRange) -> ShareRange {
    ShareRange(from: min(minimum, other.minimum), to: max(maximum, other.maximum))
  }
}

extension ShareRange: CustomStringConvertible {
  /// `82 %`, `25 to 50 %`, `25 to less than 50 %`, `a share not known`.
  public var description: String {
    if isExact { return "\(minimum) %" }
    guard isKnown else { return "a share not known" }
    let low = (minimum - .least).isRound ? "more than \(minimum - .least)" : "\(minimum)"
    let high = (maximum + .least).isRound ? "less than \(maximum + .least)" : "\(maximum)"
    return "\(low) to \(high) %"
  }
}
