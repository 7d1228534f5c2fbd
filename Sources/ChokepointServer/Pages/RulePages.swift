import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Rulebook

/// `/rules`: the clauses in force on a day, and each of them as it stands.
enum RulePages {
  static func list(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let filter = try RuleFilter(call, day: try call.day("date") ?? .today)
    let data = try await call.working { try filter.document(snapshot) }
    let day = filter.day ?? .today
    let regime = data["regime"]?.string ?? ""
    let rows = (data["rules"]?.array ?? []).map { rule -> JSON in
      let id = rule["id"]?.string ?? ""
      return .object(
        (rule.members ?? []).map { ($0.key, $0.value) } + [
          ("address", .string("/rules/\(PercentCoding.encode(id))?date=\(day)&regime=\(regime)")),
          ("from", rule["in_force"]?.array?.first ?? .null), ("until", rule["in_force"]?.array?.last ?? .null),
          ("cited", .string((rule["cites"]?.array?.compactMap(\.string) ?? []).joined(separator: "; "))),
        ])
    }
    var page = Page(title: "Rules", template: "rules", section: "rules", data: data)
    let groups = ClauseKind.allCases.compactMap { kind -> JSON? in
      let own = rows.filter { $0["kind"]?.string == kind.rawValue }
      guard !own.isEmpty else { return nil }
      return .object([
        ("kind", .string(kind.rawValue)), ("title", .string(title(kind))), ("count", .integer(own.count)),
        ("rules", .array(own)),
      ])
    }
    let first = CalendarDay(year: 2022, month: 1, day: 1) ?? .today
    page.view = .object([
      ("groups", .array(groups)), ("count", .integer(rows.count)), ("day", .string(day.description)),
      ("day_number", .integer(day.daysSince1970)), ("first_number", .integer(first.daysSince1970)),
      ("last_number", .integer(CalendarDay.today.daysSince1970 + 365)), ("words", .string(filter.words)),
      (
        "choices",
        .array(
          (data["regimes"]?.array ?? []).map { choice in
            .object(
              (choice.members ?? []).map { ($0.key, $0.value) } + [("chosen", .bool(choice["name"]?.string == regime))])
          })
      ),
    ])
    return page.reply(call)
  }

  private static func title(_ kind: ClauseKind) -> String {
    switch kind {
    case .class: "What things are"
    case .scope: "What the law reaches"
    case .require: "When a licence is required"
    case .authorise: "What lifts a requirement"
    case .exception: "Exceptions of the law itself"
    case .review: "How an application is reviewed"
    case .prohibit: "What is prohibited"
    case .flag: "Red flags"
    case .outside: "What these rules leave out"
    case .define: "Definitions"
    }
  }

  static func one(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let (id, day, regime) = (call.value("id"), try call.day("date"), call.query["regime"])
    let known = try call.day("known") ?? .today
    let data = try await call.working {
      try RulesEndpoint.document(id, on: day, known: known, regime: regime, snapshot)
    }
    let versions = (data["versions"]?.array ?? []).map { version -> JSON in
      .object(
        (version.members ?? []).map { ($0.key, $0.value) } + [
          ("from", version["in_force"]?.array?.first ?? .null), ("to", version["in_force"]?.array?.last ?? .null),
          (
            "source",
            .string("\(version["file"]?.string ?? ""):\(version["line"].map { JSONWriter.compact($0) } ?? "")")
          ),
          ("has_exceptions", .bool(version["exceptions"]?.array?.isEmpty == false)),
          ("has_lifts", .bool(version["lifted_by"]?.array?.isEmpty == false)),
          ("has_reviews", .bool(version["reviewed_by"]?.array?.isEmpty == false)),
          ("has_readers", .bool(version["read_by"]?.array?.isEmpty == false)),
          ("has_caveats", .bool(version["caveats"]?.array?.isEmpty == false)),
        ])
    }
    var page = Page(title: id, template: "rule", section: "rules", data: data)
    page.view = .object([
      ("shown", .array(versions)), ("day", .string(day?.description)),
      ("none_on_day", .bool(versions.isEmpty)), ("all", .string("/rules/\(PercentCoding.encode(id))")),
    ])
    return page.reply(call)
  }
}
