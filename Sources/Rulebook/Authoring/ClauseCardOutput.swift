public import Interchange

/// The card as text and as JSON.
extension ClauseCard {
  public var text: String {
    var lines = ["\(clause.id)  \(clause.kind.rawValue) of \(clause.pack)", "  \(clause.span)"]
    if let title = clause.title { lines.append("  \(title)") }
    lines += clause.cites.enumerated().map { "  \($0 == 0 ? "cites" : "     ") \($1)" }
    lines += ([inForce] + clause.periodLines.dropFirst()).map { "  \($0)" }
    if law.standing(of: clause) != .enforced { lines.append("  not applied on \(law.day)") }
    lines += clause.caveats.map { "  \($0.level.rawValue): \($0.text)" }
    lines += clause.conditionParts.flatMap { $0.text.split(separator: "\n").map { "  \($0)" } }
    func list(_ label: String, _ clauses: [Clause]) {
      guard !clauses.isEmpty else { return }
      lines.append("  \(label)")
      lines += clauses.map { other in
        let title = other.title.map { " \($0)" } ?? ""
        let effect = other.kind == .exception && other.makesHold ? " (makes it hold)" : ""
        return "    \(other.id)\(effect)\(title)"
      }
    }
    list("exceptions to it", exceptions)
    list("lifted by", authorisations)
    list("reviewed by", reviews)
    if !readers.isEmpty { lines.append("  read by \(readers.map(\.id).joined(separator: ", "))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The last day is that of the version itself or, where one follows, the day before the next.
  private var inForce: String {
    guard let period = clause.period else { return "at all times" }
    let last = end.flatMap(\.previous).map { ", to \($0)" } ?? ""
    let known = period.untilKnown.map { "; the end could be known from \($0)" } ?? ""
    return "in force from \(period.from)\(last)\(known)"
  }

  public var json: JSON {
    func day(_ day: CalendarDay?) -> JSON { .string(day?.description) }
    func notes(_ notes: [DatedNote]) -> JSON {
      .array(
        notes.map { note in
          .object([
            ("from", day(note.from)), ("until", day(note.until)), ("known", day(note.known)),
            ("text", .string(note.text)),
          ])
        })
    }
    func clauses(_ clauses: [Clause]) -> JSON {
      .array(
        clauses.map { other in
          .object([
            ("id", .string(other.id)), ("title", .string(other.title)), ("at", .string(other.span.description)),
          ])
        })
    }
    let period = clause.period
    return .object([
      ("id", .string(clause.id)), ("kind", .string(clause.kind.rawValue)), ("pack", .string(clause.pack)),
      ("title", .string(clause.title)), ("file", .string(clause.span.file)), ("line", .integer(clause.span.line)),
      ("cites", .strings(clause.cites)),
      ("in_force", .array([day(period?.from), day(end)])), ("until", day(period?.until)),
      ("until_known", day(period?.untilKnown)), ("announced", day(period?.announced)),
      ("published", day(period?.published)), ("compliance", day(period?.compliance)),
      ("not_enforced", notes(clause.nonEnforcement)), ("suspended", notes(clause.suspensions)),
      ("addressed_to", .strings(clause.addressees)),
      (
        "caveats",
        .array(clause.caveats.map { .object([("level", .string($0.level.rawValue)), ("text", .string($0.text))]) })
      ),
      ("as_written", .strings(clause.conditionParts.map(\.text))), ("targets", .strings(clause.targets)),
      ("exceptions", clauses(exceptions)), ("lifted_by", clauses(authorisations)), ("reviewed_by", clauses(reviews)),
      ("read_by", .strings(readers.map(\.id))),
      (
        "as_of", .object([("date", day(law.day)), ("known", day(law.known == .distantFuture ? nil : law.known))])
      ),
    ])
  }
}

extension Clause {
  /// The attributes that say when the clause holds and what it does, without dates, citations and caveats.
  var conditionParts: [WrittenPart] {
    let dated: Set<String> = [
      "cites", "in", "announced", "published", "compliance", "not", "suspended", "secondary", "unsure", "note",
    ]
    return written.filter { !dated.contains($0.keyword) }
  }

  /// When the clause counts, in words, a line for each thing to know.
  var periodLines: [String] {
    guard let period else { return ["at all times"] }
    var first = "in force from \(period.from)"
    if let until = period.until {
      first += " until \(until)" + (period.untilKnown.map { ", which could be known from \($0)" } ?? "")
    }
    let more = [
      ("announced", period.announced), ("published", period.published), ("compliance from", period.compliance),
    ]
    let dates = more.compactMap { label, day in day.map { "\(label) \($0)" } }.joined(separator: ", ")
    func lines(_ label: String, _ notes: [DatedNote]) -> [String] {
      notes.map { note in
        let until = note.until.map { " until \($0)" } ?? ""
        let known = note.known.map { ", known \($0)" } ?? ""
        return "\(label) from \(note.from)\(until)\(known): \(note.text)"
      }
    }
    return [first] + (dates.isEmpty ? [] : [dates]) + lines("not enforced", nonEnforcement)
      + lines("suspended", suspensions)
  }
}
