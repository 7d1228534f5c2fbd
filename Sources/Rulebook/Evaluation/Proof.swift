public import Interchange

/// Why a condition holds, does not hold, or is unknown: the shape of the condition with the truth of every part.
public struct Proof: Sendable {
  public indirect enum Kind: Sendable {
    case constant
    case reason(Reason)
    case not(Proof)
    case all([Proof])
    case any([Proof])
    /// Another clause, named, with its own proof; nil where no version of it is in force.
    case clause(id: String, clause: Clause?, Proof?)
  }

  public let truth: Truth
  public let kind: Kind

  /// An answer without its reasons.
  public static func bare(_ truth: Truth) -> Proof { Proof(truth: truth, kind: .constant) }

  static func constant(_ flag: Bool) -> Proof { Proof(truth: Truth(flag), kind: .constant) }
}

/// One comparison of a fact with a threshold: the leaf of a proof. A class, because proofs pass reasons about by the
/// hundred.
public final class Reason: Hashable, Sendable {
  /// In words: `tpp 4992 >= 4800 TPP`.
  public let text: String
  /// Whether a number was held against a limit.
  public let threshold: Bool
  /// Whether a class stands here only because it is stated, against what the other facts show.
  public let statedAgainstFacts: Bool
  /// Whether it says only that a fact which nobody stated is what it nearly always is, and its assumption goes without
  /// words: no reader asks for that.
  public let isSilent: Bool
  /// The facts read.
  public let facts: [FactReference]
  /// The facts that would have to be stated, where the comparison is unknown.
  public let missing: [FactReference]
  /// Facts that were not stated and stand in by their declared assumption.
  public let assumed: [FactReference]
  /// What a reader must know about the data it rests on.
  public let caveats: [String]
  /// Where the rule says so.
  public let span: SourceSpan

  init(
    text: String, threshold: Bool, statedAgainstFacts: Bool, isSilent: Bool, facts: [FactReference],
    missing: [FactReference], assumed: [FactReference], caveats: [String], span: SourceSpan
  ) {
    self.text = text
    self.threshold = threshold
    self.statedAgainstFacts = statedAgainstFacts
    self.isSilent = isSilent
    self.facts = facts
    self.missing = missing
    self.assumed = assumed
    self.caveats = caveats
    self.span = span
  }

  public static func == (left: Reason, right: Reason) -> Bool {
    left === right
      || left.text == right.text && left.span == right.span && left.facts == right.facts
        && left.missing == right.missing && left.assumed == right.assumed && left.caveats == right.caveats
        && left.threshold == right.threshold && left.statedAgainstFacts == right.statedAgainstFacts
        && left.isSilent == right.isSilent
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Proof {
  /// Of a conjunction or a disjunction the fewest parts that make the truth what it is: all of a true `and`, the first true
  /// part of an `or`, the first false part of an `and`, all of a false `or`; of an unknown, the unknown parts.
  private func forEachDecidingPart(_ body: (Proof) -> Void) {
    let (parts, decider): ([Proof], Truth)
    switch kind {
    case .all(let all): (parts, decider) = (all, .no)
    case .any(let any): (parts, decider) = (any, .yes)
    case .constant, .reason, .not, .clause: return
    }
    if truth == decider {
      parts.first { $0.truth == decider }.map(body)
    } else {
      for part in parts where truth != .unknown || part.truth == .unknown { body(part) }
    }
  }

  private func collectReasons(into reasons: inout [Reason]) {
    switch kind {
    case .constant: return
    case .reason(let reason):
      if !reasons.contains(where: { $0.text == reason.text }) { reasons.append(reason) }
    case .not(let inner): inner.collectReasons(into: &reasons)
    case .clause(_, _, let inner): inner?.collectReasons(into: &reasons)
    case .all, .any: forEachDecidingPart { $0.collectReasons(into: &reasons) }
    }
  }

  /// The truth on stated facts alone: what rests on an assumption is unknown.
  var firmTruth: Truth {
    switch kind {
    case .constant: truth
    case .reason(let reason): reason.assumed.isEmpty ? truth : .unknown
    case .not(let inner): inner.firmTruth.negated
    case .clause(_, _, let inner): truth == .unknown ? .unknown : inner?.firmTruth ?? truth
    case .all(let parts): truth == .unknown ? .unknown : parts.map(\.firmTruth).min() ?? .yes
    case .any(let parts): truth == .unknown ? .unknown : parts.map(\.firmTruth).max() ?? .no
    }
  }

  /// The reasons that make the truth what it is, each once by its words, in order.
  public var reasons: [Reason] {
    var reasons: [Reason] = []
    collectReasons(into: &reasons)
    return reasons
  }

  /// The clauses that the support passes through, each once: what an answer resting on this proof also rests on.
  public var clausesPassed: [Clause] {
    var result: [Clause] = []
    collectClauses(into: &result)
    return result
  }

  private func collectClauses(into result: inout [Clause]) {
    switch kind {
    case .constant, .reason: return
    case .not(let inner):
      // What does not hold and is denied leaves no doubt of its own behind.
      if inner.truth != .no { inner.collectClauses(into: &result) }
    case .clause(_, let clause, let inner):
      if let clause, !result.contains(where: { $0.span == clause.span }) { result.append(clause) }
      inner?.collectClauses(into: &result)
    case .all, .any: forEachDecidingPart { $0.collectClauses(into: &result) }
    }
  }

  /// Facts that would have to be stated to settle an unknown, each once.
  public var missing: [FactReference] {
    var seen: Set<FactReference> = []
    return reasons.flatMap(\.missing).filter { seen.insert($0).inserted }
  }
}
