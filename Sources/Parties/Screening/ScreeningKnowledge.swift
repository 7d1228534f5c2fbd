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
  /// What stated facts are worth.
  public let evidence: EvidenceBits
  /// The judgement of two names without a list.
  let pairs: EvidenceTrees
  /// Names of listed parties that their lists do not give.
  private(set) var known: KnownNames
  /// Words by which the firms of a listed group are called.
  let groups: GroupNames
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
    evidence = try EvidenceBits(inFolder: folder)
    known = try KnownNames(inFolder: folder)
    groups = try GroupNames(inFolder: folder)
    let nodes = try InputFile.read("\(folder)/trees.csv", limit: 16 << 20)
    let trees = try Self.trees(
      nodes, file: "\(folder)/trees.csv", features: MatchFeature.allCases.map { "\($0)" })
    pairs = try Self.trees(
      try InputFile.read("\(folder)/pair-trees.csv", limit: 16 << 20), file: "\(folder)/pair-trees.csv",
      features: PairFeature.allCases.map { "\($0)" })
    let (rows, intercepts, facts) = try Self.weights(weights, file: "\(folder)/weights.csv")
    let knots = try Self.knots(calibration, file: "\(folder)/calibration.csv")
    model = MatchModel(
      source: facts.source, prior: facts.prior, weights: rows, intercepts: intercepts, floor: facts.floor,
      trees: trees, knots: knots)
    digest =
      TextHash.of(weights[...]) ^ TextHash.mix(TextHash.of(calibration[...])) ^ TextHash.of(words[...], salt: 1)
      ^ TextHash.of(nodes[...], salt: 2) ^ TextHash.mix(known.digest)
  }

  /// The same for names that stand for themselves and for no party of a list.
  var withoutKnownNames: ScreeningKnowledge {
    var knowledge = self
    knowledge.known = .none
    return knowledge
  }

  private static func weights(
    _ bytes: [UInt8], file: String
  ) throws(Diagnostic) -> (rows: [[Float]], intercepts: [Float], facts: (source: String, prior: Double, floor: Float)) {
    let table = try CSVTable(bytes, file: file, requiring: ["feature", "person", "organisation"])
    var rows = [[Float]](repeating: [Float](repeating: 0, count: MatchFeature.count), count: 2)
    var intercepts: [Float] = [0, 0]
    var seen: Set<String> = []
    var prior = 0.5
    var floor: Float = 0
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
      } else if name == "floor" {
        floor = person
      } else if let feature = features[name] {
        rows[0][feature.rawValue] = person
        rows[1][feature.rawValue] = organisation
      } else {
        throw Diagnostic("knowledge.feature", "there is no feature `\(name)`", at: row.span)
      }
    }
    if let raised = MatchFeature.unbounded.first(where: { max(rows[0][$0.rawValue], rows[1][$0.rawValue]) > 0 }) {
      throw Diagnostic(
        "knowledge.weight", "the weight of `\(raised)` in `\(file)` is above 0: the search would lose names",
        help: "learn the weights again")
    }
    if let missing = MatchFeature.allCases.first(where: { !seen.contains("\($0)") }) {
      throw Diagnostic("knowledge.missing", "`\(file)` has no weight for `\(missing)`", help: "learn the weights again")
    }
    return (rows, intercepts, (file, prior, floor))
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

  /// Reads lines `tree,feature,limit,left,right,bits`; the first gives the base.
  private static func trees(
    _ bytes: [UInt8], file: String, features names: [String]
  ) throws(Diagnostic) -> EvidenceTrees {
    var nodes: [EvidenceTrees.Node] = []
    var roots: [Int32] = []
    var base: Float = 0
    let features = Dictionary(uniqueKeysWithValues: zip(names, Int32(0)...))
    var position = (bytes.firstIndex(of: 0x0A) ?? bytes.count) + 1
    var number = 1
    var parts = [String](repeating: "", count: 6)
    while position < bytes.count {
      number += 1
      var field = 0
      var start = position
      while position < bytes.count, bytes[position] != 0x0A {
        if bytes[position] == UInt8(ascii: ","), field < 5 {
          parts[field] = String(decoding: bytes[start..<position], as: UTF8.self)
          field += 1
          start = position + 1
        }
        position += 1
      }
      parts[field] = String(decoding: bytes[start..<position], as: UTF8.self)
      position += 1
      guard field == 5, let tree = Int(parts[0]), let bits = Float(parts[5]) else {
        throw Diagnostic(
          "knowledge.trees", "the line is not a node of a tree", at: SourceSpan(file: file, line: number))
      }
      if tree < 0 {
        base = bits
        continue
      }
      if tree == roots.count { roots.append(Int32(nodes.count)) }
      nodes.append(
        EvidenceTrees.Node(
          feature: features[parts[1]] ?? -1, limit: Float(parts[2]) ?? 0, left: Int32(parts[3]) ?? 0,
          right: Int32(parts[4]) ?? 0, bits: bits))
    }
    guard let trees = EvidenceTrees(nodes: nodes, roots: roots, base: base, features: names.count) else {
      throw Diagnostic("knowledge.trees", "a node of `\(file)` points to no node after it")
    }
    return trees
  }
}
