public import Interchange
public import Parties

extension Workspace {
  /// The profile of that name, or the model's own prior with the threshold of `screen`.
  ///
  /// - Parameter threshold: overrides the profile's own.
  /// - Throws: `Diagnostic` `profile.…`.
  public func profile(named name: String?, threshold: Double?) throws(Diagnostic) -> ScreeningProfile {
    try Self.profile(named: name, threshold: threshold, data: data, knowledge)
  }

  /// The same without a workspace.
  ///
  /// - Parameter data: the folder of the shipped data.
  public static func profile(
    named name: String?, threshold: Double?, data: String, _ knowledge: ScreeningKnowledge
  ) throws(Diagnostic) -> ScreeningProfile {
    guard let name else { return ScreeningProfile(knowledge, threshold: threshold ?? Self.threshold) }
    return try ScreeningProfiles(inFolder: "\(data)/screening", knowledge).named(name).with(threshold: threshold)
  }

  /// The listed parties that a name may mean under a profile, best first.
  ///
  /// - Parameters:
  ///   - facts: what else is stated; an address or a number is looked for by itself.
  ///   - day: the day on which the party must be listed; nil for now.
  /// - Throws: `Diagnostic` for a name with nothing to compare, or a list that cannot be read whole.
  public func screen(
    _ name: String, _ facts: StatedFacts = StatedFacts(), asOf day: CalendarDay? = nil, profile: ScreeningProfile,
    limit: Int = 10
  ) throws(Diagnostic) -> [PartyMatch] {
    try profile.matches(try lists(asOf: day), name, facts, asOf: day, limit: limit).map(\.match)
  }
}
