import Interchange

/// Conditions.
extension VerdictPass {
  mutating func verdict(ofNode node: Int32) -> Verdict {
    switch program.nodes[Int(node)] {
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
      return compare(slot, comparison, program.limits[Int(limit)])
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
      return member(word, program.sets[Int(set)], slot.remarks)
    case .under(let quantity, let set):
      let slot = slot(of: quantity)
      guard slot.kind == .code else { return Verdict(.unknown, slot.remarks) }
      let lineage = frame.pool.codes[Int(slot.value)].lineage
      let isUnder = lineage.indices.contains { program.codeSets[Int(set)].contains(lineage[$0]) }
      return Verdict(isUnder, slot.remarks)
    case .mentions(let quantity, let words):
      let slot = slot(of: quantity)
      guard slot.kind == .text else { return Verdict(.unknown, slot.remarks) }
      let isMet = Evaluation.mentions(frame.pool.texts[Int(slot.value)].text, program.mentions[Int(words)])
      return Verdict(isMet, slot.remarks)
    case .known(let quantity):
      let slot = slot(of: quantity)
      return Verdict(slot.kind != .unknown && !slot.remarks.contains(.unsettled))
    }
  }

  private mutating func junction(_ first: Int32, _ count: Int32, decider: Truth) -> Verdict {
    var parts = Junction(decider: decider)
    for place in first..<first + count {
      parts.add(verdict(ofNode: program.parts[Int(place)]))
      if parts.isDecided { break }
    }
    return parts.verdict
  }

  private func member(_ word: Int32, _ set: VerdictProgram.MemberSet, _ remarks: Verdict.Remarks) -> Verdict {
    var caveat = false
    let isTaken = set.exceptWords.contains(word) || groupDay.contains(word, in: set.exceptGroups, &caveat)
    let isFound = set.words.contains(word) || groupDay.contains(word, in: set.groups, &caveat)
    return Verdict(isFound && !isTaken, caveat ? remarks.union(.caveat) : remarks)
  }

  /// As `Evaluation.compare`: a number known only between two ends meets a limit only if both ends do.
  private func compare(_ slot: FactFrame.Slot, _ comparison: Comparison, _ limit: (low: Exact, day: Int32)) -> Verdict {
    switch slot.kind {
    case .day: Verdict(comparison.holds(slot.value, limit.day), slot.remarks)
    case .number: compare(frame.pool.numbers[Int(slot.value)], comparison, (limit.low, limit.low), slot.remarks)
    case .open, .unknown, .truth, .word, .code, .text: Verdict(.unknown, slot.remarks)
    }
  }

  private func compare(_ left: FactFrame.Slot, _ comparison: Comparison, _ right: FactFrame.Slot) -> Verdict {
    let remarks = left.remarks.union(right.remarks)
    if left.kind == .unknown || right.kind == .unknown { return Verdict(.unknown, remarks) }
    switch (left.kind, right.kind) {
    case (.number, .number):
      return compare(
        frame.pool.numbers[Int(left.value)], comparison, frame.pool.numbers[Int(right.value)], remarks)
    case (.day, .day): return Verdict(comparison.holds(left.value, right.value), remarks)
    default:
      let isSame =
        left.kind == right.kind
        && (left.kind == .truth ? left.value == right.value : frame.word(left) == frame.word(right))
      return Verdict(isSame == (comparison == .equal), remarks)
    }
  }

  private func compare(
    _ left: (low: Exact, high: Exact), _ comparison: Comparison, _ right: (low: Exact, high: Exact),
    _ remarks: Verdict.Remarks
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
