public import Interchange

/// The countries by code and by the names that deals and lists use, from `data/countries.csv`.
public struct Countries: Sendable {
  private let known: [String: String]
  private let names: [String: String]
  /// What a code means as it is written.
  private let plain: [String: String]

  /// - Throws: `Diagnostic` for a bad table.
  public init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    let table = try CSVTable(bytes, file: file, requiring: ["iso2", "name", "aliases"])
    var codes: [String: String] = [:]
    var names: [String: String] = [:]
    for row in table.rows {
      let code = row["iso2"]
      names[code] = row["name"]
      for name in [code, row["name"]] + row["aliases"].split(separator: "|").map(String.init) {
        codes[name.lowercased()] = code
      }
    }
    known = codes
    plain = Dictionary(
      uniqueKeysWithValues: names.keys.compactMap { code in codes[code.lowercased()].map { (code, $0) } })
    self.names = names
  }

  /// All codes, in the order of the names.
  public var codes: [String] { names.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key) }

  /// The two-letter code of a country given by code or name; nil if there is none.
  public func code(for text: String) -> String? { plain[text] ?? known[text.lowercased()] }

  /// The English name of a code.
  public func name(of code: String) -> String? { names[code] }

  /// Help for a name that is none.
  func suggestion(for text: String) -> String {
    nearestName(to: text, among: known.keys).flatMap { known[$0] }.map { code in
      "did you mean \(code) (\(names[code] ?? code))?"
    } ?? "give the ISO 3166 code, as CN for China"
  }
}
