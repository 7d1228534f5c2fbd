import Interchange

/// Reads statements of the Beneficial Ownership Data Standard 0.4 (Open Ownership).
///
/// Statements of one record follow each other: what one said holds until the day of the next, or for good if it is the
/// last and does not close the record. So a past day is answered with what was true then.
enum BODSReader {
  static func read(_ documents: [JSON]) throws(Diagnostics) -> OwnershipRecords {
    var records = OwnershipRecords()
    var errors: [Diagnostic] = []
    for statements in byRecord(documents) {
      do throws(Diagnostic) { try read(statements, into: &records) } catch { errors.append(error) }
    }
    guard errors.isEmpty else { throw Diagnostics(errors) }
    records.completeReferences()
    return records
  }

  /// One statement with its day.
  private struct Statement {
    let json: JSON
    let day: CalendarDay?
  }

  /// Statements by record, in the order of the file; within a record the oldest first.
  private static func byRecord(_ documents: [JSON]) -> [[JSON]] {
    var order: [String] = []
    var groups: [String: [JSON]] = [:]
    for document in documents {
      let id = document["recordId"]?.string ?? document["statementId"]?.string ?? ""
      if groups[id] == nil { order.append(id) }
      groups[id, default: []].append(document)
    }
    return order.compactMap { groups[$0] }
  }

  private static func read(_ documents: [JSON], into records: inout OwnershipRecords) throws(Diagnostic) {
    var statements: [Statement] = []
    for json in documents { statements.append(Statement(json: json, day: try day(json, "statementDate"))) }
    // A stable sort: statements of one day keep the order of the file.
    statements = statements.enumerated().sorted { left, right in
      (left.element.day ?? .distantFuture, left.offset) < (right.element.day ?? .distantFuture, right.offset)
    }.map(\.element)
    guard let last = statements.last else { return }
    guard let id = last.json["recordId"]?.string, !id.isEmpty else {
      throw missing("recordId", last.json)
    }
    switch last.json["recordType"]?.string {
    case "entity", "person": records.parties.append(party(last.json, id))
    case "relationship":
      for (place, statement) in statements.enumerated() {
        let next = place + 1 < statements.count ? statements[place + 1] : nil
        // A statement that another of its own day replaces never counted.
        if let next, next.day == statement.day { continue }
        try relationship(statement, id, replaced: next?.day, into: &records)
      }
    case let other:
      throw Diagnostic(
        "bods.record-type", "unknown record type `\(other ?? "")`", at: last.json["recordType"]?.span ?? last.json.span,
        help: "one of entity, person, relationship")
    }
  }

  private static func party(_ json: JSON, _ id: String) -> OwnershipParty {
    let details = json["recordDetails"]
    let people = (details?["names"]?.array ?? []).compactMap { $0["fullName"]?.string }
    let names =
      [details?["name"]?.string].compactMap { $0 } + people
      + (details?["alternateNames"]?.array ?? []).compactMap(\.string)
    let country = details?["jurisdiction"]?["code"]?.string.map { String($0.prefix(2)).uppercased() }
    return OwnershipParty(id: id, names: names.filter { !$0.isEmpty }, country: country)
  }

  private static func relationship(
    _ statement: Statement, _ id: String, replaced: CalendarDay?, into records: inout OwnershipRecords
  ) throws(Diagnostic) {
    let details = statement.json["recordDetails"] ?? .null
    if statement.json["recordStatus"]?.string == "closed" { return }
    guard let owned = details["subject"]?.string else { throw missing("recordDetails.subject", statement.json) }
    let owner = owner(details["interestedParty"], id, into: &records)
    let publisher = statement.json["publicationDetails"]?["publisher"]?["name"]?.string
    for interest in details["interests"]?.array ?? [] {
      var holding = Holding(
        owner: owner, owned: owned, share: try BODSInterest.share(interest), kind: BODSInterest.kind(interest),
        from: try day(interest, "startDate"), asOf: statement.day, until: try day(interest, "endDate"),
        source: publisher ?? "", span: interest.span)
      if let replaced { holding.until = min(replaced, holding.until ?? replaced) }
      if let from = holding.from, let until = holding.until, until <= from { continue }
      records.holdings.append(holding)
    }
  }

  /// An owner who is not named is still one, and takes his share.
  private static func owner(_ json: JSON?, _ id: String, into records: inout OwnershipRecords) -> String {
    if let name = json?.string { return name }
    let reason = json?["reason"]?.string ?? "no reason given"
    let unnamed = "\(id)#owner"
    // The statements of a record are read one after another.
    if records.parties.last?.id != unnamed {
      var party = OwnershipParty(id: unnamed, names: ["owner not named in \(id) (\(reason))"])
      party.isNamed = false
      records.parties.append(party)
      records.warnings.append(
        Diagnostic(
          "bods.unnamed-owner", "`\(id)` does not say who the owner is (\(reason))", at: json?.span,
          help: "whether this owner is listed cannot be told", severity: .warning))
    }
    return unnamed
  }

  private static func day(_ json: JSON, _ key: String) throws(Diagnostic) -> CalendarDay? {
    try PartialDay.first(json[key]?.string ?? "", at: json[key]?.span)
  }

  private static func missing(_ key: String, _ json: JSON) -> Diagnostic {
    Diagnostic("bods.missing", "the statement has no `\(key)`", at: json.span, help: "BODS 0.4 needs it")
  }
}
