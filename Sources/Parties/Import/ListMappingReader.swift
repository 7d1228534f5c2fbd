import Interchange

/// Reads the JSON of a mapping; an unknown key or value is an error that names it.
struct ListMappingReader {
  let file: String

  func read(_ document: JSON) throws(Diagnostic) -> ListMapping {
    guard let members = document.members else { throw wrong(document, "an object") }
    guard let list = document["list"]?.string, let title = document["title"]?.string else {
      throw Diagnostic("mapping.missing", "a mapping needs `list` and `title`", at: document.span)
    }
    var mapping = ListMapping(list: list, title: title)
    for member in members {
      let value = member.value
      switch member.key {
      case "list", "title": continue
      case "coverage": mapping.coverage = try text(value)
      case "encoding": mapping.encoding = try choice(value, TextEncoding.allCases)
      case "delimiter":
        guard let byte = try text(value).utf8.first, try text(value).utf8.count == 1, byte < 0x80 else {
          throw wrong(value, "one sign, as \";\" or \"\\t\"")
        }
        mapping.delimiter = byte
      case "skip_lines":
        guard case .number(let digits) = value.content, let count = Int(digits), count >= 0 else {
          throw wrong(value, "a whole number")
        }
        mapping.skippedLines = count
      case "dates": mapping.dates = try choice(value, StatedDate.Order.allCases)
      case "separator": mapping.separator = try text(value)
      case "join_rows":
        guard let joins = value.bool else { throw wrong(value, "true or false") }
        mapping.joinsRows = joins
      case "columns": try columns(value, &mapping)
      case "constants": try constants(value, &mapping)
      default: throw unknown(member, Self.keys)
      }
    }
    guard mapping.columns["name"] != nil else {
      throw Diagnostic("mapping.missing", "the mapping has no column for `name`", at: document.span)
    }
    guard !mapping.joinsRows || mapping.columns["id"] != nil else {
      throw Diagnostic("mapping.missing", "`join_rows` needs a column for `id`", at: document.span)
    }
    return mapping
  }

  private static let keys = [
    "list", "title", "coverage", "encoding", "delimiter", "skip_lines", "dates", "separator", "join_rows", "columns",
    "constants",
  ]

  private func columns(_ json: JSON, _ mapping: inout ListMapping) throws(Diagnostic) {
    guard let members = json.members else { throw wrong(json, "an object") }
    for member in members {
      if member.key == "identifiers" {
        guard let kinds = member.value.members else { throw wrong(member.value, "an object of kinds") }
        for kind in kinds { mapping.identifiers[kind.key] = try column(kind.value) }
      } else {
        guard ListMapping.fields.contains(member.key) else {
          throw unknown(member, ListMapping.fields + ["identifiers"])
        }
        mapping.columns[member.key] = try column(member.value)
      }
    }
  }

  /// `"Name"`, `["Name 1", "Name 2"]`, or `{"columns": [...], "separator": "|"}`.
  private func column(_ json: JSON) throws(Diagnostic) -> ListMapping.Columns {
    if let name = json.string { return ListMapping.Columns(names: [name]) }
    if json.array != nil { return ListMapping.Columns(names: try texts(json)) }
    guard let members = json.members else { throw wrong(json, "a column's name, several, or an object") }
    var columns = ListMapping.Columns()
    for member in members {
      switch member.key {
      case "columns": columns.names = try texts(member.value)
      case "separator": columns.separator = try text(member.value)
      default: throw unknown(member, ["columns", "separator"])
      }
    }
    return columns
  }

  private func constants(_ json: JSON, _ mapping: inout ListMapping) throws(Diagnostic) {
    guard let members = json.members else { throw wrong(json, "an object") }
    for member in members {
      guard ListMapping.fields.contains(member.key) else { throw unknown(member, ListMapping.fields) }
      mapping.constants[member.key] = member.value.array == nil ? [try text(member.value)] : try texts(member.value)
    }
  }

  // MARK: Values

  private func text(_ json: JSON) throws(Diagnostic) -> String {
    guard let text = json.string else { throw wrong(json, "a string") }
    return text
  }

  private func texts(_ json: JSON) throws(Diagnostic) -> [String] {
    guard let array = json.array else { throw wrong(json, "an array of strings") }
    var texts: [String] = []
    for element in array { texts.append(try text(element)) }
    return texts
  }

  private func choice<Value: RawRepresentable<String>>(
    _ json: JSON, _ values: [Value]
  ) throws(Diagnostic) -> Value {
    guard let value = Value(rawValue: try text(json)) else {
      throw wrong(json, "one of " + values.map { "`\($0.rawValue)`" }.joined(separator: ", "))
    }
    return value
  }

  private func wrong(_ json: JSON, _ expected: String) -> Diagnostic {
    Diagnostic(
      "mapping.value", "expected \(expected), not \(json.string.map { "`\($0)`" } ?? json.kind)", at: json.span)
  }

  private func unknown(_ member: JSON.Member, _ known: [String]) -> Diagnostic {
    let near = nearestName(to: member.key, among: known).map { "did you mean `\($0)`? " } ?? ""
    return Diagnostic(
      "mapping.unknown-key", "unknown key `\(member.key)`", at: member.keySpan,
      help: "\(near)the keys here are " + known.joined(separator: ", "))
  }
}
