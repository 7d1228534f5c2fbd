import Interchange

/// Writes a list in Chokepoint's own dated format: NDJSON, a header line, then one party a line.
///
/// The same list gives the same bytes; the digest of an edition is the SHA-256 of these bytes.
public enum PartyListWriter {
  public static let format = "chokepoint/party-list/1"

  /// The file's bytes.
  public static func bytes(of list: PartyList) -> [UInt8] {
    var line = LineWriter()
    line.begin()
    line.add("format", format)
    line.add("list", list.id)
    line.add("title", list.title)
    line.add("edition", list.edition.description)
    line.add("source", list.source)
    line.add("coverage", list.coverage)
    line.add("count", list.parties.count)
    line.end()
    for party in list.parties { write(party, into: &line) }
    return line.bytes
  }

  /// One party as it stands on a line, without the record that it was read from.
  package static func record(_ party: ListedParty) -> [UInt8] {
    var short = party
    short.raw = nil
    var line = LineWriter()
    write(short, into: &line)
    return line.bytes
  }

  private static func write(_ party: ListedParty, into line: inout LineWriter) {
    line.begin()
    line.add("id", party.id)
    line.add("other_ids", party.otherIDs)
    line.add("name", party.name)
    line.addObjects("aliases", party.aliases) { alias, line in
      line.add("name", alias.name)
      line.add("note", alias.note)
      line.add("weak", alias.isWeak)
    }
    line.add("type", party.type)
    line.add("countries", party.countries)
    line.add("addresses", party.addresses)
    line.addObjects("identifiers", party.identifiers) { identifier, line in
      line.add("kind", identifier.kind)
      line.add("value", identifier.value)
      line.add("country", identifier.country)
    }
    line.add("births", party.births)
    line.addObjects("listings", party.listings) { write($0, into: &$1) }
    line.add("notes", party.notes)
    line.add("source", party.source)
    line.add("origin", party.raw == nil ? nil : "\(party.origin.file):\(party.origin.line)")
    line.add("raw", party.raw)
    line.end()
  }

  private static func write(_ listing: Listing, into line: inout LineWriter) {
    line.add("from", listing.from?.description)
    line.add("from_status", listing.fromStatus)
    line.add("published", listing.published?.description)
    line.add("until", listing.until?.description)
    line.add("requirement", listing.requirement.isEmpty ? nil : listing.requirement)
    line.add("policy", listing.policy.isEmpty ? nil : listing.policy)
    line.add("review", listing.review?.rawValue)
    line.add("scope", listing.scope.rawValue)
    line.add("footnotes", listing.footnotes)
    line.add("programs", listing.programs)
    line.add("cites", listing.citations)
  }
}

/// Appends JSON objects, one a line, to a run of bytes; absent values are left out.
private struct LineWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func begin() {
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
  }

  mutating func end() {
    bytes.append(UInt8(ascii: "}"))
    bytes.append(0x0A)
  }

  mutating func add(_ key: String, _ value: String?) {
    guard let value else { return }
    name(key)
    quote(value)
  }

  /// False, the usual value, is left out.
  mutating func add(_ key: String, _ value: Bool) {
    guard value else { return }
    name(key)
    bytes.append(contentsOf: "true".utf8)
  }

  mutating func add(_ key: String, _ value: Int) {
    name(key)
    bytes.append(contentsOf: String(value).utf8)
  }

  mutating func add(_ key: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    name(key)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      quote(value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func addObjects<Element>(_ key: String, _ elements: [Element], _ write: (Element, inout LineWriter) -> Void)
  {
    guard !elements.isEmpty else { return }
    name(key)
    for (index, element) in elements.enumerated() {
      bytes.append(index == 0 ? UInt8(ascii: "[") : UInt8(ascii: ","))
      begin()
      write(element, &self)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  private mutating func name(_ key: String) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    quote(key)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices
      where utf8[index] < 0x20 || utf8[index] == UInt8(ascii: "\"") || utf8[index] == UInt8(ascii: "\\") {
        bytes.append(contentsOf: utf8[start..<index])
        escape(utf8[index])
        start = index + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: [UInt8(ascii: "u"), 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    default: bytes.append(byte)
    }
  }
}
