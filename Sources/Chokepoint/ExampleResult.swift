import Controls
public import Interchange
import Rulebook

/// What came of one determination example.
public struct ExampleResult: Sendable {
  public enum Verdict: Sendable, Hashable {
    case asExpected, otherwise
    /// Not put as a deal, or a question these packs do not answer.
    case notRun
  }

  public let verdict: Verdict
  /// Expected, got and why.
  public let text: String
}

extension Workspace {
  /// Judges an example and compares, by the mapping of design §5.
  ///
  /// - Throws: `Diagnostic` if a list cannot be read whole.
  public func run(_ example: DeterminationExample, known: CalendarDay) throws(Diagnostic) -> ExampleResult {
    guard example.licenceRequired != "n/a" else {
      return ExampleResult(verdict: .notRun, text: "skip  \(example.id): not a licence question")
    }
    guard let document = example.deal else {
      return notRun(example, "not known: \(example.unknown.joined(separator: ", "))")
    }
    let deal: Deal
    do throws(Diagnostics) { deal = try self.deal(document) } catch {
      return notRun(example, error.all.map(\.message).joined(separator: "; "))
    }
    return compare(example, try check(deal, known: known))
  }

  private func notRun(_ example: DeterminationExample, _ why: String) -> ExampleResult {
    ExampleResult(verdict: .notRun, text: "skip  \(example.id): not run, \(why)")
  }

  private func compare(_ example: DeterminationExample, _ answer: Determination) -> ExampleResult {
    let review = example.reviewPolicy.flatMap(Determination.Review.init(rawValue:))
    let policyFits = review == nil || example.licenceRequired != "yes" || review == answer.review
    let fits = outcomeFits(example, answer) && policyFits
    let wanted = [example.licenceRequired, review?.rawValue].compactMap { $0 }.joined(separator: ", ")
    let got = [answer.outcome.rawValue, answer.review?.rawValue].compactMap { $0 }.joined(separator: ", ")
    let why = grounds(of: answer)
    return ExampleResult(
      verdict: fits ? .asExpected : .otherwise,
      text:
        "\(fits ? "pass" : "FAIL")  \(example.id): expected \(wanted); got \(got)\n      \(why.joined(separator: "\n      "))"
    )
  }

  private func outcomeFits(_ example: DeterminationExample, _ answer: Determination) -> Bool {
    let named = answer.exceptions.contains { exception in
      exception.available == .yes
        && (example.exception ?? "").split { !$0.isLetter && !$0.isNumber }.contains(Substring(exception.clause.id))
    }
    switch (example.licenceRequired, answer.outcome) {
    case ("yes", .licenceRequired), ("yes", .prohibited): return true
    case ("no", .noLicenceRequired), ("no", .notSubject): return true
    case ("yes", .exceptionAvailable), ("no", .exceptionAvailable): return named
    case ("unclear", .needsFacts): return true
    default: return false
    }
  }

  private func grounds(of answer: Determination) -> [String] {
    var lines = answer.requirements.map { ground in
      "\(ground.clause.id) (\(ground.clause.cites.joined(separator: "; "))): \(ground.because.map(\.text).joined(separator: "; "))"
    }
    lines += answer.exceptions.filter { $0.available == .yes }.map { "exception \($0.clause.id) available" }
    lines += answer.notEnforced.map { "\($0.clause.id): \($0.notApplied ?? "")" }
    lines += answer.notJudged.map { "not judged: \($0.clause.id) \($0.clause.title ?? "")" }
    lines += answer.missing.filter { !$0.always }.map {
      "asks: \($0.ask) (decides \($0.decides.joined(separator: ", ")))"
    }
    if lines.isEmpty {
      lines += answer.items.flatMap(\.excluded).map { found in
        "not \(found.clause.id): \(found.because.map(\.text).joined(separator: "; "))"
      }
    }
    return lines.isEmpty ? ["no requirement of these packs applies"] : lines
  }
}
