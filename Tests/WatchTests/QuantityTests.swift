import Interchange
import Testing
import Watch

@Suite("Quantities in stories")
struct QuantityTests {
  @Test("a number of sixty digits is no figure, alone or as the end of a range")
  func endless() {
    let digits = String(repeating: "5", count: 60)
    for text in [
      "It lasts \(digits) years.", "It lasts 3 to \(digits) years.", "It cost $\(digits) trillion.",
      "投资\(digits)亿元，增长百分之\(digits)。",
    ] {
      let read = Understood.read(text)
      #expect(read.quantities.allSatisfy { $0.number < 1e18 && ($0.high ?? 0) < 1e18 })
      #expect(!WatchBenchmark.line(read, now: nil, seconds: nil).isEmpty && !read.text.isEmpty)
    }
  }

  @Test(
    "bound, number and unit",
    arguments: [
      ("It made fewer than 200,000 AI chips.", "lt 200000 chip"), ("It is 3 to 6 months behind.", "range 3-6 month"),
      ("It bought nearly US$53 billion of tools.", "approx 53000000000 USD"),
      ("It holds a fifth of it.", "eq 20 percent"),
      ("It spent several hundred billion yuan.", "several 100000000000 CNY"),
      ("They cost dozens of billions of U.S. dollars.", "several 10000000000 USD"),
      ("It works at 18 nanometers or less.", "le 18 nm"), ("It takes 10-15 years.", "range 10-15 year"),
      ("It makes 60,000 wafers per month.", "eq 60000 wafer"), ("It rose 4.41 percent.", "eq 4.41 percent"),
      ("It trails them by a generation.", "eq 1 chip generation"), ("It may take up to twenty-five days.", "le 25 day"),
      ("It fetched €5.6 billion.", "eq 5600000000 EUR"), ("It is at least two-thirds of sales.", "ge 66 percent"),
      ("It seized 14 refurbished etching machines.", "eq 14 machine"), ("公司投资75亿美元。", "eq 7500000000 USD"),
    ])
  func read(_ text: String, _ wanted: String) {
    let found = Understood.read(text).quantities.map { quantity in
      let high = quantity.high.map { "-\(Int($0))" } ?? ""
      let number =
        quantity.number == quantity.number.rounded() || quantity.number > 60
        ? "\(Int(quantity.number))" : "\(quantity.number)"
      return "\(quantity.bound.rawValue) \(number)\(high) \(quantity.unit)"
    }
    #expect(found == [wanted])
  }

  @Test("from one to another are two quantities, not a range")
  func change() {
    let found = Understood.read("It cut the review from five days to three days.").quantities
    #expect(found.map(\.number) == [5, 3])
    #expect(found.allSatisfy { $0.high == nil })
  }

  @Test(
    "what numbers name is no quantity",
    arguments: ["The 5G maker uses Covid-19 rules under Section 301.", "It sold the GPT-4 and A100."])
  func names(_ text: String) { #expect(Understood.read(text).quantities.isEmpty) }

  @Test("amounts told twice are checked")
  func consistency() {
    let good = Understood.read("It paid 150 million yuan (US$21 million).")
    #expect(good.quantities.map(\.isConsistent) == [true, true])
    let bad = Understood.read("It paid 150 million yuan (US$210 million).")
    #expect(bad.quantities.map(\.isConsistent) == [false, false])
    #expect(bad.warnings.contains { $0.id == "watch.currency" })
  }
}
