public import Interchange

/// The coverage as text and as JSON.
extension Coverage {
  /// How much there is of one kind of thing, and how much of it cases show.
  struct Share {
    let what: String
    let all: Int
    let covered: Int

    /// In whole percent, rounded down: 100 is all of it.
    var percent: Int { all == 0 ? 100 : covered * 100 / all }
  }

  static func shares(_ clauses: [ClauseCoverage]) -> [Share] {
    func share<Element>(_ what: String, _ all: [Element], _ isCovered: (Element) -> Bool) -> Share {
      Share(what: what, all: all.count, covered: all.count(where: isCovered))
    }
    return [
      share("clauses_hold", clauses.filter(\.isCondition)) { $0.holds > 0 },
      share("clauses_fail", clauses.filter(\.canFail), \.fails),
      share("policy_rows", clauses.flatMap(\.rows)) { $0.holds > 0 },
      share("thresholds", clauses.flatMap(\.limits)) { $0.missing.isEmpty },
      share("boundaries", clauses.filter(\.isCondition).flatMap(\.boundaries)) { $0.missing.isEmpty },
    ]
  }

  private static let labels = [
    "clauses_hold": "clauses that hold in a case", "clauses_fail": "clauses that fail in a case",
    "policy_rows": "rows of reviews that hold in a case", "thresholds": "thresholds with cases below, at, above",
    "boundaries": "days with cases before and on them",
  ]

  /// - Parameter filter: only clauses whose id contains this; nil for all.
  public func clauses(matching filter: String?) -> [ClauseCoverage] {
    clauses.filter { coverage in filter.map { coverage.clause.id.contains($0) } ?? true }
  }

  /// - Parameters:
  ///   - kinds: what to look for.
  ///   - filter: only clauses whose id contains this; nil for all.
  public func hasGaps(of kinds: Set<ClauseCoverage.Gap.Kind>, matching filter: String?) -> Bool {
    clauses(matching: filter).contains { $0.gaps.contains { kinds.contains($0.kind) } }
  }

  /// A table for each pack, and for all where there are several; then what is missing, clause by clause.
  ///
  /// - Parameters:
  ///   - filter: only clauses whose id contains this.
  ///   - kinds: which gaps are listed; the table counts all.
  public func text(
    filter: String? = nil, kinds: Set<ClauseCoverage.Gap.Kind> = Set(ClauseCoverage.Gap.Kind.allCases)
  ) -> String {
    let shown = clauses(matching: filter)
    var lines: [String] = []
    for pack in packs {
      let own = shown.filter { $0.clause.pack == pack }
      lines += ["\(pack): \(own.count) clauses, \(cases[pack] ?? 0) cases"] + Self.table(own)
    }
    if packs.count > 1 {
      lines += ["all packs: \(shown.count) clauses, \(cases.values.reduce(0, +)) cases"] + Self.table(shown)
    }
    let wanting = shown.map { coverage in (coverage, coverage.gaps.filter { kinds.contains($0.kind) }) }
      .filter { !$1.isEmpty }
    lines.append("")
    lines.append(wanting.isEmpty ? "No gap." : "Gaps")
    for (coverage, gaps) in wanting {
      let from = coverage.clause.period.map { ", from \($0.from)" } ?? ""
      lines.append("  \(coverage.clause.id)\(from)  \(coverage.clause.span)")
      lines += gaps.map { "    \($0.text)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ clauses: [ClauseCoverage]) -> [String] {
    func padded(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    return shares(clauses).map { share in
      let label = labels[share.what] ?? share.what
      let space = String(repeating: " ", count: max(1, 40 - label.count))
      return "  \(label)\(space)\(padded("\(share.covered)", 5)) of\(padded("\(share.all)", 5))"
        + "\(padded("\(share.percent)", 5)) %"
    }
  }

  /// - Parameter filter: only clauses whose id contains this.
  public func json(filter: String? = nil) -> JSON {
    let shown = clauses(matching: filter)
    func summary(_ clauses: [ClauseCoverage], _ cases: Int) -> [(String, JSON)] {
      [("clauses", .integer(clauses.count)), ("cases", .integer(cases))]
        + Self.shares(clauses).map { share in
          (share.what, .object([("all", .integer(share.all)), ("covered", .integer(share.covered))]))
        } + [("gaps", .integer(clauses.reduce(0) { $0 + $1.gaps.count }))]
    }
    return .object([
      (
        "packs",
        .array(
          packs.map { pack in
            let own = shown.filter { $0.clause.pack == pack }
            return .object([("pack", .string(pack))] + summary(own, cases[pack] ?? 0))
          })
      ),
      ("total", .object(summary(shown, cases.values.reduce(0, +)))),
      ("clauses", .array(shown.map(\.json))),
    ])
  }
}

extension ClauseCoverage {
  /// One object a version of a clause; `holds` is null for a quantity, `fails` also for a review.
  public var json: JSON {
    .object([
      ("id", .string(clause.id)), ("kind", .string(clause.kind.rawValue)), ("pack", .string(clause.pack)),
      ("in_force_from", .string(clause.period?.from.description)), ("at", .string(clause.span.description)),
      ("asked", .integer(asked)), ("holds", isCondition ? .integer(holds) : .null),
      ("fails", canFail ? .bool(fails) : .null),
      (
        "policy_rows",
        .array(rows.map { .object([("row", .string($0.text)), ("holds", .integer($0.holds))]) })
      ),
      (
        "thresholds",
        .array(
          limits.map { limit in
            .object([
              ("bound", .string(limit.bound.description)), ("at", .string(limit.span.description)),
              ("missing", .strings(limit.missing)),
            ])
          })
      ),
      (
        "boundaries",
        .array(
          boundaries.map { boundary in
            .object([
              ("kind", .string(boundary.kind.rawValue)), ("day", .string(boundary.day.description)),
              ("missing", .strings(boundary.missing)),
            ])
          })
      ),
      (
        "gaps",
        .array(gaps.map { .object([("kind", .string($0.kind.rawValue)), ("text", .string($0.text))]) })
      ),
    ])
  }
}
