import Controls
import Interchange
import Rulebook

/// A determination as a tree: question, answer, and below it the rules that made it so, each with its citation,
/// period and
/// the facts that it read.
struct ExplanationTree {
  let determination: Determination
  let program: RuleProgram
  /// The id of the clause that alone is shown; nil for all.
  let rule: String?

  init(_ determination: Determination, program: RuleProgram, rule: String? = nil) {
    self.determination = determination
    self.program = program
    self.rule = rule
  }

  var json: JSON {
    .object([
      ("deal", .string(determination.deal)), ("outcome", .string(determination.outcome.rawValue)),
      ("questions", .array(questions)), ("as_of", determination.json["as_of"] ?? .null),
    ])
  }

  private var questions: [JSON] {
    var all: [JSON] = []
    func ask(_ question: String, _ answer: String, _ parts: [JSON]) {
      guard rule == nil || !parts.isEmpty else { return }
      all.append(.object([("question", .string(question)), ("answer", .string(answer)), ("because", .array(parts))]))
    }
    for (place, item) in determination.items.enumerated() {
      let name = item.name ?? "items[\(place)]"
      ask(
        "Is \(name) subject to \(determination.law)?", word(item.subject),
        item.subjectPath.compactMap { clause($0, item.subjectBecause) })
      let classes = item.classification
      ask(
        "What is \(name)?",
        classes.isEmpty ? "no class of these rules" : classes.map(\.clause.id).joined(separator: ", "),
        classes.compactMap { clause($0.clause, $0.because) })
      ask(
        "What is it not?",
        item.excluded.isEmpty ? "nothing near" : item.excluded.map(\.clause.id).joined(separator: ", "),
        item.excluded.compactMap { clause($0.clause, $0.because) })
    }
    ask(
      "Is a licence required?", determination.requirements.isEmpty ? "by no requirement of these rules" : "yes",
      determination.requirements.compactMap { requirement($0) })
    ask(
      "Does the law itself take it out?", determination.notRequired.isEmpty ? "no" : "from some requirements",
      determination.notRequired.compactMap { clause($0.clause, $0.because, [("cut_by", .strings($0.words))]) })
    ask(
      "Does a licence exception help?", exceptionAnswer,
      determination.exceptions.compactMap { exception in
        clause(
          exception.clause, exception.because,
          [("available", .string(word(exception.available))), ("conditions", .strings(exception.clause.conditions))])
      })
    ask(
      "Is it prohibited?", determination.prohibitions.isEmpty ? "by no prohibition of these rules" : "yes",
      determination.prohibitions.compactMap { clause($0.clause, $0.because) })
    ask(
      "Is law left out that bears on it?", determination.notJudged.isEmpty ? "none that is known" : "yes",
      determination.notJudged.compactMap { clause($0.clause, $0.because) })
    ask(
      "Are there red flags?", determination.redFlags.isEmpty ? "none is raised by what is stated" : "yes",
      determination.redFlags.compactMap {
        clause($0.clause, $0.because, [("resolve", .strings($0.clause.resolutions))])
      })
    return all
  }

  private var exceptionAnswer: String {
    if determination.exceptions.isEmpty { return "none was asked" }
    let open = determination.exceptions.filter { $0.available == .yes }.map(\.clause.id)
    if !open.isEmpty { return open.joined(separator: ", ") }
    return determination.exceptions.contains { $0.available == .unknown } ? "facts are needed" : "none"
  }

  private func requirement(_ requirement: Determination.Requirement) -> JSON? {
    clause(
      requirement.clause, requirement.because,
      [
        ("review", .string(requirement.review?.words)), ("review_text", .string(requirement.reviewText)),
        ("review_cites", .strings(requirement.reviewCites)), ("listed_party", .string(requirement.listing)),
        ("not_applied", .string(requirement.notApplied)),
      ], end: requirement.end)
  }

  private func clause(
    _ clause: Clause, _ because: [Reason], _ more: [(String, JSON)] = [], end: CalendarDay? = nil
  ) -> JSON? {
    guard rule == nil || rule == clause.id || rule == clause.qualifiedID else { return nil }
    let reasons = because.map { reason in
      JSON.object([
        ("text", .string(reason.text)), ("facts", .strings(reason.facts.map(determination.place))),
        ("rule_at", .string(reason.span.description)),
      ])
    }
    let last = end ?? clause.period?.until
    return .object(
      [
        ("id", .string(clause.id)), ("rule", .string(clause.qualifiedID)), ("title", .string(clause.title)),
        ("cites", .strings(clause.cites)),
        ("in_force", .array([.string(clause.period?.from.description), .string(last?.description)])),
        ("at", .string(clause.span.description)), ("because", .array(reasons)),
      ] + more)
  }

  private func word(_ truth: Truth) -> String { truth == .unknown ? "not known" : truth.description }
}
