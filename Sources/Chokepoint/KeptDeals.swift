import Interchange
import Ledger
import Parties
import Rulebook

/// The deals that a ledger holds answers of, each by its newest answer: whom they name, and what the answer rests on.
///
///     let deals = try KeptDeals(desk.store)
///     deals.resting(on: clause, of: program).map(\.name)
struct KeptDeals {
  struct Deal {
    let name: String
    let day: CalendarDay?
    /// Whom it names, the exporter too.
    let parties: Set<String>
    /// The clauses that the answer names, with their packs: `us-ear/3A090.a`.
    let clauses: Set<String>
    /// The lines of packs that decided it: `rules/us-ear/scope.md:15`.
    let lines: Set<String>
    /// The digest of the rules that it was judged by.
    let rules: String?
  }

  /// By name.
  let deals: [Deal]

  /// Records read at once.
  private static let page = 500

  /// - Throws: `Diagnostic` `ledger.…` for a ledger that cannot be read.
  init(_ store: LedgerStore) throws(Diagnostic) {
    var known: [String: Deal] = [:]
    var filter = LedgerFilter()
    (filter.kind, filter.limit) = (.determination, Self.page)
    while true {
      let records = try store.records(filter)
      for record in records {
        guard let name = Self.name(record), known[name] == nil else { continue }
        known[name] = Self.deal(name, record)
      }
      guard let last = records.last, records.count == Self.page else { break }
      filter.before = last.seq
    }
    deals = known.values.sorted { $0.name < $1.name }
  }

  private static func name(_ record: LedgerRecord) -> String? {
    record.entry.about.first { $0.hasPrefix("deal:") }.map { String($0.dropFirst(5)) }
  }

  private static func deal(_ name: String, _ record: LedgerRecord) -> Deal? {
    guard let kept = AnswerRecord(record.payload) else { return nil }
    let named = [kept.deal["exporter"]].compactMap { $0 } + (kept.deal["parties"]?.array ?? [])
    var (clauses, lines): (Set<String>, Set<String>) = ([], [])
    gather(kept.answer, &clauses, &lines)
    return Deal(
      name: name, day: kept.deal["date"]?.string.flatMap { CalendarDay($0) },
      parties: Set(named.compactMap { $0["name"]?.string }), clauses: clauses, lines: lines,
      rules: record.entry.basis?.rules)
  }

  /// What an answer says it rests on, wherever in it.
  private static func gather(_ json: JSON, _ clauses: inout Set<String>, _ lines: inout Set<String>) {
    for member in json.members ?? [] {
      let (key, value) = (member.key, member.value)
      switch (key, value.string) {
      case ("rule", let id?): clauses.insert(id)
      case ("rule_at", let place?):
        lines.insert(place.split(separator: ":").dropLast().joined(separator: ":"))
      default: gather(value, &clauses, &lines)
      }
    }
    for value in json.array ?? [] { gather(value, &clauses, &lines) }
  }

  // MARK: Asking

  /// The deals whose answers name a clause, or were decided on its lines in `program`; those alone on whose days one of
  /// its versions counts.
  func resting(on clause: Clause, until next: Int?, of program: RuleProgram, in periods: [Period?]) -> [Deal] {
    let lines = clause.span.line..<(next ?? Int.max)
    return deals.filter { deal in
      guard Self.counts(on: deal.day, periods) else { return false }
      if deal.clauses.contains("\(clause.pack)/\(clause.id)") { return true }
      guard deal.rules == program.digest else { return false }
      return deal.lines.contains { place in
        guard place.hasPrefix(clause.span.file + ":") else { return false }
        return Int(place.dropFirst(clause.span.file.utf8.count + 1)).map(lines.contains) ?? false
      }
    }
  }

  /// The deals on whose days a clause counts.
  func judged(in period: Period?) -> [Deal] { deals.filter { Self.counts(on: $0.day, [period]) } }

  private static func counts(on day: CalendarDay?, _ periods: [Period?]) -> Bool {
    guard let day else { return true }
    return periods.contains { period in
      guard let period else { return true }
      return period.from <= day && period.until.map { day < $0 } ?? true
    }
  }

  /// The names of the deals with parties that the changes of a list touch, by the list's and party's ids.
  func touched(by rescreening: Rescreening) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for (name, deals) in named {
      guard let difference = try? rescreening.answer(BatchQuestion(name: name)) else { continue }
      let matches = difference.appeared + difference.disappeared + difference.changed.map(\.after)
      for match in matches where !match.isWeak {
        found["\(match.list.id):\(match.party.id)", default: []].formUnion(deals)
      }
    }
    return found
  }

  /// Those who are named, with the deals.
  private var named: [String: Set<String>] {
    var named: [String: Set<String>] = [:]
    for deal in deals { for party in deal.parties { named[party, default: []].insert(deal.name) } }
    return named
  }
}
