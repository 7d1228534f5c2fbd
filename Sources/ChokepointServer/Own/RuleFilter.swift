import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange
import Rulebook

/// Which clauses are listed: of a regime, of a kind, on a day, with words in them.
struct RuleFilter: Sendable {
  let regime: String?
  let day: CalendarDay?
  let known: CalendarDay
  let kind: ClauseKind?
  let words: String

  /// - Throws: `Problem` 422.
  init(_ call: Call) throws { try self.init(call, day: try call.day("date")) }

  init(_ call: Call, day: CalendarDay?) throws {
    regime = call.query["regime"]
    self.day = day
    known = try call.day("known") ?? .today
    words = (call.query["q"] ?? "").lowercased()
    kind = try call.query["kind"].map { text in
      guard let kind = ClauseKind(rawValue: text) else {
        throw Problem(
          .unprocessableContent, "rules.kind", "`\(text.prefix(40))` is no kind of clause",
          help: "the kinds are \(ClauseKind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return kind
    }
  }

  /// - Throws: `Problem` 400 for a regime that is not there.
  func document(_ snapshot: ServedSnapshot) throws -> JSON {
    let all = snapshot.workspace.regimes
    let regimes = all.filter { $0.name == (regime ?? snapshot.standard.regime.name) }
    guard let found = regimes.first else {
      throw Problem(.badRequest, RulePacks.unknown(regime ?? "", among: all.map(\.name)))
    }
    let program = found.program
    let clauses = day.map { counting(program, on: $0) } ?? program.ids.flatMap { program.versions[$0] ?? [] }
    // Many clauses begin on one day: the law of each day is put together once.
    var laws: [CalendarDay: Law] = [:]
    let rows = clauses.filter(isAsked).map { clause -> JSON in
      let day = clause.period?.from ?? known
      let law = laws[day] ?? program.law(on: day, known: .distantFuture)
      laws[day] = law
      return row(clause, law)
    }
    return .object([
      ("regime", .string(found.name)), ("law", .string(found.title)), ("date", .string(day?.description)),
      ("rules_digest", .string(program.digest)),
      ("regimes", .array(all.map { .object([("name", .string($0.name)), ("title", .string($0.title))]) })),
      ("rules", .array(rows)),
    ])
  }

  private func counting(_ program: RuleProgram, on day: CalendarDay) -> [Clause] {
    let law = program.law(on: day, known: known)
    return ClauseKind.allCases.flatMap(law.clauses)
  }

  private func isAsked(_ clause: Clause) -> Bool {
    guard kind == nil || clause.kind == kind, clause.kind != .define || kind == .define else { return false }
    if words.isEmpty { return true }
    let texts = [clause.id, clause.title ?? ""] + clause.cites
    return texts.contains { $0.lowercased().contains(words) }
  }

  private func row(_ clause: Clause, _ law: Law) -> JSON {
    let end = law.end(of: clause)
    return .object([
      ("id", .string(clause.id)), ("kind", .string(clause.kind.rawValue)), ("title", .string(clause.title)),
      ("pack", .string(clause.pack)), ("cites", .strings(clause.cites)),
      ("in_force", .array([.string(clause.period?.from.description), .string(end?.description)])),
      ("at", .string(clause.span.description)),
    ])
  }
}
