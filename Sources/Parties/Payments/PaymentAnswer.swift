public import Interchange

/// What screening found in one transaction. An answer without hits says "no match", for the lists it was screened against.
public struct PaymentAnswer: Sendable {
  /// An element that could not be compared, and why.
  public struct Unscreened: Sendable {
    public let element: PaymentElement
    public let reason: Diagnostic
  }

  public let transaction: PaymentTransaction
  public let hits: [PaymentHit]
  public let unscreened: [Unscreened]
  /// The reader's notes, then those of routes, addresses and codes.
  public let notes: [PaymentTransaction.Note]

  public enum Outcome: String, Sendable {
    case match
    case noMatch = "no_match"
    /// No match, and something that could not be compared.
    case incomplete
  }

  public var outcome: Outcome {
    if !hits.isEmpty { return .match }
    return unscreened.isEmpty ? .noMatch : .incomplete
  }

  /// How many elements of each kind were compared, or only read.
  public func counts(compared: Bool) -> [(kind: PaymentElement.Kind, count: Int)] {
    PaymentElement.Kind.allCases.filter { $0.isCompared == compared }.compactMap { kind in
      let count = transaction.elements.count { $0.kind == kind }
      return count > 0 ? (kind, count) : nil
    }
  }
}
