import Interchange

/// The files that belong to SDN.CSV, told by their number of fields: aliases 5, addresses 6, remarks that go on 2.
struct SDNCompanions {
  private struct Row {
    let fields: [String]
    let raw: String
    let span: SourceSpan
  }

  private var aliases: [String: [Row]] = [:]
  private var addresses: [String: [Row]] = [:]
  private var comments: [String: [Row]] = [:]

  /// - Throws: `Diagnostic`: `import.companion` for a file of another form, `file.…`, `csv.…`.
  init(_ paths: [String]) throws(Diagnostic) {
    for path in paths { try read(path) }
  }

  private mutating func read(_ path: String) throws(Diagnostic) {
    var scanner = CSVScanner(try InputFile.read(path), file: path)
    var width: Int?
    while let (fields, span) = try scanner.next() {
      if SDNTable.isEnd(fields) { continue }
      guard fields.count == width ?? fields.count, [2, 5, 6].contains(fields.count), Int(fields[0]) != nil else {
        throw Diagnostic(
          "import.companion", "the row has \(fields.count) fields and is none of ALT, ADD or COMMENTS", at: span,
          help: "expected 5, 6 or 2 fields, the first a number, the same in all rows")
      }
      width = fields.count
      let row = Row(fields: fields.map(SDNTable.stated), raw: fields.joined(separator: " | "), span: span)
      switch fields.count {
      case 5: aliases[fields[0], default: []].append(row)
      case 6: addresses[fields[0], default: []].append(row)
      default: comments[fields[0], default: []].append(row)
      }
    }
    guard width != nil else {
      throw Diagnostic("import.empty", "`\(path)` has no record", at: SourceSpan(file: path, line: 1))
    }
  }

  /// - Throws: `Diagnostic` `import.companion` if not one record of a file joins: the files do not belong together.
  func verify(_ numbers: Set<String>) throws(Diagnostic) {
    for rows in [aliases, addresses, comments] where !rows.isEmpty {
      guard numbers.isDisjoint(with: rows.keys), let row = rows.values.first?.first else { continue }
      throw Diagnostic(
        "import.companion", "no record of `\(row.span.file)` has a number of the list", at: row.span,
        help: "give files of one edition")
    }
  }

  func join(_ number: String, into party: inout ListedParty, _ context: ImportContext) {
    for row in aliases[number] ?? [] where !row.fields[3].isEmpty {
      let remarks = row.fields[4].isEmpty ? [] : [row.fields[4]]
      let kind = row.fields[2] == "aka" ? [] : [row.fields[2]]
      let note = (kind + remarks).joined(separator: ", ")
      party.aliases.append(ListedParty.Alias(row.fields[3], note: note.isEmpty ? nil : note))
    }
    for row in addresses[number] ?? [] {
      party.addCountry(row.fields[4], context)
      let parts = row.fields[2...5].filter { !$0.isEmpty }
      if !row.fields[2].isEmpty || !row.fields[3].isEmpty { party.addresses.append(parts.joined(separator: ", ")) }
    }
  }

  /// The rest of remarks that were too long for SDN.CSV: they go on in the middle of a word.
  func remarks(_ number: String) -> String { (comments[number] ?? []).map { $0.fields[1] }.joined() }

  func raw(_ number: String) -> [String] {
    [("ALT", aliases), ("ADD", addresses), ("COMMENTS", comments)].flatMap { name, rows in
      (rows[number] ?? []).map { "\(name): \($0.raw)" }
    }
  }
}
