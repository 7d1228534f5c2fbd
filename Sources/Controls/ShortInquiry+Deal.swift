import Rulebook

/// The deal as a whole, and what is to be asked.
extension ShortInquiry {
  /// Prohibitions, or law outside the packs, that stand for some item.
  mutating func standing(
    _ bearings: [Docket.Bearing], isProhibition: Bool, _ hearing: inout Hearing
  ) -> [Clause] {
    var found: [Clause] = []
    for bearing in bearings {
      var open: [(item: Int, listing: Int?)] = []
      var holds = false
      let reachesAll = !isProhibition || bearing.clause.reachesUnsubject
      for item in 0..<items where !holds && (reachesAll || subjects[item] != .no) {
        guard hearing.isOpen(bearing.clause, item: item) else { continue }
        for listing in hits(of: bearing) where !holds {
          hearing.bind(item: item, listing: listing)
          switch hearing.verdict(of: bearing.clause).truth {
          case .yes: holds = true
          case .unknown: open.append((item, listing))
          case .no: break
          }
        }
      }
      if holds {
        found.append(bearing.clause)
      } else {
        for place in open {
          hearing.bind(item: place.item, listing: place.listing)
          leaveOpen(bearing.clause, isProhibition, &hearing)
        }
      }
    }
    return found
  }

  private mutating func leaveOpen(_ clause: Clause, _ isProhibition: Bool, _ hearing: inout Hearing) {
    guard let missing = hearing.missing(of: clause) else {
      takesProof = true
      return
    }
    // An item is judged by its figures where no class is stated.
    let facts = docket.facts
    if !missing.isEmpty, missing.allSatisfy({ facts[Int($0.fact)].statesClass }) { return }
    isOpenStanding = true
    ask(missing, for: isProhibition ? .prohibition : .other)
  }

  mutating func raiseFlags(_ hearing: inout Hearing) {
    for bearing in docket.flags {
      guard isRaised(bearing, &hearing) else { continue }
      answer.redFlags.append(bearing.clause)
      guard let assumed = hearing.assumed(of: bearing.clause) else {
        takesProof = true
        continue
      }
      let facts = docket.facts
      ask(assumed.filter { facts[Int($0.fact)].assumption?.text != nil }, for: .other)
    }
  }

  /// Whether some records raise a flag, the first of which stay bound.
  private func isRaised(_ bearing: Docket.Bearing, _ hearing: inout Hearing) -> Bool {
    for item in 0..<items where hearing.isOpen(bearing.clause, item: item) {
      for listing in hits(of: bearing) {
        hearing.bind(item: item, listing: listing)
        if hearing.verdict(of: bearing.clause).truth == .yes { return true }
      }
    }
    return false
  }

  // MARK: Questions

  mutating func ask(_ facts: [Hearing.Wanted], for use: Use) {
    for fact in facts { asked.append((fact, use)) }
  }

  /// The questions that decide anything, each once.
  mutating func finishMissing(_ hearing: inout Hearing) {
    let isSettled = answer.outcome == .licenceRequired || answer.outcome == .prohibited
    if !isSettled { askPostponed(&hearing) }
    for (fact, use) in asked {
      let decides =
        switch use {
        case .review(let clause): !isSettled || answer.requirements.contains { $0.on.clause === clause }
        case .prohibition: !isSettled || answer.outcome == .licenceRequired
        case .other: !isSettled
        }
      if decides, !answer.missing.contains(fact) { answer.missing.append(fact) }
    }
  }

  private mutating func askPostponed(_ hearing: inout Hearing) {
    for open in postponed {
      hearing.bind(item: open.item, listing: open.listing)
      hearing.trustStatements(open.trustsStatements)
      if let missing = hearing.missing(of: open.clause) {
        ask(missing, for: .other)
      } else {
        takesProof = true
      }
    }
    hearing.trustStatements(true)
  }
}
