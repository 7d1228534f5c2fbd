public import Controls
public import Interchange
import Parties

/// Who the parties of deals are.
extension Workspace {
  /// Who answers many deals in short under the first regime: the lines that `check` gives by `Determination.compactJSON`,
  /// sooner.
  ///
  /// - Parameters:
  ///   - screens: false to look at no list.
  ///   - memory: what names were found to be in earlier deals of a run.
  public func shortJudges(known: CalendarDay, screens: Bool, memory: ScreeningMemory) -> ShortJudges {
    guard screens else { return ShortJudges(regime.judge, regime.reader, known: known) }
    return ShortJudges(regime.judge, regime.reader, known: known) { parties, day in
      guard parties.contains(where: Self.isFindable) else { return FoundParties() }
      return try? self.found(parties, on: day, in: self.lists(asOf: day), memory)
    }
  }

  /// Whether there is anything of a party to look for.
  static func isFindable(_ party: Deal.Party) -> Bool { party.name != nil || party.stated.findsByItself }

  /// Whom the parties of a deal may be, and who owns them.
  func found(
    _ parties: [Deal.Party], on day: CalendarDay, in index: ScreeningIndex, _ memory: ScreeningMemory?
  ) throws(Diagnostic) -> FoundParties {
    var editions = SteadyDays(around: day)
    try current.narrow(&editions)
    let screening = parties.filter(Self.isFindable).map { party in
      self.screening(of: party, on: day, in: index, editions, memory)
    }
    let owners = DealOwners(
      parties, on: day, in: try shippedOwnership(), index: index, editions: editions, memory: memory)
    return FoundParties(
      screening: screening, ownership: parties.compactMap { owners.ownership(of: $0, screening) }, stale: staleLists())
  }

  private func screening(
    of party: Deal.Party, on day: CalendarDay, in index: ScreeningIndex, _ editions: SteadyDays,
    _ memory: ScreeningMemory?
  ) -> PartyScreening {
    let name = party.name ?? ""
    let query = party.name ?? party.stated.inWords
    let profile = ScreeningProfile(knowledge, threshold: Self.threshold)
    do throws(Diagnostic) {
      let matches =
        if let memory {
          try memory.matches(Self.key(of: party), on: day) { steady throws(Diagnostic) in
            steady.narrow(to: editions)
            return try profile.matches(
              index, name, party.stated, asOf: day, limit: Self.mostMatches, steady: &steady
            ).map(\.match)
          }
        } else {
          try profile.matches(index, name, party.stated, asOf: day, limit: Self.mostMatches).map(\.match)
        }
      return PartyScreening(
        label: party.label, role: party.role, query: query, matches: matches,
        isCut: matches.count == Self.mostMatches)
    } catch {
      return PartyScreening(
        label: party.label, role: party.role, query: query, matches: [], failure: error.message)
    }
  }

  /// What of a party decides what it is found to be.
  static func key(of party: Deal.Party) -> String {
    let stated = party.stated
    let numbers = stated.identifiers.flatMap { [$0.kind, $0.value] }
    return
      ([party.name ?? "", stated.birth ?? "", stated.address ?? ""] + stated.countries + [""] + numbers)
      .joined(separator: "\u{0}")
  }
}
