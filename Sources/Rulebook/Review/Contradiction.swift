/// Whether conditions can never hold together, by trying every way in which their alternatives may come out. What it says
/// is sure; what it does not say may be so all the same, because it looks at one statement of each value at a time and
/// gives up after `mostWays`.
struct Contradiction {
  /// Alternatives tried before giving up.
  private static let mostWays = 4_000

  private var ways = 0

  /// Whether the conditions exclude each other.
  static func holds(_ conditions: [ConditionForm]) -> Bool {
    var search = Contradiction()
    return search.fails(conditions, Facts()) ?? false
  }

  /// Whether the second holds wherever the first does.
  static func implies(_ first: ConditionForm, _ second: ConditionForm) -> Bool { holds([first, second.negated]) }

  /// Nil where the search was given up.
  private mutating func fails(_ open: [ConditionForm], _ known: Facts) -> Bool? {
    ways += 1
    guard ways <= Self.mostWays else { return nil }
    var known = known
    var open = open
    var choices: [[ConditionForm]] = []
    while let next = open.popLast() {
      switch next {
      case .all(let parts): open += parts
      case .any(let parts): choices.append(parts)
      default: if !known.add(next) { return true }
      }
    }
    // The fewest alternatives first: a choice of one is none.
    guard let least = choices.indices.min(by: { choices[$0].count < choices[$1].count }) else { return false }
    let parts = choices.remove(at: least)
    let rest = choices.map(ConditionForm.any)
    for part in parts {
      guard let failed = fails(rest + [part], known) else { return nil }
      if !failed { return false }
    }
    return true
  }
}

extension Contradiction {
  /// Statements that hold together so far.
  private struct Facts {
    private struct Range {
      var low: (bound: Exact, included: Bool)?
      var high: (bound: Exact, included: Bool)?
    }

    private var ranges: [String: Range] = [:]
    private var values: [String: (members: Set<String>, isComplement: Bool)] = [:]
    private var flags: [String: Bool] = [:]
    private var codes: [(name: String, paths: [CodePath], flag: Bool)] = []
    private var classes: [(path: CodePath, flag: Bool)] = []
    private var words: [(name: String, words: Set<String>, flag: Bool)] = []
    private var quantified: [(every: Bool, subject: String, body: ConditionForm)] = []

    /// Adds a statement; false if it cannot hold beside the others.
    mutating func add(_ statement: ConditionForm) -> Bool {
      switch statement {
      case .constant(let flag): return flag
      case .number(let name, let comparison, let bound): return add(name, comparison, bound)
      case .oneOf(let name, let members, let isComplement): return add(name, members, isComplement)
      case .statement(let name, let flag): return flags.updateValue(flag, forKey: name) ?? flag == flag
      case .under(let name, let paths, let flag):
        codes.append((name, paths, flag))
        return codes.allSatisfy { $0.name != name || agree($0.paths, $0.flag, paths, flag) }
      case .classes(let path, let flag):
        classes.append((path, flag))
        return classes.allSatisfy { $0.flag == flag || !(flag ? path : $0.path).isUnder(flag ? $0.path : path) }
      case .mentions(let name, let words, let flag):
        self.words.append((name, words, flag))
        return self.words.allSatisfy { other in
          other.name != name || other.flag == flag
            || !(flag ? words : other.words).isSubset(of: flag ? other.words : words)
        }
      case .quantified(let every, let subject, let body):
        quantified.append((every, subject, body))
        return quantified.allSatisfy { other in
          other.subject != subject || (other.every && every) || (!other.every && !every)
            || !Contradiction.holds([other.body, body])
        } && (every || !Contradiction.holds([body]))
      case .all, .any: return true
      }
    }

    private mutating func add(_ name: String, _ comparison: Comparison, _ bound: Exact) -> Bool {
      var range = ranges[name] ?? Range()
      if [.greater, .greaterOrEqual, .equal].contains(comparison) {
        let included = comparison != .greater
        if range.low.map({ $0.bound < bound || $0.bound == bound && !included }) ?? true {
          range.low = (bound, included)
        }
      }
      if [.less, .lessOrEqual, .equal].contains(comparison) {
        let included = comparison != .less
        if range.high.map({ bound < $0.bound || $0.bound == bound && !included }) ?? true {
          range.high = (bound, included)
        }
      }
      ranges[name] = range
      guard let low = range.low, let high = range.high else { return true }
      return low.bound < high.bound || low.bound == high.bound && low.included && high.included
    }

    private mutating func add(_ name: String, _ members: Set<String>, _ isComplement: Bool) -> Bool {
      let merged: (members: Set<String>, isComplement: Bool)
      switch (values[name], isComplement) {
      case (nil, _): merged = (members, isComplement)
      case (let known?, true) where known.isComplement: merged = (known.members.union(members), true)
      case (let known?, true): merged = (known.members.subtracting(members), false)
      case (let known?, false) where known.isComplement: merged = (members.subtracting(known.members), false)
      case (let known?, false): merged = (known.members.intersection(members), false)
      }
      values[name] = merged
      return merged.isComplement || !merged.members.isEmpty
    }

    /// One code is under both, under one and not under the other, or under neither.
    private func agree(_ first: [CodePath], _ one: Bool, _ second: [CodePath], _ other: Bool) -> Bool {
      switch (one, other) {
      case (true, true): first.contains { path in second.contains { path.isUnder($0) || $0.isUnder(path) } }
      case (true, false): !first.allSatisfy { path in second.contains { path.isUnder($0) } }
      case (false, true): !second.allSatisfy { path in first.contains { path.isUnder($0) } }
      case (false, false): true
      }
    }
  }
}
