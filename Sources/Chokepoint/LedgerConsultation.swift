public import Controls
import Interchange

/// What an answer took from the ledger: pairs that were decided not to be the same, and licences that the deal states.
public struct LedgerConsultation: Sendable {
  /// A listed party that a party of the deal was decided not to be.
  public struct Dismissal: Hashable, Sendable {
    /// The party of the deal: `parties[0]`.
    public let label: String
    /// The listed party: `us-entity-list:123`.
    public let party: String
    /// The sentence for the answer, which names the case.
    public let words: String
  }

  public var dismissals: [Dismissal]
  public var licences: [LicenceStanding]

  public init(dismissals: [Dismissal] = [], licences: [LicenceStanding] = []) {
    (self.dismissals, self.licences) = (dismissals, licences)
  }

  public var isEmpty: Bool { dismissals.isEmpty && licences.isEmpty }

  /// As a record keeps it, for `replay`.
  var json: JSON {
    .object([
      (
        "dismissals",
        .array(
          dismissals.map {
            .object([("label", .string($0.label)), ("party", .string($0.party)), ("words", .string($0.words))])
          })
      ),
      ("licences", .array(licences.map(\.json))),
    ])
  }

  init(_ json: JSON) {
    dismissals = (json["dismissals"]?.array ?? []).compactMap { entry in
      guard let label = entry["label"]?.string, let party = entry["party"]?.string, let words = entry["words"]?.string
      else { return nil }
      return Dismissal(label: label, party: party, words: words)
    }
    licences = (json["licences"]?.array ?? []).compactMap(LicenceStanding.init)
  }

  /// The deal with what was decided about its parties; what it says itself goes first.
  func applied(to deal: Deal) -> Deal {
    var deal = deal
    for dismissal in dismissals {
      guard let place = deal.parties.firstIndex(where: { $0.label == dismissal.label }),
        deal.parties[place].sameAs[dismissal.party] == nil
      else { continue }
      deal.parties[place].sameAs[dismissal.party] = false
      deal.assumptions.append(dismissal.words)
    }
    return deal
  }
}
