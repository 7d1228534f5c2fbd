import Interchange

/// The forms of list files, told by how they begin.
enum ListForm {
  case ownFormat
  case part744, unitedNations, simpleSDN, advancedSDN
  case followTheMoney, consolidatedJSON
  case entityList, unverifiedList, simpleTable
  case consolidatedTable(delimiter: UInt8)
  case deniedPersons
  case ofac(hasHeader: Bool)

  /// - Parameter start: the first part of the file, without white space before it.
  /// - Returns: nil for a file of no known form.
  static func recognise(_ start: String) -> ListForm? {
    if start.hasPrefix("{\"format\":\"") { return .ownFormat }
    if start.hasPrefix("<") { return markup(start) }
    if start.hasPrefix("{") || start.hasPrefix("[") { return json(start) }
    let header = String(start.prefix { $0 != "\n" && $0 != "\r" && $0 != "\r\n" })
    let delimiter: Character = header.contains("\t") ? "\t" : ","
    let columns = header.split(separator: delimiter, omittingEmptySubsequences: false).map {
      ListText.trimmed($0, "\"")
    }
    let names = Set(columns)
    if names.isSuperset(of: ["license_review_policy", "fr_citations"]) { return .entityList }
    if names.isSuperset(of: ["alt_names", "source"]) {
      return .consolidatedTable(delimiter: delimiter == "\t" ? 0x09 : UInt8(ascii: ","))
    }
    if names.isSuperset(of: ["Name", "Effective_Date", "Expiration_Date", "FR_Citation"]) { return .deniedPersons }
    if columns == ["country", "name", "aliases", "addresses", "fr", "raw"] { return .unverifiedList }
    if columns.starts(with: ["name", "aliases", "country", "address", "status", "effective_date"]) {
      return .simpleTable
    }
    if columns.starts(with: ["ID", "Name", "Type"]) || columns.starts(with: ["ent_num", "SDN_Name", "SDN_Type"]) {
      return .ofac(hasHeader: true)
    }
    if let first = columns.first, Int(first) != nil, columns.count >= 12, header.contains("-0-") {
      return .ofac(hasHeader: false)
    }
    return nil
  }

  /// Whether a file of this form holds several lists, or says in words which it is.
  var namesItsLists: Bool {
    switch self {
    case .ownFormat, .part744, .entityList, .consolidatedTable, .consolidatedJSON: true
    default: false
    }
  }

  private static func markup(_ start: String) -> ListForm {
    for (mark, form) in [
      ("<CONSOLIDATED_LIST", ListForm.unitedNations), ("<sdnList", .simpleSDN), ("<Sanctions", .advancedSDN),
    ] where start.contains(mark) { return form }
    return .part744
  }

  private static func json(_ start: String) -> ListForm? {
    if start.contains("\"schema\"") || start.contains("\"properties\"") { return .followTheMoney }
    return start.contains("\"results\"") ? .consolidatedJSON : nil
  }
}
