import Interchange

/// What every reader of a list file is told, and what they all do with it.
struct ImportContext {
  let file: String
  let edition: CalendarDay
  let options: ImportOptions
  let country: @Sendable (String) -> String?

  /// A list of this file.
  ///
  /// - Throws: `Diagnostic` `import.empty` if there is no party.
  func list(
    id: String, title: String, parties: [ListedParty], edition: CalendarDay? = nil, coverage: String = "whole list"
  ) throws(Diagnostic) -> PartyList {
    guard !parties.isEmpty else {
      throw Diagnostic(
        "import.empty", "`\(file)` has no record of `\(id)`", at: SourceSpan(file: file, line: 1),
        help: "the file may be cut short")
    }
    return PartyList(
      id: options.list ?? id, title: options.title ?? title, edition: options.edition ?? edition ?? self.edition,
      source: file, coverage: coverage, digest: "", parties: parties
    ).digested()
  }

  /// The file as a table, within the caller's limit.
  ///
  /// - Throws: `Diagnostic`: `csv.…`.
  func table(
    _ bytes: [UInt8], requiring needed: [String], delimiter: UInt8 = UInt8(ascii: ","), skipping: Int = 0
  ) throws(Diagnostic) -> CSVTable {
    try CSVTable(
      bytes, file: file, requiring: needed, delimiter: delimiter, skipping: skipping,
      recordLimit: options.recordLimit)
  }

  func span(_ line: Int) -> SourceSpan { SourceSpan(file: file, line: line) }

  func origin(_ line: Int) -> ListedParty.Origin { ListedParty.Origin(file: file, line: line) }

  /// - Throws: `Diagnostic` `import.nameless` for a record without a name.
  func nameless(_ line: Int) -> Diagnostic {
    Diagnostic("import.nameless", "the record has no name", at: span(line), help: "the file may be damaged")
  }

  /// A number that stands twice where the list numbers its records.
  func repeated(_ id: String, _ line: Int) -> Diagnostic {
    Diagnostic(
      "import.repeated-id", "the record `\(id)` stands twice", at: span(line), help: "the file may be damaged")
  }

  /// The code of a country given by name or code; `Iran (Islamic Republic of)` is Iran.
  func code(_ stated: String) -> String? {
    let isCode = stated.utf8.count == 2 && stated.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    return isCode ? stated : country(stated) ?? country(ListText.trimmed(ListText.withoutBrackets(stated)))
  }
}

extension ListedParty {
  /// Adds the code of a country, or says how the list names one that is not known.
  mutating func addCountry(_ stated: String, _ context: ImportContext) {
    guard !stated.isEmpty else { return }
    if let code = context.code(stated) {
      if !countries.contains(code) { countries.append(code) }
    } else {
      let note = Self.unknownCountry(stated)
      if !notes.contains(note) { notes.append(note) }
    }
  }

  static func unknownCountry(_ stated: String) -> String { "country as the list states it: \(stated)" }
}
