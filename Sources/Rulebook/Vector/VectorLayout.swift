package import Interchange

/// What rows can state: facts of one record of each kind. A kind of which no fact is named has no record, but for the
/// deal and its item, which are always there.
package struct VectorLayout: Sendable {
  /// Fact paths, each once.
  package let facts: [String]
  private let subjects: Set<String>

  /// - Throws: `Diagnostic` `batch.fact` for a path that the rules do not declare, or that is named twice.
  package init(_ facts: [String], of program: RuleProgram) throws(Diagnostic) {
    var seen: Set<String> = []
    for path in facts {
      guard program.fact(path) != nil else {
        throw Diagnostic(
          "batch.fact", "the rules have no fact `\(path)`",
          help: nearestName(to: path, among: program.facts.map(\.path)).map { "did you mean `\($0)`?" }
            ?? "`chokepoint facts` lists them")
      }
      guard seen.insert(path).inserted else { throw Diagnostic("batch.fact", "the fact `\(path)` is named twice") }
    }
    self.facts = facts
    subjects = Set(facts.map { String($0.prefix { $0 != "." }) }).union(["deal", "item"])
  }

  func hasRecord(of subject: String) -> Bool { subjects.contains(subject) }
}
