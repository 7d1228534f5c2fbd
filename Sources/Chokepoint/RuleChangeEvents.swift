public import Interchange
import Ledger
public import Rulebook
public import Watch

extension WatchEvent {
  /// What changed between two states of a regime's rules, an event for each version of a clause and each country group.
  ///
  /// - Parameters:
  ///   - day: the day on which the newer rules came; nil dates a change by its clause.
  public static func changes(from older: RuleProgram, to newer: RuleProgram, on day: CalendarDay?) -> [WatchEvent] {
    RuleChanges(older: older, newer: newer, day: day, kept: nil).events
  }
}

/// The changes between two states of a regime's rules as events, with the deals that they touch.
struct RuleChanges {
  let older: RuleProgram
  let newer: RuleProgram
  let day: CalendarDay?
  /// The deals of the ledger; nil without one.
  let kept: KeptDeals?

  /// Members of a country group that are named; of more, the number.
  private static let mostMembers = 8

  var events: [WatchEvent] {
    let diff = PackDiff(from: older, to: newer)
    return diff.addedClauses.map(added) + diff.removedClauses.map(removed) + diff.changedClauses.map(changed)
      + diff.changedGroups.map(group)
  }

  private func added(_ clause: Clause) -> WatchEvent {
    let isNew = (older.versions[clause.id] ?? []).isEmpty
    var event = event(clause, "added", "\(isNew ? "new" : "a new version of") \(Self.text(clause))")
    guard isNew else {
      touch(&event, older.versions[clause.id] ?? [], [clause.period])
      return event
    }
    // No answer can name what was not there: of these days all were judged without it.
    let without = kept?.judged(in: clause.period).map(\.name) ?? []
    event.deals = without
    if !without.isEmpty {
      event.consequence =
        "\(without.count) of your deals \(without.count == 1 ? "was" : "were") judged without it: rehearse them"
    }
    return event
  }

  private func removed(_ clause: Clause) -> WatchEvent {
    var event = event(clause, "removed", "taken out: \(Self.text(clause))")
    touch(&event, [clause], [clause.period])
    return event
  }

  private func changed(_ change: PackDiff.ClauseChange) -> WatchEvent {
    let fields = change.changes.map { part in
      switch part.field {
      case "in force": "in force (\(part.added.joined(separator: "; ")))"
      case "is", "when": "what it asks for"
      default: part.field
      }
    }
    var event = event(
      change.after, "changed", "\(Self.text(change.after)) changed: \(fields.joined(separator: ", "))")
    touch(&event, [change.before], [change.before.period, change.after.period])
    return event
  }

  private func group(_ change: PackDiff.GroupChange) -> WatchEvent {
    func members(_ sign: String, _ codes: [String]) -> [String] {
      codes.isEmpty ? [] : codes.count > Self.mostMembers ? ["\(sign)\(codes.count)"] : codes.map { sign + $0 }
    }
    let parts = change.changes.map { part in
      "\(part.field) \((members("-", part.removed) + members("+", part.added)).joined(separator: " "))"
    }
    let id = "\(law)/\(change.group)"
    return WatchEvent(
      id: "rules@\(digest)/group/\(change.group)", kind: .ruleChange, period: day.map { $0...$0 },
      names: [WatchName("country group \(change.group)", type: "Instrument", id: id)], subjects: [0],
      predicate: "changed", statement: "country group \(change.group) changed: \(parts.joined(separator: ", "))",
      sources: [WatchSource(document: newer.digest, name: law, publisher: "rules: \(law)", published: day)])
  }

  // MARK: Parts

  private var law: String { newer.regime ?? "shared" }
  private var digest: String { String((newer.digest.split(separator: ":").last ?? "").prefix(12)) }

  /// `3A090.a, in force from 2023-11-17: title`
  private static func text(_ clause: Clause) -> String {
    let from = clause.period.map { ", in force from \($0.from)" } ?? ""
    return "rule \(clause.id)\(from)" + (clause.title.map { ", “\($0)”" } ?? "")
  }

  private func event(_ clause: Clause, _ done: String, _ statement: String) -> WatchEvent {
    let id = "\(clause.pack)/\(clause.id)"
    let from = clause.period?.from
    let source = WatchSource(
      document: newer.digest, name: clause.span.description, publisher: "rules: \(law)",
      title: clause.cites.isEmpty ? nil : clause.cites.joined(separator: "; "),
      published: day ?? clause.period?.knowable)
    return WatchEvent(
      id: "rules@\(digest)/\(id)\(from.map { "@\($0)" } ?? "")/\(done)", kind: .ruleChange,
      period: from.map { $0...$0 }, names: names(clause), subjects: [0], predicate: done, statement: statement,
      sources: [source])
  }

  /// By what a reader may ask for it: its id, its title, what it cites with and without the title of the Code, and the
  /// sections and classes that these name.
  private func names(_ clause: Clause) -> [WatchName] {
    let title = clause.title.map { [$0] } ?? []
    var texts = [clause.id] + title
    for cite in clause.cites {
      let bare = cite.split(separator: " ").drop { Int($0) != nil || $0 == "CFR" }.joined(separator: " ")
      texts += bare == cite ? [cite] : [cite, bare]
    }
    texts += (title + clause.cites).flatMap(Self.sections)
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.map {
      WatchName($0, type: "Instrument", id: "\(clause.pack)/\(clause.id)")
    }
  }

  /// The words with a figure and a letter or a point inside: `3A090.a.1`, `744.23`.
  private static func sections(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "," || $0 == ";" }.map(String.init).filter { word in
      word.contains { $0.isNumber } && word.dropLast().contains { $0 == "." || $0.isLetter }
    }
  }

  private func touch(_ event: inout WatchEvent, _ clauses: [Clause], _ periods: [Period?]) {
    guard let kept else { return }
    var names: Set<String> = []
    for clause in clauses {
      let next = older.ids.flatMap { older.versions[$0] ?? [] }
        .filter { $0.span.file == clause.span.file && $0.span.line > clause.span.line }.map(\.span.line).min()
      names.formUnion(kept.resting(on: clause, until: next, of: older, in: periods).map(\.name))
    }
    event.touch(names.sorted())
  }
}
