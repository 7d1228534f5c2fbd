import Interchange
import TestSupport
import Testing

@testable import Rulebook

/// Verdicts and proofs of what decides, held against whole proofs: every clause of the rules that ship, on random deals.
@Suite struct VerdictTests {
  private static let shipped = Result { ShippedDeals(try MonotonicityTests.shippedProgram()) }

  private static func isAddressee(_ name: String, _ names: [String]) -> Truth {
    names.contains(name) ? .yes : name.hasPrefix("NVIDIA") ? .unknown : .no
  }

  /// Two evaluations of one deal: with whole proofs and without.
  private struct Pair {
    let whole: Evaluation
    let lean: Evaluation

    init(_ law: Law, _ facts: FactSet, trusts: Bool) {
      whole = Evaluation(
        law: law, facts: facts, trustsStatements: trusts, isWhole: true, isAddressee: VerdictTests.isAddressee)
      lean = Evaluation(law: law, facts: facts, trustsStatements: trusts, isAddressee: VerdictTests.isAddressee)
    }
  }

  private func eachClause(_ seed: UInt64, _ check: (Clause, Evaluation.Binding, Pair) -> Void) throws {
    let deals = try Self.shipped.get()
    let days = ["2022-10-06", "2023-01-15", "2023-11-17", "2024-12-02", "2025-02-01", "2025-10-15", "2026-08-01"]
    var random = SplitMix64(seed: seed)
    for (round, text) in days.enumerated() {
      let law = deals.program.law(on: SmallPack.day(text), known: SmallPack.day("2026-11-01"))
      let facts = deals.facts(stating: [5, 15, 30, 60, 95].randomElement(using: &random) ?? 50, &random)
      let pair = Pair(law, facts, trusts: round % 3 != 0)
      let clauses = deals.program.ids.compactMap { law.clause($0) }
      for clause in clauses where clause.kind != .review && (clause.condition.map { $0.type == .truth } ?? true) {
        for item in 0..<2 {
          for listing in 0..<max(facts.count("listing"), 1) {
            check(clause, ["item": item, "listing": listing], pair)
          }
        }
      }
    }
  }

  @Test(arguments: UInt64(1)...4)
  func aVerdictIsTheTruthAndTheRemarksOfTheWholeProof(seed: UInt64) throws {
    var asked = 0
    try eachClause(seed) { clause, binding, pair in
      let proof = pair.whole.holds(clause, for: binding)
      pair.lean.bind(binding)
      let verdict = pair.lean.verdict(of: clause)
      let program = pair.whole.law.program
      let isAssumed = proof.reasons.flatMap(\.assumed).contains { program.fact($0.path)?.assumption?.text != nil }
      #expect(verdict.truth == proof.truth, "\(clause.id) \(binding)")
      #expect(verdict.firm == proof.firmTruth, "\(clause.id) \(binding)")
      #expect(verdict.remarks.contains(.assumption) == isAssumed, "\(clause.id) \(binding)")
      #expect(verdict.remarks.contains(.caveat) == proof.reasons.contains { !$0.caveats.isEmpty }, "\(clause.id)")
      #expect(verdict.remarks.contains(.threshold) == proof.reasons.contains(where: \.threshold), "\(clause.id)")
      #expect(verdict.remarks.contains(.cut) || proof.takenAwayBy.isEmpty, "\(clause.id) \(binding)")
      asked += 1
    }
    #expect(asked > 1000)
  }

  @Test(arguments: UInt64(23)...26)
  func aProofOfWhatDecidesSaysWhatTheWholeOneSays(seed: UInt64) throws {
    try eachClause(seed) { clause, binding, pair in
      let (whole, lean) = (pair.whole.holds(clause, for: binding), pair.lean.holds(clause, for: binding))
      #expect(lean.truth == whole.truth, "\(clause.id) \(binding)")
      #expect(lean.reasons == whole.reasons, "\(clause.id) \(binding)")
      #expect(lean.missing == whole.missing, "\(clause.id) \(binding)")
      let outline = pair.lean.outline(of: clause, for: binding)
      #expect(outline.truth == whole.truth, "\(clause.id) \(binding)")
      #expect(outline.missing == whole.missing, "\(clause.id) \(binding)")
      let assumed = [outline, whole].map { Set($0.reasons.flatMap(\.assumed)) }
      #expect(assumed[0] == assumed[1], "\(clause.id) \(binding)")
      #expect(lean.clausesPassed.map(\.span) == whole.clausesPassed.map(\.span), "\(clause.id) \(binding)")
      // Of one record, a whole proof has the shape of what is asked about it; of several, and without proof, it has not.
      if case .quantified = clause.condition?.kind { return }
      #expect(pair.lean.failsByFigures(clause, for: binding) == whole.failsByFigures, "\(clause.id) \(binding)")
      let cuts = pair.lean.takenAwayBy(clause, for: binding)
      #expect(cuts.map(\.reasons) == whole.takenAwayBy.map(\.reasons), "\(clause.id) \(binding)")
    }
  }

  @Test(arguments: UInt64(31)...34)
  func whatIsRemarkedIsAllThatTheWholeProofRemarks(seed: UInt64) throws {
    var remarked = 0
    try eachClause(seed) { clause, binding, pair in
      let whole = pair.whole.holds(clause, for: binding)
      guard whole.truth != .unknown else { return }
      let (all, few) = (whole.reasons, pair.lean.remarks(on: clause, for: binding).reasons)
      let program = pair.whole.law.program
      func said(_ reasons: [Reason]) -> [FactReference] {
        reasons.flatMap(\.assumed).filter { program.fact($0.path)?.assumption?.text != nil }
      }
      #expect(said(few) == said(all), "\(clause.id) \(binding)")
      #expect(few.flatMap(\.caveats) == all.flatMap(\.caveats), "\(clause.id) \(binding)")
      if !said(few).isEmpty, few.contains(where: { !$0.caveats.isEmpty }) { remarked += 1 }
      // What is remarked of a clause does not stand for its proof.
      #expect(pair.lean.holds(clause, for: binding).reasons == all, "\(clause.id) \(binding)")
    }
    #expect(remarked > 0)
  }

  @Test(arguments: UInt64(41)...43)
  func clausesOfAListAreWhatTheyAreOneByOne(seed: UInt64) throws {
    let deals = try Self.shipped.get()
    var random = SplitMix64(seed: seed)
    for text in ["2022-12-01", "2023-11-17", "2025-02-01", "2026-08-01"] {
      let law = deals.program.law(on: SmallPack.day(text), known: SmallPack.day("2026-11-01"))
      let facts = deals.facts(stating: Int.random(in: 5...95, using: &random), &random)
      for kind in [ClauseKind.require, .prohibit, .flag, .outside, .scope] {
        for item in 0..<2 {
          let evaluations = (0..<2).map { _ in Evaluation(law: law, facts: facts, isAddressee: Self.isAddressee) }
          for evaluation in evaluations { evaluation.bind(["item": item]) }
          let list = law.list(kind)
          let standing = evaluations[0].standing(list, askedAbout: nil, remarks: [])
          let alone = list.clauses.indices.filter { evaluations[1].verdict(of: list.clauses[$0]).truth != .no }
          #expect(standing.map(\.place) == alone, "\(kind) of item \(item) on \(text)")
          #expect(standing.allSatisfy { evaluations[1].verdict(of: list.clauses[$0.place]) == $0.verdict })
        }
      }
    }
  }

  @Test func rowsOfAReviewAgree() throws {
    let deals = try Self.shipped.get()
    var random = SplitMix64(seed: 7)
    var bare = 0
    for text in ["2023-11-17", "2024-12-02", "2026-02-01"] {
      let law = deals.program.law(on: SmallPack.day(text), known: SmallPack.day("2026-11-01"))
      for share in [10, 50, 90] {
        let pair = Pair(law, deals.facts(stating: share, &random), trusts: true)
        for review in law.clauses(.review) {
          let whole = pair.whole.policies(of: review, for: ["item": 1])
          let lean = pair.lean.policies(of: review, for: ["item": 1])
          #expect(lean.map(\.proof.reasons) == whole.map(\.proof.reasons), "\(review.id)")
          guard let rows = pair.lean.bareRows(of: review) else { continue }
          #expect(rows.map(\.proof.truth) == whole.map(\.proof.truth), "\(review.id)")
          #expect(rows.map(\.proof.missing) == whole.map(\.proof.missing), "\(review.id)")
          bare += 1
        }
      }
    }
    #expect(bare > 0)
  }
}

/// What a whole proof says of how a clause fails, read off its shape.
extension Proof {
  fileprivate var failsByFigures: Bool {
    guard truth == .no, reasons.contains(where: \.threshold), case .clause(_, _, let body?) = kind else { return false }
    guard case .all(let parts) = body.kind else { return true }
    return parts.allSatisfy { part in
      if case .not = part.kind { return part.truth == .yes }
      if case .all(let inner) = part.kind { return !inner.contains { $0.truth == .unknown } }
      return part.truth != .unknown
    }
  }

  fileprivate var takenAwayBy: [Proof] {
    guard truth == .no, case .clause(_, _, let body?) = kind, case .all(let parts) = body.kind,
      parts.first?.truth == .yes
    else { return [] }
    return parts.dropFirst().compactMap { part in
      if case .not(let inner) = part.kind, inner.truth == .yes { inner } else { nil }
    }
  }
}
