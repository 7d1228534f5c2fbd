import Interchange
import Rulebook

/// The words of the domain that rule packs use and the rule language itself does not know.
enum Vocabulary {
  /// Review policies and outcomes that are none.
  static func errors(in program: RuleProgram) -> [Diagnostic] {
    let reviews = Determination.Review.allCases.map(\.rawValue)
    let outcomes = Determination.Outcome.allCases.map(\.rawValue)
    var errors: [Diagnostic] = []
    func check(_ word: String, in words: [String], _ what: String, at span: SourceSpan) {
      guard !words.contains(word) else { return }
      errors.append(
        Diagnostic(
          "rule.word", "`\(word)` is no \(what)", at: span,
          help: nearestName(to: word, among: words).map { "did you mean `\($0)`?" }
            ?? "one of \(words.joined(separator: ", "))"))
    }
    for (word, span) in program.ids.flatMap({ program.versions[$0] ?? [] }).flatMap(\.policyWords) {
      check(word, in: reviews, "review policy", at: span)
    }
    for expectation in program.cases.flatMap(\.expectations) {
      switch expectation.kind {
      case .other("outcome", let word): check(word, in: outcomes, "outcome", at: expectation.span)
      case .other("review", let word): check(word, in: reviews, "review policy", at: expectation.span)
      case .other("exception", let id): check(id, in: program.ids, "exception", at: expectation.span)
      default: continue
      }
    }
    return errors
  }
}
