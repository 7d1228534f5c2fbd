public import Interchange
public import Parties

/// What is known of owners: the holdings that ship with the product, those of the user's files, and the rules about them.
public struct OwnershipBook: Sendable {
  public let graph: OwnershipGraph
  public let rules: [OwnershipRule]
  /// What was odd in the files.
  public let warnings: [Diagnostic]
  let names: OwnershipNames

  /// - Parameters:
  ///   - data: the folder of the shipped data.
  ///   - files: CSV, BODS or FollowTheMoney files, or `-`, to add to it.
  /// - Throws: `Diagnostics` for the first file that does not read, with everything that is wrong with it.
  init(data: String, adding files: [String], knowledge: ScreeningKnowledge) throws(Diagnostics) {
    var graph = OwnershipGraph()
    var warnings: [Diagnostic] = []
    for (path, name) in [("\(data)/ownership.csv", "data/ownership.csv")] + files.map({ ($0, $0) }) {
      let bytes = try Diagnostics.gathering { () throws(Diagnostic) in try InputFile.read(path) }
      let records = try OwnershipReader.read(bytes, file: name == "-" ? "standard input" : name)
      graph.add(records)
      warnings += records.warnings
    }
    rules = try Diagnostics.gathering { () throws(Diagnostic) in
      let file = "ownership-rules.csv"
      return try OwnershipRules(InputFile.read("\(data)/\(file)", limit: 1 << 20), file: "data/\(file)").rules
    }
    names = OwnershipNames(graph, knowledge: knowledge)
    self.graph = graph
    self.warnings = warnings
  }
}
