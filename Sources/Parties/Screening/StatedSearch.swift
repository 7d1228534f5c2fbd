public import Interchange
import Names

extension ScreeningProfile {
  /// The parties that a name and stated facts may mean, best first: by the name, whose score the facts raise or lower; by
  /// an identifier, which stands alone; by the name of a listed group that it bears; and by an address, which says where and
  /// not who.
  ///
  /// A name that is itself an address is looked for as both.
  ///
  /// - Throws: `Diagnostic` `screen.…` if there is no fact to look for and the name cannot be screened.
  public func matches(
    _ index: ScreeningIndex, _ name: String, _ facts: StatedFacts, asOf day: CalendarDay? = nil, limit: Int
  ) throws(Diagnostic) -> [(party: Int, match: PartyMatch)] {
    try matches(index, name, facts, asOf: day, limit: limit) { _ in true }
  }

  /// The same among the parties whose numbers `isAllowed` lets through, which is asked of all that are looked at, listed on
  /// the day or not.
  ///
  /// - Throws: `Diagnostic` `screen.…` if there is no fact to look for and the name cannot be screened.
  public func matches(
    _ index: ScreeningIndex, _ name: String, _ facts: StatedFacts, asOf day: CalendarDay?, limit: Int,
    isAllowed: (Int) -> Bool
  ) throws(Diagnostic) -> [(party: Int, match: PartyMatch)] {
    var found: [(party: Int, match: PartyMatch)] = []
    if !(facts.findsByItself && ListText.trimmed(name).isEmpty) {
      found = try named(index, name, facts, asOf: day, limit: limit, isAllowed: isAllowed)
    }
    merge(numbered(index, facts, asOf: day, isAllowed: isAllowed), into: &found) { name, number in
      let level = max(name.level, number.level)
      return name.copy(score: max(name.score, number.score), level: level, reasons: name.reasons + number.reasons)
    }
    merge(grouped(index, name, asOf: day, isAllowed: isAllowed), into: &found) { name, group in
      name.score >= group.score
        ? name : name.copy(score: group.score, level: group.level, reasons: name.reasons + group.reasons)
    }
    func addressed(_ form: AddressForm?) -> [(party: Int, match: PartyMatch)] {
      form.map { index.addressMatches($0, asOf: day, limit: max(limit, 50), isAllowed: isAllowed) } ?? []
    }
    merge(addressed(facts.address.map { AddressForm($0) }), into: &found) { name, address in
      guard address.level == .address, name.evidence != nil else { return name }
      let why = address.reasons.joined(separator: ", ")
      return name.weighing([StatedEvidence(.sameAddress, index.knowledge.evidence, why)]).joined(with: address)
    }
    // Of a name that is itself an address, the likeness to a name says nothing more.
    merge(addressed(ScreeningIndex.address(in: name)), into: &found) { name, address in
      name.level == .identity ? name : address.joined(with: name)
    }
    let shown = found.filter { $0.match.score >= threshold }.enumerated().sorted { one, other in
      (other.element.match.score, one.offset) < (one.element.match.score, other.offset)
    }
    return Array(shown.map(\.element).prefix(max(0, limit)))
  }

  private func named(
    _ index: ScreeningIndex, _ name: String, _ facts: StatedFacts, asOf day: CalendarDay?, limit: Int,
    isAllowed: (Int) -> Bool
  ) throws(Diagnostic) -> [(party: Int, match: PartyMatch)] {
    let weights = index.knowledge.evidence
    // What the facts may raise above the threshold is looked at too, but not the bottom, which is slow to search.
    let most = facts.findsByItself ? max(facts.most(weights), weights[.sameAddress]) : facts.most(weights)
    let lowest = most > 0 ? min(least, max(0.1, PartyMatch.weighed(least, -most))) : least
    let wanted = facts.isEmpty ? limit : max(limit, 50)
    let found = try index.matches(for: name, asOf: day, threshold: lowest, limit: wanted, isAllowed: isAllowed)
    return found.map { item in
      (item.party, apply(item.match).weighing(facts.evidence(item.match.party, weights)))
    }
  }

  private func numbered(
    _ index: ScreeningIndex, _ facts: StatedFacts, asOf day: CalendarDay?, isAllowed: (Int) -> Bool
  ) -> [(party: Int, match: PartyMatch)] {
    facts.identifiers.prefix(64).flatMap { kind, value in
      IdentifierKind.stated(kind).map { index.identifierMatches($0, value, asOf: day, isAllowed: isAllowed) } ?? []
    }
  }

  /// The head of the group, once for each list, whose name a firm bears that is not itself on a list.
  private func grouped(
    _ index: ScreeningIndex, _ name: String, asOf day: CalendarDay?, isAllowed: (Int) -> Bool
  ) -> [(party: Int, match: PartyMatch)] {
    // By its own name the firm may be any listed party, allowed or not; it is looked at, so it is asked about.
    func asked(_ party: Int) -> Bool {
      _ = isAllowed(party)
      return true
    }
    guard let (group, word) = index.knowledge.groups.group(of: name),
      let listed = try? index.matches(for: name, asOf: day, threshold: group.score, limit: 1, isAllowed: asked),
      listed.isEmpty,
      let heads = try? index.matches(for: group.party, asOf: day, threshold: 0.9, limit: 10, isAllowed: isAllowed)
    else { return [] }
    let reason = "bears the name of a listed group, `\(word)`, and is not listed by its own: ask who owns it"
    // Branches that bear the head's very name come after it.
    var seen: Set<String> = []
    return heads.filter { $0.match.level == .identity && seen.insert($0.match.list.id).inserted }.compactMap { head in
      index.match(number: head.party, day) { _ in (group.score, .probable, reason) }.map { (head.party, $0) }
    }
  }

  /// Adds matches on another ground; a party that is there already is joined with what is new.
  private func merge(
    _ more: [(party: Int, match: PartyMatch)], into found: inout [(party: Int, match: PartyMatch)],
    _ join: (PartyMatch, PartyMatch) -> PartyMatch
  ) {
    for item in more {
      if let known = found.firstIndex(where: { $0.party == item.party }) {
        found[known].match = join(found[known].match, item.match)
      } else {
        found.append(item)
      }
    }
  }
}

extension PartyMatch {
  /// This match with the listed address of another, and the higher score of both.
  fileprivate func joined(with other: PartyMatch) -> PartyMatch {
    var both = other.score > score ? copy(score: other.score, level: other.level) : self
    both.matchedAddress = matchedAddress ?? other.matchedAddress
    return both
  }
}
