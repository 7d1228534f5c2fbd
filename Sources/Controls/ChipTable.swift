public import Interchange
public import Rulebook

/// The chips that ship with the product: published figures, blank where nothing is published.
public struct ChipTable: Sendable {
  public struct Chip: Sendable {
    /// A cell by the name of its column; nil where it is blank.
    public func callAsFunction(_ column: String) -> String? { cells[column].flatMap { $0.isEmpty ? nil : $0 } }

    let cells: [String: String]
    public let name: String
    public let vendor: String
    let aliases: [String]
  }

  public let chips: [Chip]

  /// - Throws: `Diagnostic` for a bad table; a figure that is not a number is an error.
  public init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    let table = try CSVTable(
      bytes, file: file, requiring: ["name", "vendor", "aliases", "source"] + Self.facts.map(\.column))
    var chips: [Chip] = []
    for row in table.rows {
      for column in Self.facts.map(\.column) + Chip.rates.map(\.column) where !Self.words.contains(column) {
        guard row[column].isEmpty || Exact(row[column]) != nil else {
          throw Diagnostic("chips.number", "`\(row[column])` in the column `\(column)` is not a number", at: row.span)
        }
      }
      chips.append(
        Chip(
          cells: Dictionary(uniqueKeysWithValues: table.header.map { ($0, row[$0]) }), name: row["name"],
          vendor: row["vendor"], aliases: row["aliases"].split(separator: "|").map(String.init)))
    }
    self.chips = chips
  }

  /// Columns that are facts of an item under the same name.
  static let facts: [(column: String, fact: String)] = [
    "tpp", "die_area_mm2", "io_bidirectional_gbs", "dram_bandwidth_gbs", "datacenter", "non_planar", "transistors_bn",
    "designer_headquarters",
  ].map { ($0, $0) }

  /// Fact columns that are not figures.
  private static let words: Set<String> = ["datacenter", "non_planar", "designer_headquarters"]

  /// The chips that a name may mean.
  ///
  /// - Throws: `Diagnostic` `chips.unknown` if there is none.
  public func named(_ query: String) throws(Diagnostic) -> [Chip] {
    let found = matching(query)
    guard found.isEmpty else { return found }
    throw Diagnostic(
      "chips.unknown", "no chip is called `\(query)`",
      help: nearestName(to: query.filter { !$0.isWhitespace }, among: models).map { "did you mean `\($0)`?" }
        ?? "`chokepoint chips` lists all; a deal may state the figures instead")
  }

  /// What chips are called, whole and by the words with a number in them: `H100` of `H100 SXM5 80GB`.
  private var models: Set<String> {
    chips.reduce(into: []) { models, chip in
      for name in [chip.name] + chip.aliases {
        models.insert(name)
        models.formUnion(
          name.split(separator: " ").map(String.init).filter {
            $0.contains(where: \.isNumber) && $0.first?.isLetter == true
          })
      }
    }
  }

  /// The chips that a name may mean: exactly so called; else those with all its words as whole words; else those that
  /// contain it. Several are several: none is picked.
  public func matching(_ query: String) -> [Chip] {
    let wanted = Self.split(query)
    guard !wanted.isEmpty else { return [] }
    let exact = chips.filter { chip in
      ([chip.name, "\(chip.vendor) \(chip.name)"] + chip.aliases).contains { Self.split($0) == wanted }
    }
    if !exact.isEmpty { return exact }
    let whole = chips.filter { chip in
      let words = Set(Self.split("\(chip.vendor) \(chip.name) \(chip.aliases.joined(separator: " "))"))
      return wanted.allSatisfy(words.contains)
    }
    if !whole.isEmpty { return whole }
    let run = wanted.joined()
    return chips.filter { chip in
      ([chip.name] + chip.aliases).contains { Self.holds(Self.split($0).joined(), run) }
    }
  }

  /// Whether a name holds a run of signs that cuts no number in two: `H80` is not in `H800`.
  private static func holds(_ name: String, _ run: String) -> Bool {
    name.ranges(of: run).contains { range in
      let before = range.lowerBound > name.startIndex ? name[name.index(before: range.lowerBound)] : " "
      let after = range.upperBound < name.endIndex ? name[range.upperBound] : " "
      return !(run.first?.isNumber == true && before.isNumber) && !(run.last?.isNumber == true && after.isNumber)
    }
  }

  private static func split(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

extension ChipTable.Chip {
  /// Dense rates by the bit length of their operands; TF32 counts as 32 bit.
  static let rates: [(column: String, bits: Int)] = [
    ("fp64_tflops", 64), ("fp32_tflops", 32), ("tf32_tflops", 32), ("fp16_tflops", 16), ("bf16_tflops", 16),
    ("fp8_tflops", 8), ("int8_tops", 8), ("fp4_tflops", 4),
  ]

  /// Total processing performance from the published rates: the most that any precision gives, and which one.
  /// Where the row's basis leaves TF32 out, so does this.
  public var computedTPP: (value: Exact, column: String)? {
    let withoutTF32 = self("tpp_basis")?.contains("TF32") ?? false
    let products = Self.rates.compactMap { rate -> (Exact, String)? in
      guard !(withoutTF32 && rate.column == "tf32_tflops"), let text = self(rate.column), let value = Exact(text) else {
        return nil
      }
      return value.multiplied(by: Exact(rate.bits)).map { ($0, rate.column) }
    }
    return products.max { $0.0 < $1.0 }.map { ($0.0, $0.1) }
  }

  /// What the row states as facts of an item.
  public var facts: [String: Value] {
    var values: [String: Value] = ["kind": .word("integrated_circuit"), "memory_device": .truth(false)]
    for (column, fact) in ChipTable.facts {
      guard let text = self(column) else { continue }
      if fact == "designer_headquarters" {
        values[fact] = .country(text)
        continue
      }
      values[fact] = text == "yes" || text == "no" ? .truth(text == "yes") : Exact(text).map { .number($0) }
    }
    return values
  }
}

extension [ChipTable.Chip] {
  /// Facts that hold for every one of the chips: what all state, as a range where they differ; what one of them does
  /// not state, or states otherwise, is left open.
  public var commonFacts: [String: Value] {
    guard let first else { return [:] }
    return dropFirst().reduce(first.facts) { common, chip in
      let other = chip.facts
      return common.reduce(into: [:]) { result, entry in
        guard let value = other[entry.key] else { return }
        if case .number(let a, let b) = entry.value, case .number(let c, let d) = value {
          result[entry.key] = .number(Swift.min(a, c), Swift.max(b, d))
        } else if entry.value == value {
          result[entry.key] = value
        }
      }
    }
  }
}
