import Interchange
import Rulebook
import Testing

@testable import Controls

/// What would change an answer: only what the rules call changeable, the fewest facts, and only for the softer.
@Suite struct WouldChangeTests {
  /// A law with limits, a density, an exception that a document opens, and two conditions that only two changes meet.
  private static let rules = """
    ```rules
    unit TPP
    unit mm2
    fact deal.to is a country
    fact item.eccn is a code states the class
    fact item.tpp is a number of TPP changeable "by another product"
    fact item.area is a number of mm2
    fact item.density is a number of TPP/mm2 or item.tpp / item.area changeable "by another product"
    fact item.tested is yes or no assume no "not tested" changeable to yes "by a test"
    fact item.certified is yes or no assume no "not certified" changeable to yes "by a certificate"
    fact item.datacenter is yes or no
    fact item.left is a number changeable "by another product"
    fact item.right is a number changeable "by another product"

    scope S cites Reg 0
      in force from 2020-01-01
      when deal.to != DE and (deal.to != MY or item.tpp >= 100 TPP)
    require R.M "all to Malaysia" cites Reg 6
      in force from 2020-01-01
      when deal.to = MY
    class 3A090.a "big" cites Reg a
      in force from 2020-01-01
      when item.tpp >= 4800 TPP or item.tpp >= 1600 TPP and item.density >= 6 TPP/mm2
    require R.A "big ones to China" cites Reg 1
      in force from 2020-01-01
      when 3A090.a and deal.to = CN
    review of R.A cites Reg 2
      in force from 2020-01-01
      policy presumption_of_denial when item.datacenter and not item.tested
      policy case_by_case otherwise
    require R.B "big ones to Vietnam" cites Reg 3
      in force from 2020-01-01
      when 3A090.a and deal.to = VN
    authorise EX "tested and certified" cites Reg 4
      in force from 2020-01-01
      lifts R.B
      when item.tested and item.certified
    require R.C "fast ones to Brazil, by each rate and by both together" cites Reg 7
      in force from 2020-01-01
      when deal.to = BR and (item.left >= 1400 or item.right >= 1100 or item.left + item.right >= 1700)
    prohibit P "never" cites Reg 5
      in force from 2020-01-01
      when deal.to = KP
    ```
    """

  private func changes(_ to: String, _ item: [String: String]) throws -> [String] {
    let judge = try Judge(
      program: try RuleProgram(packs: [RulePackFiles(name: "t", markdown: [("t.md", Array(Self.rules.utf8))])]),
      isAddressee: { _, _ in .no })
    return judge.determineWithChanges(
      SmallLaw.deal(to: to, [item]), screening: [], known: try #require(CalendarDay("2026-01-01"))
    ).wouldChange.map { found in
      let changes = found.changes.map { change in
        let place = change.place.split(separator: ".").last ?? ""
        switch change.target {
        case .value(let value): return "\(place) \(value.text)"
        case .range(let range): return "\(place) \(range.words(""))"
        }
      }
      let gone = found.removes.map { "-" + $0 } + found.opens.map { "+" + $0 }
      return ([changes.joined(separator: " & "), found.outcome.rawValue, found.review?.rawValue ?? ""] + gone)
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  @Test func aFigureFallsBelowItsLimits() throws {
    // At an area of 1000 the density is below 6 up to 6000, and no limit of its own.
    #expect(
      try changes("CN", ["tpp": "5000", "area": "1000", "datacenter": "no"])
        == ["tpp below 4800 no_licence_required -R.A"])
    // At 500 it is reached at 3000 TPP.
    #expect(
      try changes("CN", ["tpp": "5000", "area": "500", "datacenter": "no"]) == [
        "tpp below 3000 no_licence_required -R.A",
        "tpp at least 3000 and below 4800 & density below 6 no_licence_required -R.A",
      ])
  }

  @Test func aStatedDensityStaysOrIsWorkedOutAnew() throws {
    #expect(
      try changes("CN", ["tpp": "2000", "density": "7", "datacenter": "no"]) == [
        "tpp below 1600 no_licence_required -R.A", "density below 6 no_licence_required -R.A",
      ])
    // With the area given, another TPP has another density.
    #expect(
      try changes("CN", ["tpp": "2000", "area": "250", "density": "8", "datacenter": "no"]) == [
        "tpp below 1600 no_licence_required -R.A", "density below 6 no_licence_required -R.A",
      ])
  }

  @Test func aDocumentMakesTheReviewSofter() throws {
    let found = try changes("CN", ["tpp": "5000", "density": "7", "datacenter": "yes"])
    #expect(found.contains("tested yes licence_required case_by_case"))
    #expect(!found.contains { $0.contains("datacenter") || $0.contains("certified") })
  }

  @Test func whatTwoChangesTogetherReach() throws {
    #expect(
      try changes("VN", ["tpp": "5000", "density": "1"]) == [
        "tpp below 4800 no_licence_required -R.B", "tested yes & certified yes exception_available +EX",
      ])
    // With one of them done, the other alone is enough, and no pair is shown.
    #expect(
      try changes("VN", ["tpp": "5000", "density": "1", "tested": "yes"]) == [
        "tpp below 4800 no_licence_required -R.B", "certified yes exception_available +EX",
      ])
  }

  /// Below 1400 and below 1100 the sum may still reach 1700: what is shown holds for every figure in it.
  @Test func aLimitOnASumIsNoneOnEachOfItsFigures() throws {
    let found = try changes("BR", ["left": "1500", "right": "1200"])
    #expect(found.allSatisfy { !$0.contains("left below 1400 & right below 1100") })
    for (left, right) in [("1399", "1099"), ("1399", "500"), ("800", "1099")] {
      #expect(try !changes("BR", ["left": left, "right": right]).isEmpty, "\(left) and \(right) still need a licence")
    }
  }

  @Test func aStatedClassIsNotHeldAgainstAnotherProduct() throws {
    #expect(
      try changes("CN", ["eccn": "3A090.a", "tpp": "5000", "density": "1", "datacenter": "no"])
        == ["tpp below 4800 no_licence_required -R.A"])
  }

  @Test func aFigureTakesItOutOfTheLaw() throws {
    #expect(try changes("MY", ["tpp": "300", "density": "1"]) == ["tpp below 100 not_subject -R.M"])
  }

  @Test func nothingLawfulChangesADestination() throws {
    #expect(try changes("KP", ["tpp": "1", "density": "1"]) == [])
  }

  @Test func whatIsFreeNeedsNoChange() throws {
    #expect(try changes("CN", ["tpp": "1", "density": "1"]) == [])
    #expect(try changes("DE", ["tpp": "9000", "density": "1"]) == [])
  }

  @Test func anOpenAnswerIsSettledByAFigure() throws {
    #expect(
      try changes("CN", ["tpp": "2000", "datacenter": "no"]) == [
        "tpp below 1600 no_licence_required", "density below 6 no_licence_required",
      ])
  }

  // MARK: What ships

  /// A rule that read the die area by itself made it stand against every other density, and the pair was lost.
  @Test func aPartThatARuleReadsIsPutAside() throws {
    let answer = try Shipped.judge().determineWithChanges(
      Shipped.reader().read(
        Array(
          #"{"date":"2023-12-01","activity":"export","from":"US","to":"CN","items":[{"facts":{"tpp":"4992","die_area_mm2":"826","datacenter":true}}]}"#
            .utf8), file: "deal"), screening: nil, known: try #require(CalendarDay("2026-11-01")))
    let pair = try #require(answer.wouldChange.first { $0.changes.count == 2 })
    #expect(pair.changes.map(\.place) == ["items[0].facts.tpp", "items[0].facts.performance_density"])
    #expect(pair.outcome == .noLicenceRequired || pair.outcome == .needsFacts)
  }

  /// Who, where, when and what for are what they are.
  @Test func theShippedRulesCallNoStatementChangeable() throws {
    let program = try Shipped.program.get()
    let marked = program.facts.filter { $0.change != nil }
    #expect(marked.count > 10)
    for fact in marked {
      #expect(fact.type != .country && !["deal", "leg", "listing", "exporter"].contains(fact.subject), "\(fact.path)")
    }
    for path in ["end_use.kind", "end_use.node_nm", "item.eccn", "item.datacenter", "item.kind", "deal.to"] {
      #expect(program.fact(path)?.change == nil, "\(path)")
    }
  }

  @Test func aLicenceOfOFACIsSaidOnThePartyAndNotOnTheEntry() throws {
    let program = try Shipped.program.get()
    #expect(program.fact("party.ofac_authorised")?.change?.value == .truth(true))
  }
}
