import Interchange

/// Conditions.
extension VerdictPass {
  mutating func verdict(ofNode node: Int32) -> Verdict {
    switch tables.nodes[Int(node)] {
    case .constant(let flag): return Verdict(flag)
    case .clause(let clause): return verdict(ofClause: clause)
    case .not(let inner): return verdict(ofNode: inner).negated
    case .all(let first, let count): return junction(first, count, decider: .no)
    case .any(let first, let count): return junction(first, count, decider: .yes)
    case .quantified(let every, let subject, let owner, let body): return quantified(every, subject, owner, body)
    case .truth(let quantity):
      let slot = slot(of: quantity)
      return slot.kind == .truth ? Verdict(slot.value == 1, slot.remarks) : Verdict(.unknown, slot.remarks)
    case .limit(let quantity, let comparison, let limit):
      let slot = slot(of: quantity)
      return compare(slot, comparison, tables.limits[Int(limit)])
    case .equal(let quantity, let word, let isEqual):
      let slot = slot(of: quantity)
      guard let stated = frame.word(slot) else { return Verdict(.unknown, slot.remarks) }
      return Verdict((stated == word) == isEqual, slot.remarks)
    case .compare(let left, let comparison, let right):
      let (left, right) = (slot(of: left), slot(of: right))
      return compare(left, comparison, right)
    case .member(let quantity, let set):
      let slot = slot(of: quantity)
      guard let word = frame.word(slot) else { return Verdict(.unknown, slot.remarks) }
      return member(word, tables.sets[Int(set)], slot.remarks)
    case .under(let quantity, let set):
      let slot = slot(of: quantity)
      guard slot.kind == .code else { return Verdict(.unknown, slot.remarks) }
      return Verdict(isUnder(frame.code(slot), set), slot.remarks)
    case .mentions(let quantity, let words):
      let slot = slot(of: quantity)
      guard slot.kind == .text else { return Verdict(.unknown, slot.remarks) }
      let isMet = Evaluation.mentions(frame.text(slot), tables.program.mentions[Int(words)])
      return Verdict(isMet, slot.remarks)
    case .known(let quantity):
      let slot = slot(of: quantity)
      return Verdict(slot.kind != .unknown && !slot.remarks.contains(.unsettled))
    }
  }

  private mutating func junction(_ first: Int32, _ count: Int32, decider: Truth) -> Verdict {
    var parts = Junction(decider: decider)
    var place = first
    while place < first + count, !parts.isDecided {
      parts.add(verdict(ofNode: tables.parts[Int(place)]))
      place += 1
    }
    return parts.verdict
  }

  private mutating func isUnder(_ code: VerdictProgram.Code, _ set: Int32) -> Bool {
    for depth in 0..<VerdictProgram.Code.deepest {
      let word = code.lineage[depth]
      if word >= 0, tables.holds(word, inCodes: set) { return true }
    }
    return false
  }

  private mutating func member(_ word: Int32, _ set: VerdictTables.SetHead, _ remarks: Verdict.Remarks) -> Verdict {
    var caveat = false
    let end = set.firstGroup + set.groupCount
    let isTaken =
      tables.holds(word, at: set.exceptWords) || isInGroup(word, end, end + set.exceptCount, &caveat)
    let isFound = tables.holds(word, at: set.words) || isInGroup(word, set.firstGroup, end, &caveat)
    return Verdict(isFound && !isTaken, caveat ? remarks.union(.caveat) : remarks)
  }

  /// Whether the country is in the first or any later one of the groups; a caveat where one asked rests on a later
  /// edition.
  private mutating func isInGroup(_ word: Int32, _ first: Int32, _ end: Int32, _ caveat: inout Bool) -> Bool {
    var place = first
    while place < end {
      if day.holds(word, inGroup: tables.groups[Int(place)], &caveat) { return true }
      place += 1
    }
    return false
  }

  /// As `Evaluation.compare`: a number known only between two ends meets a limit only if both ends do.
  private mutating func compare(_ slot: FactFrame.Slot, _ comparison: Comparison, _ limit: VerdictProgram.Limit)
    -> Verdict
  {
    switch slot.kind {
    case .day: Verdict(comparison.holds(slot.value, limit.day), slot.remarks)
    case .number:
      compare(frame.number(slot), comparison, FactFrame.Number(low: limit.low, high: limit.low), slot.remarks)
    case .open, .unknown, .truth, .word, .code, .text: Verdict(.unknown, slot.remarks)
    }
  }

  private mutating func compare(_ left: FactFrame.Slot, _ comparison: Comparison, _ right: FactFrame.Slot) -> Verdict {
    let remarks = left.remarks.union(right.remarks)
    if left.kind == .unknown || right.kind == .unknown { return Verdict(.unknown, remarks) }
    switch (left.kind, right.kind) {
    case (.number, .number):
      return compare(frame.number(left), comparison, frame.number(right), remarks)
    case (.day, .day): return Verdict(comparison.holds(left.value, right.value), remarks)
    default:
      let isSame =
        left.kind == right.kind
        && (left.kind == .truth ? left.value == right.value : frame.word(left) == frame.word(right))
      return Verdict(isSame == (comparison == .equal), remarks)
    }
  }

  private mutating func compare(
    _ left: FactFrame.Number, _ comparison: Comparison, _ right: FactFrame.Number, _ remarks: Verdict.Remarks
  ) -> Verdict {
    let isMet = comparison.holds(left.low, right.low)
    if left.low == left.high, right.low == right.high { return Verdict(isMet, remarks.union(.threshold)) }
    let others = [(left.low, right.high), (left.high, right.low), (left.high, right.high)]
    // Ends that differ do not show that no number between them is the same.
    let mayMeet = left.low <= right.high && right.low <= left.high
    let isOpen =
      (comparison == .equal || comparison == .unequal) && mayMeet
      || others.contains { comparison.holds($0, $1) != isMet }
    return isOpen ? Verdict(.unknown, remarks) : Verdict(isMet, remarks.union(.threshold))
  }
}

extension Comparison {
  func holds<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
    switch self {
    case .equal: left == right
    case .unequal: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
