import Chokepoint
import Controls
import Interchange
import Rulebook

/// What the page of a check shows: the form, the answer as a tree, what would change it, and what is asked next.
struct CheckView {
  let snapshot: ServedSnapshot
  var form: DealForm
  /// Why there is no answer.
  var troubles: [Diagnostic] = []
  private let desk: Desk
  private var document: JSON?
  private var options: CheckOptions?
  private var consulted: [(deal: Deal, answer: ConsultedAnswer)] = []
  private var answers: [(regime: Regime, determination: Determination)] = []
  private var questions: [QuestionField] = []
  private var regimes: [String] = []

  init(snapshot: ServedSnapshot, form: DealForm, desk: Desk) {
    self.snapshot = snapshot
    self.form = form
    self.desk = desk
  }

  /// How many questions are asked at once: those that decide first, the cheapest of them first.
  private static let mostQuestions = 4

  /// Judges the deal of the form, with the answers that it carries.
  ///
  /// - Throws: `Diagnostics` for a deal that does not read.
  mutating func judge(_ options: CheckOptions) throws(Diagnostics) {
    var document = try form.document()
    self.document = document
    self.options = options
    regimes = options.regimes
    let workspace = options.workspace
    let memory = ScreeningMemory()
    var troubles: [String: (String, String)] = [:]
    if !form.answers.isEmpty {
      let first = try options.answers(document, memory: memory)
      for (place, text) in form.answers {
        guard let question = Self.question(at: place, first, workspace) else { continue }
        do throws(Diagnostics) {
          if let changed = try Interview.answering(question, with: text, in: document) {
            // An answer that makes the deal unreadable is not taken.
            _ = try workspace.deal(changed)
            document = changed
          }
        } catch {
          troubles[place] = (text, error.all.map(\.message).joined(separator: "; "))
        }
      }
    }
    self.document = document
    consulted = try options.consulted(document, memory: memory)
    answers = Array(zip(workspace.regimes, consulted.map(\.answer.determination)))
    questions = Self.questions(answers, troubles)
  }

  /// Keeps the answer of a single regime in the ledger; nil where there is none to keep.
  func keep(by caller: Caller) throws -> RecordedAnswer? {
    guard let options, let document, let first = consulted.first, consulted.count == 1 else { return nil }
    return try desk.keep(
      first.answer, of: document, as: first.deal, in: options.workspace, under: options.workspace.regime,
      screened: true,
      by: caller)
  }

  private static func question(
    at place: String, _ answers: [Determination], _ workspace: Workspace
  ) -> Interview.Question? {
    for (regime, answer) in zip(workspace.regimes, answers) {
      if let missing = answer.missing.first(where: { $0.place == place }) {
        return Interview.Question(missing: missing, fact: regime.program.fact(missing.fact.path))
      }
    }
    return nil
  }

  private static func questions(
    _ answers: [(regime: Regime, determination: Determination)], _ troubles: [String: (String, String)]
  ) -> [QuestionField] {
    var (seen, all): (Set<String>, [Interview.Question]) = ([], [])
    for (regime, answer) in answers {
      for missing in answer.missing where seen.insert(missing.place).inserted {
        all.append(Interview.Question(missing: missing, fact: regime.program.fact(missing.fact.path)))
      }
    }
    let deciding = all.filter { !$0.missing.always }
    // What is asked in any case comes after all that decides.
    let shown = deciding.isEmpty ? all : deciding
    return shown.prefix(mostQuestions).enumerated().map { number, question in
      QuestionField(question: question, number: number, trouble: troubles[question.missing.place])
    }
  }

  // MARK: The page

  var page: Page {
    let documents = answers.map { ($0.regime.name, $0.determination.json) }
    let data = JSON.object([
      ("deal", document ?? .null),
      ("answer", documents.count == 1 && regimes.isEmpty ? documents[0].1 : .null),
      ("regimes", regimes.isEmpty ? .null : .object(documents)), ("notes", .strings(form.notes)),
      (
        "errors",
        .array(
          troubles.map {
            .object([("id", .string($0.id)), ("message", .string($0.message)), ("help", .string($0.help))])
          })
      ),
    ])
    var page = Page(title: "Check a deal", template: "check", section: "check", data: data)
    page.view = .object([
      ("values", form.values), ("today", .string(CalendarDay.today.description)),
      ("activities", words("deal.activity")),
      ("kinds", words("item.kind")), ("uses", words("end_use.kind")), ("countries", countries), ("chips", chips),
      ("regime_choices", regimeChoices),
      ("answers", .array(answers.map { AnswerView($0.determination, $0.regime).json })),
      ("is_answered", .bool(!answers.isEmpty)), ("can_keep", .bool(desk.isThere && answers.count == 1)),
      ("several", .bool(answers.count > 1)),
      ("questions", .array(questions.map(\.json))),
      ("questions_decide", .bool(isOpen && questions.contains { !$0.question.missing.always })),
      ("questions_bear", .bool(!isOpen && questions.contains { !$0.question.missing.always })),
      ("questions_usual", .bool(!questions.contains { !$0.question.missing.always })),
      ("document", document.map { .string(JSONWriter.compact($0)) } ?? .null),
      ("document_pretty", document.map { .string(JSONWriter.pretty($0)) } ?? .null),
      ("chosen_regimes", .strings(regimes)),
    ])
    return page
  }

  /// Whether what is stated does not decide the deal yet.
  private var isOpen: Bool { answers.contains { $0.determination.outcome == .needsFacts } }

  private func words(_ path: String) -> JSON {
    guard case .word(let words)? = snapshot.standard.program.fact(path)?.type else { return .array([]) }
    let chosen = ["deal.activity": "activity", "item.kind": "kind", "end_use.kind": "end_use"][path] ?? ""
    return .array(
      words.filter { $0 != "not_stated" }.map { word in
        .object([
          ("value", .string(word)), ("label", .string(word.replacing("_", with: " "))),
          ("chosen", .bool(form.values[chosen]?.string == word)),
        ])
      })
  }

  private var countries: JSON {
    let all = snapshot.workspace.countries
    return .array(
      all.codes.map { code in .object([("code", .string(code)), ("name", .string(all.name(of: code)))]) })
  }

  private var chips: JSON { .strings(snapshot.standard.chips.chips.map(\.name)) }

  private var regimeChoices: JSON {
    .array(
      snapshot.workspace.regimes.map { regime in
        .object([
          ("name", .string(regime.name)), ("title", .string(regime.title)),
          (
            "chosen",
            .bool(regimes.contains(regime.name) || regimes.isEmpty && regime.name == snapshot.standard.regime.name)
          ),
        ])
      })
  }
}
