import Interchange
import TestSupport
import Testing

@testable import Rulebook

/// What a sweep settles of all clauses at once, held against what a pass finds clause by clause.
@Suite struct TruthSweepTests {
  private static let shipped = Result { ShippedDeals(try MonotonicityTests.shippedProgram()) }

  /// A hearing that is told one deal after another, as a reader of deals tells it.
  private struct Told {
    var hearing: Hearing
    private let law: Law
    private var slots: [Value: FactFrame.Slot] = [:]

    init(_ law: Law) {
      self.law = law
      hearing = Hearing(law.program, law) { name, names in names.contains(name) ? .yes : .unknown }
    }

    mutating func tell(_ facts: FactSet) {
      hearing.begin()
      for (kind, subject) in law.program.verdicts.program.subjects.enumerated() {
        for record in facts.records(of: subject) {
          let row = hearing.add(kind)
          for (name, value) in record.values {
            guard let place = hearing.place(of: name, kind: kind) else { continue }
            _ = hearing.state(slot(of: value), at: row + place)
          }
        }
      }
      hearing.open(law)
    }

    /// Numbers stand for one deal, other values for all.
    private mutating func slot(of value: Value) -> FactFrame.Slot {
      if case .number = value { return hearing.slot(value) }
      let slot = slots[value] ?? hearing.slot(value)
      slots[value] = slot
      return slot
    }
  }

  @Test func statesFollowFromOneAnotherAsVerdictsDo() {
    let verdicts: [Verdict] = [.no, .unknown, .yes, Verdict(.no, .unsettled), Verdict(.yes, .unsettled)]
    for left in verdicts {
      #expect(SweepState(left.negated) == SweepState(left).negated)
      #expect(SweepState(left).verdict(isFirm: true) == left)
      for right in verdicts {
        var both = Junction(decider: .no)
        both.add(left)
        both.add(right)
        let bits = SweepState(left).bits & SweepState(right).bits
        let settled = SweepState(bits: bits).verdict(isFirm: true)
        #expect(settled?.truth == both.verdict.truth, "\(left) and \(right)")
        #expect(settled?.firm == both.verdict.firm, "\(left) and \(right)")
      }
      // What was not asked may come to either.
      let open = SweepState(bits: SweepState(left).bits & SweepState.open.bits)
      #expect(open.verdict(isFirm: false)?.truth == (left.truth == .no ? .no : nil), "\(left)")
    }
  }

  @Test func rowsAreFoundAgain() {
    var rows = SweepRows()
    let row = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2)
    defer { row.deallocate() }
    for value in Int32(0)..<5000 {
      row[0] = UInt8(truncatingIfNeeded: value)
      row[1] = UInt8(truncatingIfNeeded: value >> 8)
      #expect(rows.first(Int(value) % 7, value) == nil)
      rows.add(Int(value) % 7, value, row)
    }
    for value in Int32(0)..<5000 {
      let first = rows.first(Int(value) % 7, value) ?? 0
      #expect(rows.states[first] == UInt8(truncatingIfNeeded: value), "\(value)")
      #expect(rows.states[first + 1] == UInt8(truncatingIfNeeded: value >> 8), "\(value)")
      #expect(rows.first(7, value) == nil)
    }
    rows.forget()
    #expect(rows.first(0, 0) == nil)
  }

  @Test(arguments: UInt64(1)...6)
  func whatIsSettledIsWhatAPassFinds(seed: UInt64) throws {
    let deals = try Self.shipped.get()
    var random = SplitMix64(seed: seed)
    var (asked, settled) = (0, 0)
    for text in ["2022-10-06", "2023-01-15", "2023-11-17", "2024-12-02", "2025-02-01", "2025-10-15", "2026-08-01"] {
      let law = deals.program.law(on: SmallPack.day(text), known: SmallPack.day("2026-11-01"))
      let sweep = TruthSweep(law)
      var (plain, swept) = (Told(law), Told(law))
      let clauses = deals.program.ids.compactMap { law.clause($0) }
      // One sweep for several deals: what stands from one must not tell of the next.
      for share in [5, 30, 60, 95, 30] {
        let facts = deals.facts(stating: share, &random)
        plain.tell(facts)
        swept.tell(facts)
        swept.hearing.sweep(by: sweep)
        for trusts in [true, false] {
          swept.hearing.trustStatements(trusts)
          plain.hearing.trustStatements(trusts)
          for clause in clauses where clause.condition.map({ $0.type == .truth }) ?? true {
            for item in 0..<2 {
              for listing in 0..<max(facts.count("listing"), 1) {
                plain.hearing.bind(item: item, listing: listing)
                swept.hearing.bind(item: item, listing: listing)
                let truth = plain.hearing.verdict(of: clause).truth
                let isOpen = swept.hearing.isOpen(clause, item: item)
                #expect(swept.hearing.verdict(of: clause).truth == truth, "\(clause.id) on \(text) of item \(item)")
                if trusts { #expect(isOpen || truth == .no, "\(clause.id) on \(text) of item \(item)") }
                asked += 1
                if !isOpen { settled += 1 }
              }
            }
          }
        }
      }
    }
    #expect(asked > 10_000)
    #expect(settled > asked / 2)
  }
}
