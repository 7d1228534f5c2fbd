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
    case .truth(let fact):
      let slot = slot(fact)
      return slot.kind == .truth ? Verdict(slot.value == 1, slot.remarks) : Verdict(.unknown, slot.remarks)
    case .compare(let fact, let comparison, let limit):
      let slot = slot(fact)
      return compare(slot, comparison, limit)
    case .equal(let fact, let word, let isEqual):
      let slot = slot(fact)
      guard let stated = frame.word(slot) else { return Verdict(.unknown, slot.remarks) }
      return Verdict((stated == word) == isEqual, slot.remarks)
    case .member(let fact, let set):
      let slot = slot(fact)
      guard let word = frame.word(slot) else { return Verdict(.unknown, slot.remarks) }
      return member(word, program.sets[Int(set)], slot.remarks)
    case .under(let fact, let set):
      let slot = slot(fact)
      guard slot.kind == .code else { return Verdict(.unknown, slot.remarks) }
      let lineage = frame.codes[Int(slot.value)].lineage
      let isUnder = lineage.indices.contains { program.codeSets[Int(set)].contains(lineage[$0]) }
      return Verdict(isUnder, slot.remarks)
    case .mentions(let fact, let words):
      let slot = slot(fact)
      guard slot.kind == .text else { return Verdict(.unknown, slot.remarks) }
      let isMet = Evaluation.mentions(frame.texts[Int(slot.value)].text, program.mentions[Int(words)])
      return Verdict(isMet, slot.remarks)
    case .known(let fact):
      let slot = slot(fact)
      return Verdict(slot.kind != .unknown && !slot.remarks.contains(.unsettled))
    case .explained(let term): return explained(term)
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
  private func compare(_ slot: FactFrame.Slot, _ comparison: Comparison, _ limit: Int32) -> Verdict {
    let limit = program.limits[Int(limit)]
    switch slot.kind {
    case .day: return Verdict(comparison.holds(slot.value, limit.day), slot.remarks)
    case .number:
      let (low, high) = frame.numbers[Int(slot.value)]
      let isMet = comparison.holds(low, limit.low)
      if low == high { return Verdict(isMet, slot.remarks.union(.threshold)) }
      let isEquality = comparison == .equal || comparison == .unequal
      guard isMet == comparison.holds(high, limit.low), !isEquality || limit.low < low || high < limit.low else {
        return Verdict(.unknown, slot.remarks)
      }
      return Verdict(isMet, slot.remarks.union(.threshold))
    default: return Verdict(.unknown, slot.remarks)
    }
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
