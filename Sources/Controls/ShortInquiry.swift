import Rulebook

/// The judging of one deal for a short answer: `Inquiry` without reasons, caveats, assumptions and classes. Tests hold the
/// one against the other.
struct ShortInquiry {
  /// What a fact to ask for would settle.
  enum Use {
    case review(of: Clause)
    case prohibition
    case other
  }

  /// A clause that is open, to be looked into at the end, if it still matters.
  struct Postponed {
    let clause: Clause
    let item: Int
    let listing: Int?
    let trustsStatements: Bool
  }

  /// How one item ends.
  private enum ItemEnd: Int {
    case notSubject, free, lifted, open, required
  }

  let docket: Docket
  let items: Int
  private let listings: Int
  var answer = ShortAnswer()
  var subjects: [Truth] = []
  /// The requirements that are worth asking about an item.
  private var places: [Int] = []
  var asked: [(fact: Hearing.Wanted, use: Use)] = []
  var postponed: [Postponed] = []
  var isOpenStanding = false
  /// Whether a part of the answer takes a proof.
  var takesProof = false

  init(_ docket: Docket, items: Int, listings: Int) {
    self.docket = docket
    self.items = items
    self.listings = listings
  }

  /// The answer; nil where only a proof can tell a part of it.
  mutating func run(_ hearing: inout Hearing) -> ShortAnswer? {
    hearing.sweep(by: docket.sweep)
    var ends: [ItemEnd] = []
    for item in 0..<items { ends.append(judge(item, &hearing)) }
    answer.prohibitions = standing(docket.prohibitions, isProhibition: true, &hearing)
    raiseFlags(&hearing)
    answer.notJudged = standing(docket.outside, isProhibition: false, &hearing)
    answer.outcome = outcome(of: ends)
    finishMissing(&hearing)
    return takesProof ? nil : answer
  }

  private func outcome(of ends: [ItemEnd]) -> Determination.Outcome {
    if !answer.prohibitions.isEmpty { return .prohibited }
    if ends.contains(.required) { return .licenceRequired }
    if ends.contains(.open) { return .needsFacts }
    if !answer.notJudged.isEmpty || isOpenStanding || docket.isBeforeAllLaw { return .needsFacts }
    if !ends.isEmpty, ends.allSatisfy({ $0 == .notSubject }) { return .notSubject }
    if !answer.redFlags.isEmpty { return .needsFacts }
    return ends.contains(.lifted) ? .exceptionAvailable : .noLicenceRequired
  }

  // MARK: One item

  private mutating func judge(_ item: Int, _ hearing: inout Hearing) -> ItemEnd {
    hearing.bind(item: item)
    let subject = subject(&hearing)
    subjects.append(subject)
    var end = subject == .no ? ItemEnd.notSubject : .free
    hearing.open(of: docket.required, into: &places)
    for place in places {
      let requirement = docket.requirements[place]
      let clause = requirement.bearing.clause
      guard subject != .no || clause.reachesUnsubject else { continue }
      for listing in hits(of: requirement.bearing) {
        hearing.bind(item: item, listing: listing)
        let truth = hearing.verdict(of: clause).truth
        guard truth != .no else { continue }
        let found = settle(requirement, truth, item, listing, &hearing)
        if found.rawValue > end.rawValue { end = found }
      }
    }
    return end
  }

  /// The hits about which a clause is asked; a nil for one that speaks of none.
  func hits(of bearing: Docket.Bearing) -> [Int?] {
    bearing.asksListings ? (0..<listings).map { $0 } : Self.none
  }

  private static let none: [Int?] = [nil]

  /// Yes if a scope clause holds, on an assumption or not, no if none can hold.
  private func subject(_ hearing: inout Hearing) -> Truth {
    if docket.isBeforeAllLaw { return .unknown }
    var isOpen = false
    for clause in docket.scopes {
      switch hearing.verdict(of: clause).truth {
      case .yes: return .yes
      case .unknown: isOpen = true
      case .no: break
      }
    }
    return !isOpen || docket.scopeFact.map { hearing.isStatedOutside($0) } ?? false ? .no : .unknown
  }

  /// A requirement that holds, or may hold, against the exceptions that lift it.
  private mutating func settle(
    _ requirement: Docket.Requirement, _ truth: Truth, _ item: Int, _ listing: Int?, _ hearing: inout Hearing
  ) -> ItemEnd {
    let clause = requirement.bearing.clause
    let review = truth == .yes ? review(requirement, &hearing) : nil
    guard requirement.isApplied else { return .notSubject }
    let availability = exceptions(requirement, item, listing, &hearing)
    if truth == .unknown {
      if availability == .yes { return .lifted }
      postponed.append(Postponed(clause: clause, item: item, listing: listing, trustsStatements: true))
      return .open
    }
    answer.requirements.append((ShortAnswer.OnItem(item: item, clause: clause), review))
    switch availability {
    case .yes: return .lifted
    case .unknown: return .open
    case .no: return .required
    }
  }

  /// The best availability among the exceptions to a requirement, which are asked by the figures.
  private mutating func exceptions(
    _ requirement: Docket.Requirement, _ item: Int, _ listing: Int?, _ hearing: inout Hearing
  ) -> Truth {
    var best = Truth.no
    hearing.trustStatements(false)
    for clause in requirement.exceptions {
      let truth = hearing.verdict(of: clause).truth
      best = max(best, truth)
      if truth == .unknown {
        postponed.append(Postponed(clause: clause, item: item, listing: listing, trustsStatements: false))
      }
      if !answer.exceptions.contains(where: { $0.on.item == item && $0.on.clause === clause }) {
        answer.exceptions.append((ShortAnswer.OnItem(item: item, clause: clause), truth))
      }
    }
    hearing.trustStatements(true)
    return best
  }

  /// The strictest policy whose row holds; nil where a stricter row is still open, or the policy is none of ours.
  private mutating func review(_ requirement: Docket.Requirement, _ hearing: inout Hearing) -> Determination.Review? {
    guard let clause = requirement.review else { return nil }
    guard let rows = hearing.rows(of: clause, words: Self.policies) else {
      takesProof = true
      return nil
    }
    var (settled, possible): (Determination.Review?, Determination.Review?) = (nil, nil)
    for row in rows where row.truth != .no {
      guard let policy = row.word.flatMap(Determination.Review.init(rawValue:)) else { continue }
      if row.truth == .yes {
        settled = max(settled ?? policy, policy)
      } else {
        possible = max(possible ?? policy, policy)
      }
    }
    guard let possible, settled.map({ $0 < possible }) ?? true else { return settled }
    for row in rows where row.truth == .unknown {
      ask(row.missing, for: .review(of: requirement.bearing.clause))
    }
    return nil
  }

  private static let policies = Determination.Review.allCases.map(\.rawValue)
}
