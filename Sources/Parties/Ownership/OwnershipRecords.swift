public import Interchange

/// What a file says about ownership: parties under the file's own ids, holdings between them, and what was odd.
public struct OwnershipRecords: Sendable {
  public var parties: [OwnershipParty] = []
  public var holdings: [Holding] = []
  public var warnings: [Diagnostic] = []

  public init() {}

  /// Adds parties that holdings name and the file does not describe, with a warning each.
  mutating func completeReferences() {
    var known = Set(parties.map(\.id))
    for holding in holdings {
      for id in [holding.owner, holding.owned] where known.insert(id).inserted {
        parties.append(OwnershipParty(id: id, names: [id]))
        warnings.append(
          Diagnostic(
            "ownership.unknown-id", "the id `\(id)` is described nowhere in the file", at: holding.span,
            help: "it stands as a name; give the file that describes it", severity: .warning))
      }
    }
  }
}
