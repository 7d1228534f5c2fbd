import Interchange

/// Which version of each clause counts on which days, for somebody who asks with the knowledge of one day. It is read off
/// `Law` on every day on which anything changes, so that both ways of evaluation have one idea of time.
struct LawCalendar {
  /// Days `[from, until)` as ordinals; nil for no bound.
  struct Span {
    var from: Int32?
    var until: Int32?
    var clause: Clause
  }

  private var spans: [String: [Span]] = [:]

  init(_ program: RuleProgram, known: CalendarDay) {
    add(Law(program, on: program.changes.first?.previous ?? .distantFuture, known: known), from: nil)
    for day in program.changes { add(Law(program, on: day, known: known), from: Int32(day.ordinal)) }
  }

  /// The versions of a clause that count at some time, none two on one day.
  func versions(of id: String) -> [Span] { spans[id] ?? [] }

  /// What counts from a day on, until further notice.
  private mutating func add(_ law: Law, from day: Int32?) {
    for id in law.program.ids {
      let clause = law.clause(id)
      var found = spans[id] ?? []
      if let last = found.indices.last, found[last].until == nil {
        if found[last].clause.span == clause?.span { continue }
        found[last].until = day
      }
      if let clause { found.append(Span(from: day, until: nil, clause: clause)) }
      spans[id] = found
    }
  }
}
