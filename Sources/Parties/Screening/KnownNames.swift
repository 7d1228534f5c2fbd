import Interchange
import Names

/// Names by which well-known parties go and which their lists do not give: short names, Chinese names, how they are written
/// in other scripts, internet domains.
///
/// They come from `data/screening/known-names.csv`, one row a party with its name as a list has it. A match on one of them
/// says so, and where it is from.
struct KnownNames: Sendable {
  private let names: [[UInt8]: [ListedParty.Alias]]
  /// Changes with every byte of the file.
  let digest: UInt64

  /// - Throws: `Diagnostic` `knowledge.…` for a table that is not whole.
  init(inFolder folder: String) throws(Diagnostic) {
    let file = "\(folder)/known-names.csv"
    let bytes = try InputFile.read(file, limit: 4 << 20)
    var names: [[UInt8]: [ListedParty.Alias]] = [:]
    for row in try CSVTable(bytes, file: file, requiring: ["party", "names", "source"]).rows {
      let key = Self.key(row["party"])
      guard !key.isEmpty, names[key] == nil, !row["source"].isEmpty else {
        throw Diagnostic("knowledge.known-names", "`\(row["party"])` stands twice or has no source", at: row.span)
      }
      let note = "SECONDARY: not in the list text; \(row["source"])"
      names[key] = row["names"].split(separator: "|").map { ListedParty.Alias(String($0), note: note) }
    }
    self.names = names
    digest = TextHash.of(bytes[...], salt: 3)
  }

  private init() { (names, digest) = ([:], 0) }

  /// No name beside those that are given.
  static let none = KnownNames()

  /// Further names of a party that is listed under `name`.
  func names(of name: String) -> [ListedParty.Alias] { names[Self.key(name)] ?? [] }

  /// Letters and digits alone, so that commas and points do not matter.
  private static func key(_ name: String) -> [UInt8] {
    name.utf8.compactMap { byte in
      switch byte {
      case 0x41...0x5A: byte | 0x20
      case 0x30...0x39, 0x61...0x7A, 0x80...: byte
      default: nil
      }
    }
  }
}
