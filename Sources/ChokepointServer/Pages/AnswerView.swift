import Chokepoint
import Controls
import Interchange
import Parties
import Rulebook

/// A determination as a page shows it.
struct AnswerView {
  let determination: Determination
  let regime: Regime

  init(_ determination: Determination, _ regime: Regime) {
    self.determination = determination
    self.regime = regime
  }

  var json: JSON {
    let outcome = determination.outcome
    let review = determination.review.map { "review: \($0.words)" }
    return .object([
      ("law", .string(regime.title)), ("regime", .string(regime.name)), ("outcome", .string(outcome.rawValue)),
      ("outcome_words", .string(outcome.rawValue.replacing("_", with: " "))),
      ("sentence", .string(Self.sentence(outcome))),
      ("overall_review", .string(outcome == .licenceRequired ? review : nil)),
      ("tree", .array(tree)), ("changes", .array(changes)), ("screening", .array(screening)),
      ("assumptions", .strings(determination.assumptions)), ("warnings", .strings(determination.warnings)),
      ("has_screening", .bool(!determination.screening.isEmpty)),
      ("has_assumptions", .bool(!determination.assumptions.isEmpty)),
      ("has_warnings", .bool(!determination.warnings.isEmpty)),
      ("has_changes", .bool(!determination.wouldChange.isEmpty)),
      ("day", .string(determination.day.description)), ("known", .string(determination.known.description)),
      ("rules", .string(determination.rulesDigest)),
      (
        "lists",
        .array(
          determination.lists.map {
            .object([
              ("title", .string($0.title)), ("edition", .string($0.edition.description)),
              ("coverage", .string($0.coverage)),
            ])
          })
      ),
    ])
  }

  private static func sentence(_ outcome: Determination.Outcome) -> String {
    switch outcome {
    case .prohibited: "A prohibition holds that no licence exception lifts."
    case .licenceRequired: "A requirement holds, and no exception lifts it."
    case .needsFacts: "What is stated does not decide it yet."
    case .notSubject: "No item is subject to this law, as far as is stated."
    case .exceptionAvailable: "A requirement holds, and an exception may lift it under its conditions."
    case .noLicenceRequired: "No requirement of these rules applies to what is stated."
    }
  }

  /// Question, answer, rules, reasons: nested as the page draws them.
  private var tree: [JSON] {
    let questions = ExplanationTree(determination, program: regime.program).json["questions"]?.array ?? []
    return questions.map { question in
      let rules = (question["because"]?.array ?? []).map { rule -> JSON in
        let period = rule["in_force"]?.array ?? []
        let id = rule["id"]?.string ?? ""
        return .object(
          (rule.members ?? []).map { ($0.key, $0.value) } + [
            ("from", period.first ?? .null), ("until", period.last ?? .null),
            ("cited", .string((rule["cites"]?.array?.compactMap(\.string) ?? []).joined(separator: "; "))),
            ("address", .string("/rules/\(PercentCoding.encode(id))?date=\(determination.day)&regime=\(regime.name)")),
            ("has_reasons", .bool(rule["because"]?.array?.isEmpty == false)),
          ])
      }
      return .object([
        ("question", question["question"] ?? .null), ("answer", question["answer"] ?? .null), ("rules", .array(rules)),
        ("weighs", .bool(weighs(question["question"]?.string ?? "", rules))),
      ])
    }
  }

  /// Whether the branch is opened at once: the one that decides.
  private func weighs(_ question: String, _ rules: [JSON]) -> Bool {
    guard !rules.isEmpty else { return false }
    return question.hasPrefix("Is a licence") || question.hasPrefix("Is it prohibited")
      || question.hasPrefix("Are there")
      || question.hasPrefix("Is law left out")
  }

  private var changes: [JSON] {
    (determination.json["would_change"]?.array ?? []).map { change in
      let steps = (change["changes"]?.array ?? []).map { step -> JSON in
        .object([
          ("fact", step["fact"] ?? .null), ("now", .string(Self.words(step["now"]) ?? "not stated")),
          ("becomes", .string(Self.words(step["becomes"]))), ("unit", step["unit"] ?? .null),
          ("by", step["by"] ?? .null),
        ])
      }
      return .object([
        ("steps", .array(steps)), ("then", .string(change["outcome"]?.string?.replacing("_", with: " "))),
        ("removes", .string((change["removes"]?.array?.compactMap(\.string) ?? []).joined(separator: ", "))),
        ("opens", .string((change["opens"]?.array?.compactMap(\.string) ?? []).joined(separator: ", "))),
      ])
    }
  }

  /// `below 1600`, `yes`.
  private static func words(_ value: JSON?) -> String? {
    guard let value else { return nil }
    if let flag = value.bool { return flag ? "yes" : "no" }
    if let members = value.members {
      return members.map { "\($0.key.replacing("_", with: " ")) \($0.value.string ?? "")" }.joined(separator: " and ")
    }
    return value.string
  }

  private var screening: [JSON] {
    determination.screening.map { found in
      let matches = found.matches.prefix(5).map { match -> JSON in
        .object([
          ("name", .string(match.party.name)), ("list", .string(match.list.title)),
          ("level", .string(match.level.rawValue)),
          ("percent", .string(FixedDecimal.text(match.score * 100, places: 0))), ("listed_on", .string(match.listedOn)),
          ("policy", .string(match.listing.policy)), ("reasons", .strings(match.reasons)),
          ("address", .string("/party/\(PercentCoding.encode("\(match.list.id):\(match.party.id)"))")),
        ])
      }
      return .object([
        ("role", .string(found.role.replacing("_", with: " "))), ("query", .string(found.query)),
        ("matches", .array(Array(matches))), ("failure", .string(found.failure)),
        ("none", .bool(found.matches.isEmpty && found.failure == nil)),
      ])
    }
  }
}
