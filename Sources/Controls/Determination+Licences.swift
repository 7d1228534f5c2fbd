import Rulebook

extension Determination {
  /// The items that need a licence by a requirement that counts and no available exception lifts.
  public var itemsToLicense: [Int] {
    let open = requirements.filter { requirement in
      requirement.notApplied == nil
        && !exceptions.contains {
          $0.item == requirement.item && $0.available == .yes && $0.lifts.contains(requirement.clause.id)
        }
    }
    return Set(open.map(\.item)).sorted()
  }

  /// The same answer with what is known of the licences that the deal states. The outcome stays: a licence is required,
  /// and there it is; or it does not cover the deal, which is said with the reason.
  public func applying(_ standings: [LicenceStanding]) -> Determination {
    var answer = self
    for standing in standings { answer.warnings.removeAll { $0 == Judge.notVerified(standing.licence) } }
    guard outcome == .licenceRequired else {
      answer.warnings += standings.map { standing in
        "licence \(standing.licence) is stated, and not applied: the outcome is \(outcome.rawValue)"
      }
      return answer
    }
    let covered = Set(standings.flatMap(\.items))
    if itemsToLicense.allSatisfy(covered.contains) {
      answer.authorisedBy = standings.filter { !$0.items.isEmpty }
    } else {
      answer.warnings += standings.flatMap { standing in
        standing.refusals.map { "licence \(standing.licence) does not cover the deal: \($0)" }
      }
    }
    return answer
  }
}
