import Controls
import Foundation
import Interchange
import Rulebook
import TestSupport
import Testing

@testable import Chokepoint

@Suite struct DeterminationExamplesTests {
  private static func read(_ text: String) throws -> [DeterminationExample] {
    let path = try Place.temporaryFile("examples.yaml", Array(text.utf8))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try DeterminationExamples.read(path, countries: Copy.shipped.get().countries)
  }

  private static func example(
    params: String = "tpp: 4992, datacenter: true", transaction: String = "type: export, from: US, to: China",
    expected: String = "'yes'", more: String = ""
  ) -> String {
    """
    schema: chokepoint/determination-examples/1
    cases:
    - id: one
      title: t
      date: '2023-12-01'
      item: {name: X, params: {\(params)}}
      transaction: {\(transaction)}
      expected: {licence_required: \(expected)}
    \(more)
    """
  }

  @Test func aKnownExampleBecomesADeal() throws {
    let example = try #require(Self.read(Self.example()).first)
    #expect(example.unknown.isEmpty)
    let deal = try Copy.shipped.get().deal(try #require(example.deal))
    #expect(deal.facts.record("item", 0)?.values["datacenter"] == .truth(true))
    #expect(deal.facts.record("deal", 0)?.values["to"] == .country("CN"))
  }

  @Test(arguments: [
    ("tpp: 4992, colour: green", "type: export, from: US, to: CN", "colour"),
    ("tpp: 4992", "type: smuggling, from: US, to: CN", "smuggling"),
    ("tpp: 4992", "type: export, from: US, to: Atlantis", "Atlantis"),
    ("tpp: 4992", "type: export, from: US, to: CN, end_use: growing tulips", "growing tulips"),
    ("tpp: 4992", "type: export, from: US, to: CN, moon: full", "moon"),
    ("tpp: 4992", "type: export, from: US", "to"),
    ("tpp: [1, 2]", "type: export, from: US, to: CN", "tpp"),
  ])
  func whatIsNotUnderstoodIsNamedAndNotRun(_ params: String, _ transaction: String, _ named: String) throws {
    let example = try #require(Self.read(Self.example(params: params, transaction: transaction)).first)
    #expect(example.deal == nil)
    #expect(example.unknown.contains { $0.contains(named) }, "\(example.unknown)")
    let result = try Copy.shipped.get().run(example, known: CalendarDay("2026-11-01")!)
    #expect(result.verdict == .notRun)
    #expect(result.text.contains(named))
  }

  /// YAML takes `5E002` for 500.0, `NO` for false, `3E001` for 30.0 and `yes` for true.
  @Test func scalarsAreTextAndNothingElse() throws {
    let text = Self.example(
      params: "eccn: 5E002, tpp: 0100, kind: technology", transaction: "type: export, from: NO, to: NO", expected: "yes"
    )
    let example = try #require(Self.read(text).first)
    #expect(example.licenceRequired == "yes")
    let deal = try Copy.shipped.get().deal(try #require(example.deal, "\(example.unknown)"))
    #expect(deal.items.first?.eccn?.description == "5E002")
    #expect(deal.facts.record("deal", 0)?.values["from"] == .country("NO"))
    #expect(deal.facts.record("deal", 0)?.values["to"] == .country("NO"))
    #expect(deal.facts.record("item", 0)?.values["tpp"]?.text == "100")
  }

  @Test(arguments: [
    "", "just words", "schema: something/else\ncases: []", "schema: chokepoint/determination-examples/1",
    "schema: [chokepoint/determination-examples/1]\ncases: []", "cases: [", "a: b: c: d",
    "schema: chokepoint/determination-examples/1\ncases: many",
  ])
  func aFileThatIsNotOfTheSchemaIsAnError(_ text: String) throws {
    let error = #expect(throws: Diagnostics.self) { try Self.read(text) }
    #expect(error?.all.first?.id == "examples.shape")
    #expect(error?.all.first?.span?.file.hasSuffix("examples.yaml") == true)
  }

  @Test func aFileThatIsNotTextOrNotThereIsAnError() throws {
    let countries = try Copy.shipped.get().countries
    let path = try Place.temporaryFile("examples.yaml", [0xFF, 0xFE, 0x00])
    #expect(throws: Diagnostics.self) { try DeterminationExamples.read(path, countries: countries) }
    #expect(throws: Diagnostics.self) { try DeterminationExamples.read(path + ".none", countries: countries) }
  }

  @Test(arguments: [
    ("'yes'", "4992", "true", ExampleResult.Verdict.asExpected), ("'no'", "4992", "true", .otherwise),
    ("'no'", "100", "true", .asExpected), ("'yes'", "100", "true", .otherwise),
    ("unclear", "2000", "true", .asExpected),
    ("unclear", "4992", "true", .otherwise), ("n/a", "4992", "true", .notRun), ("perhaps", "4992", "true", .notRun),
    // An exception counts only where the example names it.
    ("'yes'", "5285", "false", .otherwise), ("'yes', licence_exception: NAC (740.8)", "5285", "false", .asExpected),
    ("'no', licence_exception: NAC", "5285", "false", .asExpected),
    ("'yes', review_policy: presumption_of_denial", "4992", "true", .asExpected),
    ("'yes', review_policy: case_by_case", "4992", "true", .otherwise),
    ("'yes', review_policy: usually denied", "4992", "true", .asExpected),
  ])
  func isComparedAsTheDesignSays(
    _ expected: String, _ tpp: String, _ datacenter: String, _ verdict: ExampleResult.Verdict
  ) throws {
    let text = Self.example(params: "tpp: \(tpp), datacenter: \(datacenter)", expected: expected)
    let example = try #require(Self.read(text).first)
    #expect(try Copy.shipped.get().run(example, known: CalendarDay("2026-11-01")!).verdict == verdict)
  }

  @Test(
    arguments: [
      ("commercial data centre", "datacenter"), ("gaming", "consumer"), ("supercomputer", "supercomputer"),
      ("advanced-node logic fab", "advanced_node_fab"), ("mature-node fab", "mature_fab"), ("military use", "military"),
      ("data centre or supercomputer", nil), ("growing tulips", nil), ("", nil), ("not military", nil), ("of the", nil),
    ] as [(String, String?)])
  func wordsForEndUses(_ words: String, _ kind: String?) {
    #expect(EndUseWords.kind(of: words) == kind)
  }

  @Test(
    .enabled(
      if: Place.hasShared("reference/determination-examples.yaml"),
      "\(Place.needs("reference/determination-examples.yaml"))"))
  func theReferenceExamplesNeverComeOutTooMild() throws {
    let workspace = try Copy.shipped.get()
    let path = Place.shared + "/reference/determination-examples.yaml"
    let examples = try DeterminationExamples.read(path, countries: workspace.countries)
    #expect(examples.count >= 21)
    for example in examples where example.licenceRequired == "yes" {
      guard let document = example.deal else { continue }
      let answer = try workspace.check(workspace.deal(document), known: CalendarDay("2026-11-01")!)
      #expect(answer.outcome != .noLicenceRequired && answer.outcome != .notSubject, "\(example.id)")
    }
  }
}
