public import Interchange

/// What stated facts are worth beside a name, in bits: how much likelier such a fact is if both are one party.
///
/// The bits were set by hand, with the reason beside each: `data/screening/evidence.csv`. No labelled data has dates of
/// birth or numbers to learn them from.
public struct EvidenceBits: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case sameCountry = "same-country"
    case otherCountry = "other-country"
    case sameBirthDate = "same-birth-date"
    case sameBirthYear = "same-birth-year"
    case otherBirthDate = "other-birth-date"
    case otherBirthYear = "other-birth-year"
    case nearBirth = "near-birth"
    case otherVagueBirth = "other-vague-birth"
    case otherIdentifier = "other-identifier"
    case otherCode = "other-code"
    case sameAddress = "same-address"
    case weakAlias = "weak-alias"
  }

  private let bits: [Kind: Double]

  subscript(kind: Kind) -> Double { bits[kind] ?? 0 }

  /// - Throws: `Diagnostic` `knowledge.…` for a table that is not whole.
  public init(inFolder folder: String) throws(Diagnostic) {
    let file = "\(folder)/evidence.csv"
    let table = try CSVTable(
      try InputFile.read(file, limit: 1 << 20), file: file, requiring: ["evidence", "bits", "note"])
    var bits: [Kind: Double] = [:]
    for row in table.rows {
      guard let kind = Kind(rawValue: row["evidence"]), let value = Double(row["bits"]), (-20...20).contains(value)
      else {
        throw Diagnostic(
          "knowledge.evidence", "`\(row["evidence"])` needs to be a known kind with bits from -20 to 20", at: row.span)
      }
      bits[kind] = value
    }
    if let missing = Kind.allCases.first(where: { bits[$0] == nil }) {
      throw Diagnostic("knowledge.missing", "`\(file)` has no bits for `\(missing.rawValue)`")
    }
    self.bits = bits
  }
}
