public import Interchange

/// Turns published list files into party lists, each record kept beside what was read from it.
///
///     let importer = ListImporter { names in countryTable[names] }
///     let lists = try importer.lists(fromFile: "us-csl-2026-07-31.csv.gz")
///
/// The form is told by what the file holds (`ListForm`, docs/lists.md), gzip or not. A file of no known form, or a damaged
/// one, gives a diagnostic and no list.
public struct ListImporter: Sendable {
  let country: @Sendable (String) -> String?

  /// - Parameter country: the two-letter code of a country named as a list names it; nil if unknown.
  public init(country: @escaping @Sendable (String) -> String?) {
    self.country = country
  }

  /// - Parameters:
  ///   - path: the file, or `-`.
  ///   - edition: the publication date; by default the one in the file, or in its name (`…-2026-07-31.csv.gz`).
  /// - Throws: `Diagnostic`: `file.…`, `import.…`, `mapping.…`, `csv.…`, `xml.…`, `json.…`, `text.…`, `list.…`.
  public func lists(fromFile path: String, edition: CalendarDay? = nil) throws(Diagnostic) -> [PartyList] {
    var options = ImportOptions()
    options.edition = edition
    return try lists(fromFile: path, options: options)
  }

  public func lists(fromFile path: String, options: ImportOptions) throws(Diagnostic) -> [PartyList] {
    try lists(from: try InputFile.read(path), file: path, options: options)
  }

  /// The same from bytes that are already there, expanded.
  public func lists(
    from bytes: [UInt8], file: String, edition: CalendarDay? = nil
  ) throws(Diagnostic) -> [PartyList] {
    var options = ImportOptions()
    options.edition = edition
    return try lists(from: bytes, file: file, options: options)
  }

  public func lists(
    from bytes: [UInt8], file: String, options: ImportOptions
  ) throws(Diagnostic) -> [PartyList] {
    if let id = options.list ?? options.mapping?.list, !ListStore.isPlain(id) {
      throw Diagnostic(
        "import.list", "`\(id)` cannot be the id of a list", help: "small letters, digits and dashes, as us-bis-dpl")
    }
    let lists = try lists(unchecked: bytes, file: file, options: options)
    try ImportCheck.check(lists, file: file)
    return lists
  }

  private func lists(
    unchecked bytes: [UInt8], file: String, options: ImportOptions
  ) throws(Diagnostic) -> [PartyList] {
    let encoding = TextEncoding.marked(bytes) ?? options.mapping?.encoding ?? .utf8
    let bytes = try encoding.utf8(bytes, file: file)
    let start = try start(of: bytes, file: file)
    if let mapping = options.mapping {
      let context = try context(file, options, inFile: nil)
      return [try MappedTable.list(bytes, mapping: mapping, context: context)]
    }
    guard let form = ListForm.recognise(start) else {
      let header = start.prefix { !$0.isNewline }
      throw refusal("its first line is that of no known list: `\(header.prefix(120))`", file)
    }
    if case .ofac = form {
    } else if let companion = options.companions.first {
      throw Diagnostic(
        "import.companion", "`\(companion)` belongs to no list of OFAC: `\(file)` is another kind of file",
        at: SourceSpan(file: file, line: 1))
    }
    if options.list != nil || options.title != nil, form.namesItsLists {
      throw Diagnostic(
        "import.list", "`\(file)` says itself which lists it holds", at: SourceSpan(file: file, line: 1),
        help: "leave the id and the title away")
    }
    if encoding == .utf16, start.hasPrefix("<") { throw refusal("it is XML in UTF-16; save it as UTF-8", file) }
    return try lists(bytes, file, form, options)
  }

  private func lists(
    _ bytes: [UInt8], _ file: String, _ form: ListForm, _ options: ImportOptions
  ) throws(Diagnostic) -> [PartyList] {
    switch form {
    case .ownFormat: return [try PartyListReader.read(bytes, file: file)]
    case .unitedNations: return [try UnitedNationsXML.list(bytes, try context(file, options, inFile: .distantFuture))]
    case .simpleSDN: return [try SimpleSDNXML.list(bytes, try context(file, options, inFile: .distantFuture))]
    case .advancedSDN:
      throw refusal("the advanced form of OFAC's XML is not read; import SDN.CSV with its companions, or SDN.XML", file)
    default: break
    }
    let context = try context(file, options, inFile: nil)
    switch form {
    case .part744: return try Part744XML(bytes, context).lists()
    case .entityList:
      return [try EntityListCSV.list(bytes, context)]
    case .unverifiedList: return [try UnverifiedListCSV.list(bytes, context)]
    case .simpleTable: return [try SimpleTable.list(bytes, context)]
    case .consolidatedTable(let delimiter): return try ConsolidatedList.lists(table: bytes, delimiter, context)
    case .consolidatedJSON: return try ConsolidatedList.lists(json: bytes, context)
    case .deniedPersons: return [try DeniedPersonsTable.list(bytes, context)]
    case .ofac(let hasHeader): return [try SDNTable.list(bytes, hasHeader: hasHeader, context)]
    case .followTheMoney: return [try FollowTheMoneyList.list(bytes, context)]
    case .ownFormat, .unitedNations, .simpleSDN, .advancedSDN: return []
    }
  }

  /// - Parameter inFile: stands for the date that the reader will find in the file, or nil if files of the form have none.
  private func context(
    _ file: String, _ options: ImportOptions, inFile: CalendarDay?
  ) throws(Diagnostic) -> ImportContext {
    guard let edition = options.edition ?? FileStart.edition(inName: file) ?? inFile else {
      throw Diagnostic(
        "import.edition", "the publication date of `\(file)` is not known", at: SourceSpan(file: file, line: 1),
        help: "give the edition's date, or put it in the file's name as YYYY-MM-DD")
    }
    return ImportContext(file: file, edition: edition, options: options, country: country)
  }

  /// The first part of the text, after white space.
  private func start(of bytes: [UInt8], file: String) throws(Diagnostic) -> String {
    let head = bytes.prefix(2048)
    guard let text = String(validating: FileStart.wholeScalars(head), as: UTF8.self), !head.contains(0) else {
      throw refusal("it is not text in UTF-8", file)
    }
    let start = ListText.trimmed(text, "\u{FEFF}")
    if start.isEmpty { throw refusal("it is empty", file) }
    let lower = start.prefix(200).lowercased()
    if lower.hasPrefix("<!doctype html") || lower.hasPrefix("<html") { throw refusal("it is a web page", file) }
    return start
  }

  private func refusal(_ why: String, _ file: String) -> Diagnostic {
    Diagnostic(
      "import.unknown", "`\(file)` is not a list that can be read: \(why)", at: SourceSpan(file: file, line: 1),
      help: "docs/lists.md names the forms that are known; any other table needs a mapping")
  }
}
