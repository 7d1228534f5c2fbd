public import Interchange
public import Rulebook

/// Runs the worked cases of the rule packs.
public struct CaseRunner: Sendable {
  public struct Result: Sendable {
    public let testCase: Case
    /// What came out otherwise than expected; empty for a case that passes.
    public let failures: [String]
    public var passed: Bool { failures.isEmpty }
  }

  private let judge: Judge
  private let today: CalendarDay

  public init(judge: Judge, today: CalendarDay) {
    self.judge = judge
    self.today = today
  }

  public func run(_ cases: [Case]) -> [Result] { cases.map(run) }

  private func run(_ testCase: Case) -> Result {
    let facts = FactSet(of: testCase)
    let known = testCase.known ?? today
    let listed = (0..<facts.count("listing")).map { _ in
      PartyScreening.Listed(query: "the party", name: "the listed party", list: "the list")
    }
    var eccn: CodePath?
    if case .code(let path)? = facts.record("item", 0)?.values["eccn"] { eccn = path }
    let answer = judge.determine(
      facts, items: [Deal.Item(name: nil, eccn: eccn)], listed: listed, on: testCase.day, known: known)
    let evaluation = Evaluation(
      law: judge.program.law(on: testCase.day, known: known), facts: facts, isAddressee: judge.isAddressee)
    let failures = testCase.expectations.compactMap { failure($0, answer, evaluation) }
    return Result(testCase: testCase, failures: failures)
  }

  private func failure(
    _ expectation: Case.Expectation, _ answer: Determination, _ evaluation: Evaluation
  ) -> String? {
    switch expectation.kind {
    case .clause(let id, let wanted):
      let proof = evaluation.holds(id)
      if proof.truth == wanted { return nil }
      let why = proof.reasons.map(\.text).joined(separator: "; ")
      return "\(id): expected \(wanted), got \(proof.truth)\(why.isEmpty ? "" : " (\(why))")"
    case .asks(let path):
      if answer.missing.contains(where: { $0.fact.path == path }) { return nil }
      let asked = answer.missing.map(\.fact.path).joined(separator: ", ")
      return "expected to ask for \(path), asked for \(asked.isEmpty ? "nothing" : asked)"
    case .other("outcome", let word):
      return answer.outcome.rawValue == word ? nil : "outcome: expected \(word), got \(answer.outcome.rawValue)"
    case .other("review", let word):
      return answer.review?.rawValue == word
        ? nil : "review: expected \(word), got \(answer.review?.rawValue ?? "none")"
    case .other("exception", let id):
      let found = answer.exceptions.contains { $0.clause.id == id && $0.available == .yes }
      return found ? nil : "expected exception \(id) to be available"
    case .other(let what, _): return "nothing is known of `\(what)`"
    }
  }
}
