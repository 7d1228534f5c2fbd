public import Interchange

extension UpdateRecord {
  static let format = "chokepoint/list-update/1"

  var json: JSON {
    .object([
      ("format", .string(Self.format)), ("source", .string(source)), ("last_try", .string(lastTry?.description)),
      ("last_success", .string(lastSuccess?.description)), ("last_change", .string(lastChange?.description)),
      ("date", .string(date?.description)),
      (
        "files",
        .array(
          files.map { file in
            .object([
              ("name", .string(file.name)), ("address_sha256", .string(file.addressDigest)),
              ("etag", .string(file.etag)), ("last_modified", .string(file.lastModified)),
              ("bytes", .integer(file.bytes)), ("sha256", .string(file.sha256)),
              ("got", .string(file.got.description)), ("kept", .string(file.kept)),
            ])
          })
      ),
      (
        "lists",
        .array(
          lists.map { list in
            .object([
              ("id", .string(list.id)), ("edition", .string(list.edition.description)),
              ("parties", .integer(list.parties)), ("sha256", .string(list.sha256)),
            ])
          })
      ),
      ("refusal", refusal?.json ?? .null), ("last_refusal", lastRefusal?.json ?? .null),
      ("failure", failure?.json ?? .null), ("earlier", .strings(earlier)),
    ])
  }

  /// - Throws: `Diagnostic` `update.state` for a document that is none of ours.
  init(_ json: JSON) throws(Diagnostic) {
    guard json["format"]?.string == Self.format, let source = json["source"]?.string else {
      throw Self.broken(json)
    }
    self.source = source
    lastTry = try Self.time(json, "last_try")
    lastSuccess = try Self.time(json, "last_success")
    lastChange = try Self.time(json, "last_change")
    date = json["date"]?.string.flatMap { CalendarDay($0) }
    for file in json["files"]?.array ?? [] { files.append(try Self.file(file)) }
    for list in json["lists"]?.array ?? [] {
      guard let id = list["id"]?.string, let edition = list["edition"]?.string.flatMap({ CalendarDay($0) }),
        let parties = Self.integer(list["parties"]), let sha256 = list["sha256"]?.string
      else { throw Self.broken(list) }
      lists.append(KeptList(id: id, edition: edition, parties: parties, sha256: sha256))
    }
    refusal = try Self.fault(json["refusal"])
    lastRefusal = try Self.fault(json["last_refusal"])
    failure = try Self.fault(json["failure"])
    earlier = (json["earlier"]?.array ?? []).compactMap(\.string)
  }

  private static func file(_ json: JSON) throws(Diagnostic) -> KeptFile {
    guard let name = json["name"]?.string, let address = json["address_sha256"]?.string,
      let bytes = integer(json["bytes"]), let sha256 = json["sha256"]?.string, let got = try time(json, "got"),
      let kept = json["kept"]?.string
    else { throw broken(json) }
    return KeptFile(
      name: name, addressDigest: address, etag: json["etag"]?.string, lastModified: json["last_modified"]?.string,
      bytes: bytes, sha256: sha256, got: got, kept: kept)
  }

  private static func fault(_ json: JSON?) throws(Diagnostic) -> Fault? {
    guard let json, json.members != nil else { return nil }
    guard let time = try time(json, "at"), let id = json["id"]?.string, let message = json["message"]?.string else {
      throw broken(json)
    }
    return Fault(time: time, id: id, message: message, sha256: json["sha256"]?.string)
  }

  private static func time(_ json: JSON, _ key: String) throws(Diagnostic) -> UTCTime? {
    guard let text = json[key]?.string else { return nil }
    guard let time = UTCTime(text) else { throw broken(json) }
    return time
  }

  private static func integer(_ json: JSON?) -> Int? {
    guard case .number(let digits)? = json?.content else { return nil }
    return Int(digits)
  }

  private static func broken(_ json: JSON) -> Diagnostic {
    Diagnostic(
      "update.state", "what is kept of the updates cannot be read", at: json.span,
      help: "remove the file; the next update writes it anew")
  }
}

extension UpdateRecord.Fault {
  public var json: JSON {
    .object([
      ("at", .string(time.description)), ("id", .string(id)), ("message", .string(message)),
      ("sha256", .string(sha256)),
    ])
  }
}
