import Interchange
import Rulebook
import Testing

@testable import Controls

@Suite struct ChipTableTests {
  private static let header: [String] = {
    let facts = ChipTable.facts.map(\.column) + ChipTable.Chip.rates.map(\.column)
    return ["name", "vendor", "aliases", "source"] + facts + ["tpp_basis"]
  }()

  private static func table(_ rows: [[String: String]]) throws -> ChipTable {
    let lines = [header] + rows.map { row in header.map { row[$0] ?? "" } }
    let text = lines.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    return try ChipTable(Array(text.utf8), file: "chips.csv")
  }

  private static func chips() throws -> ChipTable {
    try table([
      [
        "name": "A800 80GB", "vendor": "NVIDIA", "aliases": "A800", "tpp": "4992", "die_area_mm2": "826",
        "datacenter": "yes",
      ],
      [
        "name": "H800 SXM5 80GB", "vendor": "NVIDIA", "aliases": "H800 SXM", "tpp": "15832", "die_area_mm2": "814",
        "datacenter": "yes",
      ],
      [
        "name": "H800 PCIe 80GB", "vendor": "NVIDIA", "aliases": "", "tpp": "12000", "die_area_mm2": "814",
        "datacenter": "yes",
      ],
      ["name": "RTX 4090", "vendor": "NVIDIA", "aliases": "GeForce RTX 4090", "tpp": "5285", "datacenter": "no"],
      ["name": "RTX 4090D", "vendor": "NVIDIA", "aliases": "", "tpp": "4707", "datacenter": "no"],
    ])
  }

  @Test(arguments: [
    ("A800", ["A800 80GB"]), ("H80", []), ("nvidia a800 80gb", ["A800 80GB"]),
    ("H800", ["H800 SXM5 80GB", "H800 PCIe 80GB"]),
    ("H800 SXM", ["H800 SXM5 80GB"]), ("RTX 4090", ["RTX 4090"]), ("rtx-4090", ["RTX 4090"]), ("4090", ["RTX 4090"]),
    ("RTX4090", ["RTX 4090", "RTX 4090D"]), ("4090D", ["RTX 4090D"]), ("", []), ("--", []), ("MI300", []),
  ])
  func aNameMeansTheChipsThatItMayMean(_ query: String, _ names: [String]) throws {
    #expect(try Self.chips().matching(query).map(\.name) == names)
  }

  @Test(arguments: [("H8000", "H800"), ("H80O", "H800"), ("a80o 80gb", "A800 80GB"), ("RTX 409O", "RTX 4090")])
  func aMistypedNameIsAskedBack(_ query: String, _ meant: String) throws {
    let chips = try Self.chips()
    let error = #expect(throws: Diagnostic.self) { try chips.named(query) }
    #expect(error?.help == "did you mean `\(meant)`?")
  }

  @Test func severalChipsHaveInCommonWhatAllStateAsARange() throws {
    let common = try Self.chips().matching("H800").commonFacts
    #expect(common["tpp"] == .number(Exact(12000), Exact(15832)))
    #expect(common["die_area_mm2"] == .number(Exact(814)))
    #expect(common["datacenter"] == .truth(true))
  }

  @Test func whatOneDoesNotStateOrStatesOtherwiseIsLeftOpen() throws {
    let table = try Self.chips()
    let common = [table.chips[0], table.chips[3]].commonFacts
    #expect(common["die_area_mm2"] == nil)
    #expect(common["datacenter"] == nil)
    #expect(common["tpp"] == .number(Exact(4992), Exact(5285)))
    #expect([ChipTable.Chip]().commonFacts.isEmpty)
    let three = [table.chips[0], table.chips[1], table.chips[2]].commonFacts
    #expect(three["tpp"] == .number(Exact(4992), Exact(15832)))
  }

  @Test func aBlankCellIsNotStated() throws {
    let chip = try #require(Self.chips().matching("RTX 4090").first)
    #expect(chip("die_area_mm2") == nil)
    #expect(chip.facts["die_area_mm2"] == nil)
    #expect(chip("no such column") == nil)
  }

  @Test func aFigureThatIsNoNumberIsAnErrorWithItsLine() throws {
    let error = #expect(throws: Diagnostic.self) { try Self.table([["name": "X", "vendor": "Y", "tpp": "about 5"]]) }
    #expect(error?.id == "chips.number")
    #expect(error?.span?.line == 2)
  }

  @Test(arguments: [
    (["fp16_tflops": "312", "int8_tops": "624", "tf32_tflops": "156"], "", "4992", "fp16_tflops"),
    (["fp16_tflops": "100", "tf32_tflops": "90"], "", "2880", "tf32_tflops"),
    (["fp16_tflops": "100", "tf32_tflops": "90"], "without TF32", "1600", "fp16_tflops"),
    (["fp8_tflops": "0.5"], "", "4", "fp8_tflops"),
  ])
  func theTPPIsTheMostThatAnyPrecisionGives(
    _ rates: [String: String], _ basis: String, _ tpp: String, _ column: String
  ) throws {
    let row = rates.merging(["name": "X", "vendor": "Y", "tpp_basis": basis]) { own, _ in own }
    let computed = try #require(Self.table([row]).chips[0].computedTPP)
    #expect(computed.value == Exact(tpp))
    if ["tf32_tflops", "fp8_tflops"].contains(column) || !basis.isEmpty { #expect(computed.column == column) }
  }

  /// Every chip that ships can be asked for by its name and its aliases, and is found by itself or among few.
  @Test func everyShippedChipIsFoundByItsName() throws {
    let table = try Shipped.chips()
    #expect(!table.chips.isEmpty)
    for chip in table.chips {
      #expect(table.matching(chip.name).contains { $0.name == chip.name }, "\(chip.name)")
      for alias in chip.aliases { #expect(table.matching(alias).contains { $0.name == chip.name }, "\(alias)") }
    }
  }
}
