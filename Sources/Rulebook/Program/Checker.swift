import Interchange

/// Turns the declarations of packs into a program: every name resolved, every type and unit agreed, every clause cited
/// and dated. Collects all errors instead of stopping at the first.
struct Checker {
  struct Checked {
    var facts: [Fact] = []
    var factIndex: [String: Int] = [:]
    var ids: [String] = []
    var versions: [String: [Clause]] = [:]
    var versionCount = 0
    var groups = GroupTable()
    /// To which kind of record another belongs: `input` to `item`.
    var owners: [String: String] = [:]
    /// What the law of the packs is called.
    var regime: String?
    var cases: [Case] = []
  }

  var errors: [Diagnostic] = []
  var units: Set<String> = []
  var factSyntax: [FactSyntax] = []
  var clauseSyntax: [(pack: String, clause: ClauseSyntax)] = []
  private var caseSyntax: [(pack: String, item: CaseSyntax)] = []
  var checked = Checked()
  /// Kind of each clause id, and the types of definitions found so far.
  var kinds: [String: ClauseKind] = [:]
  var definitions: [String: [ClauseSyntax]] = [:]
  var definitionTypes: [String: ValueType] = [:]
  var subjectsOfClause: [String: Set<String>] = [:]
  /// Look-ups over all clauses, made once when all are declared.
  var expressionsOfClause: [String: [Expression]] = [:]
  var exceptionsTo: [String: [String]] = [:]
  var classPaths: [(path: CodePath, id: String)] = []

  mutating func read(_ pack: RulePackFiles) {
    for (name, bytes) in pack.markdown {
      do throws(Diagnostic) {
        let (declarations, failures) = Parser.declarations(of: try LiterateFile(bytes, name: name))
        errors += failures
        for declaration in declarations { collect(declaration, of: pack) }
      } catch {
        errors.append(error)
      }
    }
  }

  private mutating func collect(_ declaration: Declaration, of pack: RulePackFiles) {
    switch declaration {
    case .unit(let name, let span):
      if !units.insert(name).inserted {
        errors.append(Diagnostic("rule.repeated-unit", "the unit `\(name)` is declared twice", at: span))
      }
    case .table(let text, let span): readTable(text, at: span, of: pack)
    case .record(let name, let owner, let span):
      if name == owner || checked.owners.updateValue(owner, forKey: name) != nil {
        errors.append(
          Diagnostic("rule.record", "the record `\(name)` already belongs to another, or to itself", at: span))
      }
    case .regime(let title, let span):
      if checked.regime != nil {
        errors.append(
          Diagnostic(
            "rule.regime", "the packs already say what their law is called", at: span,
            help: "each regime is judged by itself, and has one name"))
      }
      checked.regime = title
    case .fact(let fact): factSyntax.append(fact)
    case .clause(let clause): clauseSyntax.append((pack.name, clause))
    case .cases(let cases): caseSyntax += cases.map { (pack.name, $0) }
    }
  }

  /// `country-groups.csv edition 2026-07-23`.
  private mutating func readTable(_ text: String, at span: SourceSpan, of pack: RulePackFiles) {
    let words = text.split(separator: " ")
    guard words.count == 3, words[1] == "edition", let edition = CalendarDay(words[2]) else {
      errors.append(Diagnostic("rule.table", "expected `table FILE edition DATE`", at: span))
      return
    }
    guard let file = pack.tables[String(words[0])] else {
      errors.append(Diagnostic("rule.table", "there is no table `\(words[0])` in the pack `\(pack.name)`", at: span))
      return
    }
    do throws(Diagnostic) {
      let table = try CSVTable(file.bytes, file: file.name, requiring: ["group", "country", "from", "until"])
      try checked.groups.add(table, edition: edition)
    } catch {
      errors.append(error)
    }
  }

  mutating func finish() throws(Diagnostics) -> Checked {
    declareFacts()
    declareClauses()
    // Everything after this follows references, and would follow a circle without end.
    findCycles()
    if errors.contains(where: { $0.id == "rule.cycle" }) { throw Diagnostics(errors) }
    deriveFacts()
    for (pack, syntax) in clauseSyntax {
      attempt { checker throws(Diagnostic) in try checker.check(syntax, pack: pack) }
    }
    for id in checked.ids {
      checked.versions[id]?.sort { ($0.period?.from, $0.span.line) < ($1.period?.from, $1.span.line) }
      checkPeriods(of: id)
    }
    for (pack, syntax) in caseSyntax { attempt { checker throws(Diagnostic) in try checker.check(syntax, pack: pack) } }
    if !errors.isEmpty { throw Diagnostics(errors) }
    return checked
  }

  mutating func attempt(_ work: (inout Checker) throws(Diagnostic) -> Void) {
    do throws(Diagnostic) { try work(&self) } catch { errors.append(error) }
  }

  private mutating func declareClauses() {
    for (_, clause) in clauseSyntax {
      if let kind = kinds[clause.id], kind != clause.kind {
        errors.append(
          Diagnostic(
            "rule.repeated-id", "`\(clause.id)` is already a \(kind.rawValue)", at: clause.span,
            help: "versions of one clause have one kind; give this one another id"))
        continue
      }
      if checked.factIndex[clause.id] != nil {
        errors.append(Diagnostic("rule.repeated-id", "`\(clause.id)` is already a fact", at: clause.span))
      }
      if kinds.updateValue(clause.kind, forKey: clause.id) == nil { checked.ids.append(clause.id) }
      if clause.kind == .define { definitions[clause.id, default: []].append(clause) }
      expressionsOfClause[clause.id, default: []] += clause.expressions
      if clause.kind == .exception {
        for target in clause.targets { exceptionsTo[target.id, default: []].append(clause.id) }
      }
    }
    classPaths = checked.ids.compactMap { id in
      kinds[id] == .class ? CodePath(id).map { ($0, id) } : nil
    }
  }

  /// Two versions may not begin on one day: which of them counts would be chance.
  private mutating func checkPeriods(of id: String) {
    let versions = checked.versions[id] ?? []
    for (earlier, later) in zip(versions, versions.dropFirst()) where earlier.kind != .review {
      guard earlier.period?.from == later.period?.from else { continue }
      errors.append(
        Diagnostic(
          "rule.overlap", "two versions of `\(id)` begin on the same day", at: later.span,
          help: "the other is at \(earlier.span)"))
    }
  }

  /// The declared name nearest to `name`, for help.
  func suggestion(for name: String, among names: some Sequence<String>) -> String? {
    nearestName(to: name, among: names).map { "did you mean `\($0)`?" }
  }
}

/// Orders optional days with nil first.
private func < (left: (CalendarDay?, Int), right: (CalendarDay?, Int)) -> Bool {
  switch (left.0, right.0) {
  case (nil, nil): left.1 < right.1
  case (nil, _): true
  case (_, nil): false
  case (let a?, let b?): a == b ? left.1 < right.1 : a < b
  }
}
