public import Interchange

/// How the rows of a batch are written: a JSON document a line, or a table with a header.
public enum BatchForm: Sendable {
  case lines
  /// The place of each column that is read, and the byte between the fields.
  case table(columns: [String: Int], width: Int, delimiter: UInt8)

  /// What the user may say the file is; without that, its name and its first byte tell.
  public enum Kind: String, Sendable, CaseIterable {
    case ndjson, csv
  }

  /// Tells the form and, of a table, takes the header.
  ///
  /// - Parameter unread: gets the columns that nothing here reads.
  /// - Throws: `Diagnostic` `batch.no-name`, `csv.…` for a header without a column `name`.
  public init(
    _ reader: inout RecordReader, kind: Kind?, unread: inout [String]
  ) throws(Diagnostic) {
    let first = reader.firstLine
    guard (kind ?? Self.kind(reader.file.lowercased(), first)) == .csv, !first.isEmpty else {
      self = .lines
      return
    }
    let delimiter = Self.delimiter(first)
    let header = try reader.header(delimiter: delimiter).map { ListText.trimmed($0).lowercased() }
    var columns: [String: Int] = [:]
    for (place, name) in header.enumerated() {
      guard BatchQuestion.keys.contains(name) || name.hasPrefix(Self.identifierPrefix) else {
        unread.append(name)
        continue
      }
      guard columns.updateValue(place, forKey: name) == nil else {
        throw Diagnostic(
          "csv.repeated-column", "the column `\(name)` stands twice in the header",
          at: SourceSpan(file: reader.file, line: 1))
      }
    }
    guard
      columns["name"] != nil || columns["address"] != nil
        || columns.keys.contains(where: { $0.hasPrefix(Self.identifierPrefix) })
    else {
      throw Diagnostic(
        "batch.no-name", "the header has no column `name`, nor `address` or an identifier",
        at: SourceSpan(file: reader.file, line: 1),
        help: "a batch is a table whose header names `name`, or one JSON document a line; the header read was "
          + "`\(String(decoding: first.prefix(60), as: UTF8.self))`")
    }
    self = .table(columns: columns, width: header.count, delimiter: delimiter)
  }

  private static func kind(_ file: String, _ first: [UInt8]) -> Kind {
    if file.hasSuffix(".csv") { return .csv }
    if [".ndjson", ".jsonl", ".json"].contains(where: file.hasSuffix) || first.first == UInt8(ascii: "{") {
      return .ndjson
    }
    // A name in quotes, or a header whose columns are.
    let text = (try? JSONReader.read(first, file: file))?.string
    return text == nil || text?.lowercased() == "name" ? .csv : .ndjson
  }

  /// Columns `identifier.lei` and the like hold numbers.
  private static let identifierPrefix = "identifier."

  /// Of comma, semicolon and tabulator, the one that the header has most of.
  public static func delimiter(_ header: [UInt8]) -> UInt8 {
    func count(_ byte: UInt8) -> Int { header.count { $0 == byte } }
    return [UInt8(ascii: ";"), 0x09].reduce(UInt8(ascii: ",")) { count($1) > count($0) ? $1 : $0 }
  }

  // MARK: Rows

  /// - Throws: `Diagnostic` for a row that is none.
  public func question(_ block: RecordBlock, _ record: RecordBlock.Record) throws(Diagnostic) -> BatchQuestion {
    let bytes = try block.content(of: record)
    let span = block.span(of: record)
    switch self {
    case .lines:
      return try Self.question(
        try JSONReader.read(bytes, file: block.file, firstLine: record.line), row: record.row, span)
    case .table(let columns, let width, let delimiter):
      return try Self.question(bytes, columns, width, delimiter, row: record.row, span)
    }
  }

  private static func question(_ document: JSON, row: Int, _ span: SourceSpan) throws(Diagnostic) -> BatchQuestion {
    var question = BatchQuestion(row: row)
    if let name = document.string {
      question.name = name
      return question
    }
    guard let members = document.members else {
      throw Diagnostic(
        "batch.line", "expected a name or an object, not \(document.kind)", at: span,
        help: "write {\"name\": \"…\"}, with `id`, `country` and more if you like")
    }
    for member in members {
      if case .null = member.value.content { continue }
      switch member.key {
      case "name": question.name = try text(member)
      case "id":
        switch member.value.content {
        case .string, .number: question.id = member.value
        default: throw failure(member, "a string or a number")
        }
      case "country": question.facts.countries = try texts(member).map { $0.uppercased() }
      case "birth": question.facts.birth = try text(member)
      case "address": question.facts.address = try text(member)
      case "identifiers":
        guard let pairs = member.value.members else { throw failure(member, "an object of kinds and values") }
        for pair in pairs { question.facts.identifiers += try texts(pair).map { (pair.key, $0) } }
      default: question.unread.append(member.key)
      }
    }
    guard members.contains(where: { $0.key == "name" }) || question.facts.findsByItself else {
      throw Diagnostic("batch.line", "the object has no `name`", at: span, help: "write {\"name\": \"…\"}")
    }
    return question
  }

  private static func question(
    _ bytes: [UInt8], _ columns: [String: Int], _ width: Int, _ delimiter: UInt8, row: Int, _ span: SourceSpan
  ) throws(Diagnostic) -> BatchQuestion {
    var scanner = CSVScanner(bytes, file: span.file, delimiter: delimiter, firstLine: span.line)
    let fields = try scanner.next()?.fields ?? []
    guard fields.count == width else {
      throw Diagnostic(
        "csv.ragged", "the row has \(fields.count) fields, the header \(width)", at: span,
        help: "a field with a comma or a quote needs double quotes around it")
    }
    func field(_ column: String) -> String? {
      columns[column].map { ListText.trimmed(fields[$0]) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    var question = BatchQuestion(row: row)
    question.name = field("name") ?? ""
    question.id = field("id").map { .string($0) }
    question.facts.countries = field("country").map { [$0.uppercased()] } ?? []
    question.facts.birth = field("birth")
    question.facts.address = field("address")
    for (column, place) in columns.sorted(by: { $0.value < $1.value })
    where column.hasPrefix(identifierPrefix) && !fields[place].isEmpty {
      question.facts.identifiers.append((String(column.dropFirst(identifierPrefix.count)), fields[place]))
    }
    return question
  }

  // MARK: Values

  private static func text(_ member: JSON.Member) throws(Diagnostic) -> String {
    guard let text = member.value.string else { throw failure(member, "a string") }
    return text
  }

  private static func texts(_ member: JSON.Member) throws(Diagnostic) -> [String] {
    if let text = member.value.string { return [text] }
    guard let texts = member.value.array?.map(\.string), !texts.contains(nil) else {
      throw failure(member, "a string or an array of strings")
    }
    return texts.compactMap { $0 }
  }

  private static func failure(_ member: JSON.Member, _ wanted: String) -> Diagnostic {
    Diagnostic(
      "batch.line", "`\(member.key)` is \(wanted), not \(member.value.kind)", at: member.keySpan)
  }
}
