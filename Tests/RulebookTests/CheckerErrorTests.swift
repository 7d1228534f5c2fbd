import Interchange
import Testing

@testable import Rulebook

/// What the checker says of rules that parse. Lines count from the first line after the facts.
@Suite struct CheckerErrorTests {
  struct Bad: Sendable, CustomTestStringConvertible {
    var text: String
    var id: String
    var place: String
    var says: String
    var testDescription: String { text }

    init(_ text: String, _ id: String, _ place: String, _ says: String) {
      self.text = text
      self.id = id
      self.place = place
      self.says = says
    }
  }

  private static let dated = "cites Reg 1\n in force from 2023-01-01\n "

  @Test(arguments: [
    Bad("define x is item.tp >= 1 TPP", "rule.unknown-name", "1:13", "did you mean `item.tpp`?"),
    Bad("define x is advanced and yes", "rule.unknown-name", "1:13", "`define`"),
    Bad("define x is 3A090", "rule.unknown-class", "1:13", "no class is at or under `3A090`"),
    Bad("define x is item.tpp >= 1 mm2", "rule.type", "1:25", "expected a number of TPP, this is a number of mm2"),
    Bad("define x is item.tpp >= 1", "rule.type", "1:25", "expected a number of TPP, this is a number"),
    Bad("define x is item.tpp >= 1 TP", "rule.unit", "1:25", "did you mean `TPP`?"),
    Bad("define x is item.tpp >= 1 furlongs", "rule.unit", "1:25", "unit furlongs"),
    Bad("define x is item.tpp in [1, 2) GB/s", "rule.type", "1:13", "GB/s"),
    Bad("define x is item.tpp in [2, 1] TPP", "rule.empty-range", "1:13", "no number"),
    Bad("define x is item.tpp in [2, 2) TPP", "rule.empty-range", "1:13", "no number"),
    Bad("define x is item.tpp and yes", "rule.type", "1:13", "expected yes or no"),
    Bad("define x is item.tpp + item.area >= 1 TPP", "rule.unit", "1:13", "cannot be added"),
    Bad("define x is item.kind + 1 >= 1", "rule.type", "1:13", "two numbers"),
    Bad("define x is item.kind = chp", "rule.word", "1:25", "did you mean `chip`?"),
    Bad("define x is item.kind >= chip", "rule.order", "1:13", "has no order"),
    Bad("define x is item.datacenter > no", "rule.order", "1:13", "has no order"),
    Bad("define x is deal.to = China", "rule.type", "1:23", "a country"),
    Bad("define x is deal.to in {CN, China}", "rule.country", "1:29", "two capital letters"),
    Bad("define x is deal.to in {D:5}", "rule.group", "1:25", "`D:5`"),
    Bad("define x is item.kind in {chip, bord}", "rule.word", "1:33", "did you mean `board`?"),
    Bad("define x is item.tpp in {CN}", "rule.set", "1:26", "cannot be in this set"),
    Bad("define x is item.tpp under 3A090", "rule.type", "1:13", "a classification number"),
    Bad("define x is any partie has (yes)", "rule.subject", "1:13", "did you mean `party`?"),
    Bad("define x is item.made > 5", "rule.type", "1:25", "a date"),
    Bad("define x is yes\nrequire x \(dated)when yes", "rule.repeated-id", "2:9", "already a define"),
    Bad("define item.tpp is yes", "rule.repeated-id", "1:8", "already a fact"),
    Bad("fact item.tpp is a number", "rule.repeated-fact", "1:1", "twice"),
    Bad("unit TPP", "rule.repeated-unit", "1:1", "twice"),
    Bad("require R.1 in force from 2023-01-01 when yes", "rule.missing-citation", "1:9", "cites"),
    Bad("require R.1 cites Reg 1\n when yes", "rule.missing-period", "1:9", "in force from"),
    Bad("require R.1 \(dated)", "rule.missing-condition", "1:9", "when"),
    Bad("define x", "rule.missing-condition", "1:8", "is"),
    Bad(
      "require R.1 cites A\n in force from 2023-01-02 until 2023-01-02 when yes", "rule.period", "1:9",
      "before it begins"),
    Bad("class chips \(dated)when yes", "rule.class", "1:7", "classification number"),
    Bad("exception e \(dated)when yes", "rule.missing-target", "1:11", "to 3A090.a"),
    Bad("authorise A \(dated)when yes", "rule.missing-target", "1:11", "lifts"),
    Bad("exception e to R.2 \(dated)when yes", "rule.unknown-name", "1:16", "`R.2`"),
    Bad(
      "require R.10 \(dated)when yes\nauthorise A lifts R.11 \(dated)when yes", "rule.unknown-name", "4:19",
      "did you mean `R.10`?"),
    Bad("define x is yes\nauthorise A lifts x \(dated)when yes", "rule.target", "2:19", "not a requirement"),
    Bad(
      "define x is yes\nreview of x \(dated)policy case_by_case otherwise", "rule.target", "2:11", "not a requirement"),
    Bad(
      "require R.1 \(dated)when yes\nreview of R.1 \(dated)", "rule.missing-policy", "4:1",
      "policy case_by_case otherwise"),
    Bad("outside O \(dated)when yes\ndefine x is O", "rule.reference", "4:13", "cannot stand"),
    Bad(
      "require R.1 \(dated)when yes\nrequire R.1 \(dated)when no", "rule.overlap", "4:9", "t.md"),
    Bad("define x is yes\ndefine x is no", "rule.overlap", "2:8", "the other is at"),
    Bad("define a is not a", "rule.cycle", "1:8", "in a circle: a > a"),
    Bad("table groups.csv", "rule.table", "1:7", "edition DATE"),
    Bad("table nothing.csv edition 2026-01-01", "rule.table", "1:7", "there is no table `nothing.csv`"),
    Bad("case \"c\" on 2023-01-01 given item.tp = 1 expect x", "rule.unknown-fact", "1:30", "did you mean `item.tpp`?"),
    Bad("case \"c\" on 2023-01-01 given item.tpp = yes expect x", "rule.type", "1:41", "expected a number of TPP"),
    Bad("case \"c\" on 2023-01-01 given item.tpp = 5 mm2 expect x", "rule.type", "1:41", "expected a number of TPP"),
    Bad("case \"c\" on 2023-01-01 expect missing", "rule.unknown-name", "1:31", "`missing`"),
    Bad("case \"c\" on 2023-01-01 expect ask item.tp", "rule.unknown-fact", "1:31", "item.tp"),
    Bad("fact item.x is yes or no assume 5 \"five\"", "rule.type", "1:33", "expected yes or no"),
    Bad("fact item.x is a number of mm2 or item.tpp", "rule.type", "1:35", "expected a number of mm2"),
  ])
  func isSaidWithItsPlace(_ bad: Bad) throws {
    let errors = SmallPack.errors(afterFacts: bad.text)
    let error = try #require(errors.first { $0.id == bad.id }, "\(errors)")
    #expect(error.span.map { "\($0.line):\($0.column)" } == bad.place)
    #expect("\(error.message) \(error.help ?? "")".contains(bad.says), "\(error)")
  }

  @Test(arguments: [
    "define a is not b\ndefine b is not c\ndefine c is not a",
    "class 3A001 cites R\n in force from 2023-01-01 when 3A001",
    "class 3A001 cites R\n in force from 2023-01-01 when yes\nexception e to 3A001 cites R\n in force from 2023-01-01 when 3A001",
    "define a is yes\nrequire R.1 cites R\n in force from 2023-01-01 when R.1 and a",
  ])
  func circlesAreErrors(_ rules: String) {
    #expect(SmallPack.errors(afterFacts: rules).contains { $0.id == "rule.cycle" })
  }

  /// Following such a circle at a deal ended in a crash for want of stack.
  @Test(arguments: [
    "fact item.a is yes or no or item.b\nfact item.b is yes or no or item.a",
    "fact item.a is yes or no or item.a",
    "fact item.a is yes or no or x\ndefine x is item.a",
    "fact item.a is a number or item.b + 1\nfact item.b is a number or item.a - 1",
  ])
  func circlesOfFactsAreErrors(_ rules: String) {
    #expect(SmallPack.errors(afterFacts: rules).contains { $0.id == "rule.cycle" })
  }

  /// The list of facts was short by one after a bad fact, and reading past its end crashed.
  @Test func aBadFactThatRulesReadDoesNotCrash() {
    let errors = SmallPack.errors("fact item.x is a number of parsecs\ndefine far is item.x >= 1")
    #expect(errors.contains { $0.id == "rule.unit" })
  }

  /// Facts after a bad one were given its derivation.
  @Test func aBadFactDoesNotSpoilTheNext() {
    let errors = SmallPack.errors(
      "fact item.x is a number of parsecs\nfact item.y is yes or no\nfact item.z is a number or 5")
    #expect(errors.map(\.id) == ["rule.unit"])
  }

  @Test func allErrorsAreReportedTogether() {
    let errors = SmallPack.errors(
      afterFacts: "define x is nothing\ndefine y is item.tpp >= 1 mm2\nrequire R.1 when yes")
    #expect(Set(errors.map(\.id)) == ["rule.unknown-name", "rule.type", "rule.missing-citation"])
  }

  @Test(arguments: [
    ("D:5,China,,,\n", "table.country"), ("D:5,CN,soon,,\n", "table.date"), (",CN,,,\n", "table.group"),
  ])
  func badRowsOfATableAreErrors(_ row: String, _ id: String) {
    let errors = SmallPack.errors(
      "table groups.csv edition 2026-01-01", tables: ["groups.csv": "group,country,from,until,status\n" + row])
    #expect(errors.map(\.id) == [id])
    #expect(errors.first?.span?.line == 2)
  }

  @Test func anUnknownGroupIsAnErrorEvenWhereOthersAreKnown() {
    let errors = SmallPack.errors(
      afterFacts: "table groups.csv edition 2026-01-01\ndefine x is deal.to in {D:5, D:9}",
      tables: ["groups.csv": "group,country,from,until,status\nD:5,CN,,,\n"])
    #expect(errors.map(\.id) == ["rule.group"])
  }
}
