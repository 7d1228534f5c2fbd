import Interchange

/// A party of an application: name and place (blocks 14 to 20 of BIS-748P, appendix B).
public struct LicenceParty: Hashable, Sendable {
  public let name: String
  /// Two letters, ISO 3166-1.
  public let country: String

  static let keys = ["name", "address", "city", "postal_code", "country", "telephone", "cin"]

  init(_ json: JSON, _ reader: inout DocumentReader) {
    reader.allow(Self.keys, in: json)
    for key in Self.keys where key != "name" && key != "country" { _ = reader.text(key, in: json) }
    name = reader.required("name", in: json)
    country = reader.country("country", in: json)
  }

  /// Whether a party of a shipment is this one: the same name but for case and punctuation, and the same
  /// country. A name that is only alike is another party.
  public func isNamed(_ other: String, country: String?) -> Bool {
    PlainName.of(name) == PlainName.of(other) && (country == nil || country == self.country)
  }
}

extension DocumentReader {
  /// A country of two capital letters that must be there.
  mutating func country(_ key: String, in json: JSON) -> String {
    let text = required(key, in: json)
    if !text.isEmpty, text.utf8.count != 2 || !text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
      fail("licence.country", "`\(text)` is not a country", at: json[key], help: "two capital letters, as in TW")
    }
    return text
  }
}
