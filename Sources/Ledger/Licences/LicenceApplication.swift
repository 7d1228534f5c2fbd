public import Interchange

/// An application for a licence with the fields of form BIS-748P, read from a JSON document with every key checked.
public struct LicenceApplication: Sendable {
  /// The application control number, `Z123456`.
  public let control: String
  /// `export`, `reexport` and so on (block 5).
  public let type: String
  public let applicant: LicenceParty
  public let purchaser: LicenceParty?
  public let intermediates: [LicenceParty]
  public let consignee: LicenceParty
  public let endUsers: [LicenceParty]
  public let endUse: String
  public let lines: [LicenceLine]
  /// The programmes of the applicant that it serves; ours, no block of the form.
  public let programmes: [String]
  /// The document as given.
  public let document: JSON

  static let keys = [
    "application", "type", "contact", "date", "documents_submitted", "documents_on_file", "special_purpose",
    "resubmission_of", "replaces", "previously_exported", "import_certificate", "applicant", "other_party", "purchaser",
    "intermediate_consignees", "ultimate_consignee", "end_users", "original_ultimate_consignee", "end_use", "items",
    "total_value_usd", "additional_information", "signature", "programmes",
  ]
  /// What may be applied for (block 5).
  public static let types = ["export", "reexport", "transfer", "deemed_export", "deemed_reexport"]

  /// Reads an application.
  ///
  /// - Throws: `Diagnostics` `licence.…` with everything that is wrong with it.
  public init(_ json: JSON) throws(Diagnostics) {
    var reader = DocumentReader("the application")
    reader.allow(Self.keys, in: json)
    control = reader.number("application", digits: 6...6, in: json, example: "Z123456")
    type = reader.required("type", in: json)
    if !type.isEmpty, !Self.types.contains(type) {
      reader.fail(
        "licence.type-of", "`\(type)` is nothing that is applied for here", at: json["type"],
        help: "one of \(Self.types.joined(separator: ", "))")
    }
    let applicant = reader.party("applicant", in: json)
    let consignee = reader.party("ultimate_consignee", in: json)
    if applicant == nil, json["applicant"] == nil {
      reader.fail("licence.missing-key", "the application has no `applicant`", at: json)
    }
    if consignee == nil, json["ultimate_consignee"] == nil {
      reader.fail("licence.missing-key", "the application has no `ultimate_consignee`", at: json)
    }
    purchaser = reader.party("purchaser", in: json)
    intermediates = reader.list("intermediate_consignees", in: json).map { LicenceParty($0, &reader) }
    endUsers = reader.list("end_users", in: json).map { LicenceParty($0, &reader) }
    endUse = reader.required("end_use", in: json)
    lines = reader.list("items", in: json).enumerated().map { LicenceLine($1, line: $0 + 1, &reader) }
    if lines.isEmpty { reader.fail("licence.missing-key", "the application has no `items`", at: json) }
    programmes = reader.texts("programmes", in: json)
    document = json
    reader.readTheRest(of: json, lines)
    (self.applicant, self.consignee) = try reader.result(applicant.flatMap { one in consignee.map { (one, $0) } })
  }
}

extension DocumentReader {
  fileprivate mutating func party(_ key: String, in json: JSON) -> LicenceParty? {
    guard let value = json[key], !value.isNull else { return nil }
    return LicenceParty(value, &self)
  }

  /// Blocks that are kept, and bear on nothing here.
  fileprivate mutating func readTheRest(of json: JSON, _ lines: [LicenceLine]) {
    _ = day("date", in: json)
    for key in ["documents_submitted", "documents_on_file"] { _ = texts(key, in: json) }
    for key in ["special_purpose", "resubmission_of", "replaces", "additional_information"] { _ = text(key, in: json) }
    for key in ["other_party", "original_ultimate_consignee"] { _ = party(key, in: json) }
    nested("contact", ["name", "telephone", "fax", "email"], in: json)
    nested("import_certificate", ["country", "number"], in: json)
    nested("signature", ["name", "title", "date"], in: json)
    if let exported = json["previously_exported"], exported.bool == nil {
      fail("licence.type", "`previously_exported` is true or false, not \(exported.kind)", at: exported)
    }
    let sum = lines.map(\.value).reduce(.zero, +)
    if let total = amount("total_value_usd", in: json), total != sum {
      fail(
        "licence.total", "the items come to \(sum), not to \(total)", at: json["total_value_usd"],
        help: "correct `total_value_usd` or a `total_price_usd`")
    }
  }

  private mutating func nested(_ key: String, _ keys: [String], in json: JSON) {
    guard let value = json[key], !value.isNull else { return }
    allow(keys, in: value)
    for inner in keys { _ = text(inner, in: value) }
  }
}
