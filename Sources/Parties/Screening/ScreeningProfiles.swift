public import Interchange
import Names

/// The profiles of `data/screening/profiles.csv`.
public struct ScreeningProfiles: Sendable {
  public let all: [ScreeningProfile]

  /// - Throws: `Diagnostic` `profile.…` for a table that is not whole.
  public init(inFolder folder: String, _ knowledge: ScreeningKnowledge) throws(Diagnostic) {
    let file = "\(folder)/profiles.csv"
    let table = try CSVTable(
      try InputFile.read(file, limit: 1 << 20), file: file, requiring: ["profile", "threshold", "prior", "note"])
    let learnt = knowledge.model.prior
    var all: [ScreeningProfile] = []
    for row in table.rows {
      // Blank: the share among the names from which the model learnt.
      let prior = row["prior"].isEmpty ? learnt : Double(row["prior"])
      guard let threshold = Double(row["threshold"]), (0...1).contains(threshold), let prior, prior > 0, prior < 1
      else {
        throw Diagnostic(
          "profile.number", "the profile `\(row["profile"])` needs a threshold of 0 to 1 and a prior between them",
          at: row.span)
      }
      all.append(
        ScreeningProfile(name: row["profile"], threshold: threshold, prior: prior, knowledge.model))
    }
    self.all = all
  }

  /// - Throws: `Diagnostic` `profile.unknown`, with the names there are.
  public func named(_ name: String) throws(Diagnostic) -> ScreeningProfile {
    guard let profile = all.first(where: { $0.name == name }) else {
      throw Diagnostic(
        "profile.unknown", "there is no profile `\(name)`",
        help: "there are " + all.compactMap(\.name).joined(separator: ", "))
    }
    return profile
  }
}
