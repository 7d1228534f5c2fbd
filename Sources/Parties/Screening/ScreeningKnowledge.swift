public import Interchange
public import Names

/// What was learnt about names before any list is read: the weights of evidence, and how common the names of the world are.
///
///     let knowledge = try ScreeningKnowledge(inFolder: "data/screening")
///
/// `weights.csv` has a row for each `MatchFeature` with its bits for persons and for organisations, `calibration.csv` what
/// a sum of bits means as a probability, `names.txt` the rarity of names. How they were made: `data/screening/README.md`.
public struct ScreeningKnowledge: Sendable {
  public let model: MatchModel
  public let names: NameFrequencies
  /// Changes with every byte of the files.
  let digest: UInt64

  /// - Throws: `Diagnostic` `knowledge.…` for a file that is missing or not whole.
  public init(inFolder folder: String) throws(Diagnostic) {
    let weights = try InputFile.read("\(folder)/weights.csv", limit: 1 << 20)
    let calibration = try InputFile.read("\(folder)/calibration.csv", limit: 1 << 20)
    let words = try InputFile.read("\(folder)/names.txt", limit: 16 << 20)
    guard let names = NameFrequencies(lines: words) else {
      throw Diagnostic("knowledge.names", "`\(folder)/names.txt` has a line that is not a word and its rarity")
    }
    self.names = names
    let (rows, intercepts, facts) = try Self.weights(weights, file: "\(folder)/weights.csv")
    let knots = try Self.knots(calibration, file: "\(folder)/calibration.csv")
    model = MatchModel(
      source: facts.source, prior: facts.prior, weights: rows, intercepts: intercepts, knots: knots)
    digest =
      TextHash.of(weights[...]) ^ TextHash.mix(TextHash.of(calibration[...])) ^ TextHash.of(words[...], salt: 1)
  }

  private static func weights(
    _ bytes: [UInt8], file: String
  ) throws(Diagnostic) -> (rows: [[Float]], intercepts: [Float], facts: (source: String, prior: Double)) {
    let table = try CSVTable(bytes, file: file, requiring: ["feature", "person", "organisation"])
    var rows = [[Float]](repeating: [Float](repeating: 0, count: MatchFeature.count), count: 2)
    var intercepts: [Float] = [0, 0]
    var seen: Set<String> = []
    var prior = 0.5
    let features = Dictionary(uniqueKeysWithValues: MatchFeature.allCases.map { ("\($0)", $0) })
    for row in table.rows {
      let name = row["feature"]
      seen.insert(name)
      guard let person = Float(row["person"]), let organisation = Float(row["organisation"]) else {
        throw Diagnostic("knowledge.weight", "the weight of `\(name)` is no number", at: row.span)
      }
      if name == "intercept" {
        intercepts = [person, organisation]
      } else if name == "prior" {
        prior = Double(person)
      } else if let feature = features[name] {
        rows[0][feature.rawValue] = person
        rows[1][feature.rawValue] = organisation
      } else {
        throw Diagnostic("knowledge.feature", "there is no feature `\(name)`", at: row.span)
      }
    }
    if let missing = MatchFeature.allCases.first(where: { !seen.contains("\($0)") }) {
      throw Diagnostic("knowledge.missing", "`\(file)` has no weight for `\(missing)`", help: "learn the weights again")
    }
    return (rows, intercepts, ("data/screening/weights.csv", prior))
  }

  private static func knots(_ bytes: [UInt8], file: String) throws(Diagnostic) -> [(bits: Float, probability: Float)] {
    let table = try CSVTable(bytes, file: file, requiring: ["bits", "probability"])
    var knots: [(bits: Float, probability: Float)] = []
    for row in table.rows {
      guard let bits = Float(row["bits"]), let probability = Float(row["probability"]), (0...1).contains(probability),
        knots.last.map({ $0.bits < bits && $0.probability <= probability }) ?? true
      else { throw Diagnostic("knowledge.calibration", "the knots must rise", at: row.span) }
      knots.append((bits, probability))
    }
    return knots
  }
}
