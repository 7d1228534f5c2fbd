import Interchange

/// The U.S. Consolidated Screening List as CSV or TSV, read by header (the official 29 columns or a projection of them), or
/// as the official JSON.
///
/// Each source becomes a list of its own (`us-csl-sdn`, `us-csl-el`, …), so that a match names the list that it is on.
enum ConsolidatedList {
  static func lists(
    table bytes: [UInt8], _ delimiter: UInt8, _ context: ImportContext
  ) throws(Diagnostic) -> [PartyList] {
    let table = try context.table(bytes, requiring: ["source", "name", "alt_names"], delimiter: delimiter)
    let records = table.rows.map { ConsolidatedRecord($0, columns: table.header) }
    return try lists(records, context)
  }

  static func lists(json bytes: [UInt8], _ context: ImportContext) throws(Diagnostic) -> [PartyList] {
    let document = try JSONReader.read(bytes, file: context.file)
    guard let results = document["results"]?.array else {
      throw Diagnostic(
        "import.unknown", "`\(context.file)` is JSON without `results`", at: context.span(1),
        help: "expected the Consolidated Screening List")
    }
    if case .number(let total)? = document["total"]?.content, let total = Int(total), total > results.count {
      throw Diagnostic(
        "import.count", "the file promises \(total) records and has \(results.count)", at: context.span(1),
        help: "this is one page of an answer; fetch the whole file")
    }
    var records: [ConsolidatedRecord] = []
    for result in results { records.append(try ConsolidatedRecord(result, context)) }
    return try lists(records, context)
  }

  private static func lists(
    _ records: [ConsolidatedRecord], _ context: ImportContext
  ) throws(Diagnostic) -> [PartyList] {
    guard !records.isEmpty else {
      throw Diagnostic(
        "import.empty", "`\(context.file)` has a header and no record", at: context.span(1))
    }
    var order: [String] = []
    var sources: [String: Source] = [:]
    for record in records {
      let name = record["source"]
      guard !record["name"].isEmpty else { throw context.nameless(record.line) }
      if sources[name] == nil {
        order.append(name)
        sources[name] = Source(name, code: record["code"])
      }
      sources[name]?.add(record, context)
    }
    return order.compactMap { sources[$0] }.map { source in
      PartyList(
        id: "us-csl-" + source.code.lowercased(), title: source.title, edition: context.edition, source: context.file,
        coverage: "whole list as in the Consolidated Screening List", digest: "", parties: source.parties
      ).digested()
    }
  }

  private struct Source {
    let code: String
    let title: String
    var ids = PartyIDs()
    var parties: [ListedParty] = []

    /// - Parameter name: `Entity List (EL) - Bureau of Industry and Security`.
    init(_ name: String, code: String) {
      let before = name.split(separator: " - ").first.map(String.init) ?? name
      let open = before.lastIndex(of: "(")
      let inside = open.map { ListText.trimmed(before[before.index(after: $0)...].prefix { $0 != ")" }) } ?? ""
      let words = ListText.squeezed(code.isEmpty ? (inside.isEmpty ? before : inside) : code)
      self.code = String(words.map { $0 == " " ? "-" : $0 })
      title =
        inside.isEmpty || open == nil ? before : ListText.trimmed(before.split(separator: " (\(inside))").joined())
    }

    mutating func add(_ record: ConsolidatedRecord, _ context: ImportContext) {
      let number = record["entity_number"]
      parties.append(record.party(id: ids.next(number.isEmpty ? record["name"] : "\(code) \(number)"), context))
    }
  }
}
