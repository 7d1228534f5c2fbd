import Rulebook

/// What a short answer says of a deal, as `Determination.compactJSON` prints it, of parties that nobody screened.
struct ShortAnswer {
  /// A clause, and the item that it bears on.
  struct OnItem {
    let item: Int
    let clause: Clause
  }

  var outcome = Determination.Outcome.noLicenceRequired
  /// The requirements that apply, each with its review; an item and a requirement may come twice, for two hits.
  var requirements: [(on: OnItem, review: Determination.Review?)] = []
  /// The exceptions asked, and whether each is available.
  var exceptions: [(on: OnItem, available: Truth)] = []
  var prohibitions: [Clause] = []
  var notJudged: [Clause] = []
  var redFlags: [Clause] = []
  /// The facts to ask for, in no order, each once.
  var missing: [Hearing.Wanted] = []

  /// As `Determination.review`.
  var review: Determination.Review? {
    guard let strictest = requirements.compactMap(\.review).max() else { return nil }
    let isOpen = requirements.contains { $0.review == nil }
    return isOpen && strictest < .presumptionOfDenial ? nil : strictest
  }
}
