public import Interchange

/// Turns published list files into party lists, each record kept beside what was read from it.
///
///     let importer = ListImporter { names in countryTable[names] }
///     let lists = try importer.lists(fromFile: "us-csl-2026-07-31.csv.gz")
///
/// Knows the Entity List in the eCFR's XML of 15 CFR part 744, the same table as CSV, the Consolidated Screening List as
/// CSV (the official columns or a subset) and Chokepoint's own format; gzip or not. A file that is none of these, or is
/// damaged, gives a diagnostic and no list.
public struct ListImporter: Sendable {
  let country: @Sendable (String) -> String?

  /// - Parameter country: the two-letter code of a country named as a list names it; nil if unknown.
  public init(country: @escaping @Sendable (String) -> String?) {
    self.country = country
  }

  /// - Parameters:
  ///   - path: the file, or `-`.
  ///   - edition: the publication date; by default the one in the file's name (`…-2026-07-31.csv.gz`).
  /// - Throws: `Diagnostic`: `file.…`, `import.…`, `csv.…`, `xml.…`, `list.…`.
  public func lists(fromFile path: String, edition: CalendarDay? = nil) throws(Diagnostic) -> [PartyList] {
    try lists(from: try InputFile.read(path), file: path, edition: edition)
  }

  /// The same from bytes that are already there, expanded.
  public func lists(
    from bytes: [UInt8], file: String, edition: CalendarDay? = nil
  ) throws(Diagnostic) -> [PartyList] {
    let head = bytes.prefix(2048)
    guard let text = String(validating: Self.wholeScalars(head), as: UTF8.self), !head.contains(0) else {
      throw refusal("it is not text", file)
    }
    let start = ListText.trimmed(text, "\u{FEFF}")
    if start.isEmpty { throw refusal("it is empty", file) }
    let lower = start.prefix(200).lowercased()
    if lower.hasPrefix("<!doctype html") || lower.hasPrefix("<html") { throw refusal("it is a web page", file) }
    if start.hasPrefix("{\"format\":\"") { return [try PartyListReader.read(bytes, file: file)] }
    guard let edition = edition ?? Self.edition(inName: file) else {
      throw Diagnostic(
        "import.edition", "the publication date of `\(file)` is not known", at: SourceSpan(file: file, line: 1),
        help: "give the edition's date, or put it in the file's name as YYYY-MM-DD")
    }
    if start.hasPrefix("<") {
      return [try EntityListXML(bytes, file: file, importer: self).list(edition: edition)]
    }
    let header = start.prefix { $0 != "\n" && $0 != "\r" && $0 != "\r\n" }
    if header.contains("license_review_policy"), header.contains("fr_citations") {
      return [try EntityListCSV.list(bytes, file: file, edition: edition, importer: self)]
    }
    if header.contains("alt_names"), header.contains("source") {
      return try ConsolidatedCSV.lists(bytes, file: file, edition: edition, importer: self)
    }
    throw refusal("its first line is that of no known list: `\(header.prefix(120))`", file)
  }

  private func refusal(_ why: String, _ file: String) -> Diagnostic {
    Diagnostic(
      "import.unknown", "`\(file)` is not a list that can be read: \(why)", at: SourceSpan(file: file, line: 1),
      help: "known: the Entity List as eCFR XML or CSV, the Consolidated Screening List as CSV, Chokepoint NDJSON")
  }

  /// The last date in a file's name.
  static func edition(inName path: String) -> CalendarDay? {
    let name = Array(path.utf8.suffix(while: { $0 != UInt8(ascii: "/") }))
    guard name.count >= 10 else { return nil }
    for start in stride(from: name.count - 10, through: 0, by: -1) {
      if let day = CalendarDay(String(decoding: name[start..<(start + 10)], as: UTF8.self)) { return day }
    }
    return nil
  }

  /// Without a scalar that the cut broke.
  private static func wholeScalars(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.count == 2048 else { return bytes }
    var end = bytes.endIndex
    while end > bytes.startIndex, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
    return end > bytes.startIndex && bytes[end - 1] >= 0xC0 ? bytes[..<(end - 1)] : bytes[..<bytes.endIndex]
  }
}

extension Collection where Element == UInt8, Self: BidirectionalCollection {
  fileprivate func suffix(while condition: (UInt8) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, condition(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
