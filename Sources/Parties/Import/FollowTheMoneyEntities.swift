import Interchange

/// The entities of a file, those that stand inside others too.
struct FollowTheMoneyEntities {
  private(set) var all: [FollowTheMoneyEntity] = []
  private(set) var byID: [String: FollowTheMoneyEntity] = [:]
  private var places: [String: Int] = [:]
  private var outer: Set<String> = []

  /// - Throws: `Diagnostic`: `json.…` or `ftm.record` for a line that is no entity, `import.repeated-id`.
  init(_ bytes: [UInt8], _ context: ImportContext) throws(Diagnostic) {
    var line = 0
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      line += 1
      let slice = bytes[start..<end]
      start = end + 1
      if slice.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      guard slice.count <= context.options.recordLimit else {
        throw Diagnostic(
          "import.too-long", "the line has more than \(context.options.recordLimit) bytes",
          at: context.span(line), help: "expected one entity a line")
      }
      let json = try JSONReader.read(Array(slice), file: context.file, firstLine: line)
      let text = String(decoding: slice, as: UTF8.self)
      let id = try add(json, raw: text, line: line, holder: nil)
      guard outer.insert(id).inserted else {
        throw Diagnostic("import.repeated-id", "the entity `\(id)` stands twice", at: json.span)
      }
    }
    for entity in all { byID[entity.id] = entity }
  }

  /// - Parameter holder: the entity that this one stands in, and under which property.
  private mutating func add(
    _ json: JSON, raw: String, line: Int, holder: (id: String, property: String)?
  ) throws(Diagnostic) -> String {
    guard let id = json["id"]?.string, let schema = json["schema"]?.string, let stated = json["properties"]?.members
    else {
      throw Diagnostic(
        "ftm.record", "this is no entity", at: json.span, help: "an entity has `id`, `schema` and `properties`")
    }
    var properties: [String: [String]] = [:]
    for member in stated {
      guard let values = member.value.array else {
        throw Diagnostic("ftm.record", "the property `\(member.key)` is no array", at: member.value.span)
      }
      var texts: [String] = []
      for value in values {
        if let text = value.string {
          texts.append(text)
        } else if value.members != nil {
          texts.append(
            try add(value, raw: JSONWriter.compact(value), line: line, holder: (id, member.key)))
        } else {
          throw Diagnostic(
            "ftm.record", "a value of `\(member.key)` is \(value.kind)", at: value.span,
            help: "expected a string, or an entity")
        }
      }
      properties[member.key] = texts
    }
    if let holder, let back = Self.back(from: holder.property, schema: schema), properties[back] == nil {
      properties[back] = [holder.id]
    }
    let entity = FollowTheMoneyEntity(
      id: id, schema: schema, caption: json["caption"]?.string ?? "", isTarget: json["target"]?.bool ?? false,
      datasets: Self.texts(json["datasets"]), referents: Self.texts(json["referents"]), properties: properties,
      line: line, raw: raw)
    place(entity, isOuter: holder == nil)
    return id
  }

  /// An entity that stands inside another one gives way to the same entity on a line of its own.
  private mutating func place(_ entity: FollowTheMoneyEntity, isOuter: Bool) {
    if let place = places[entity.id] {
      if isOuter { all[place] = entity }
    } else {
      places[entity.id] = all.count
      all.append(entity)
    }
  }

  /// The property by which a nested entity points to the one around it, which nested output leaves out.
  private static func back(from property: String, schema: String) -> String? {
    switch (schema, property) {
    case ("Sanction", _): "entity"
    case ("Identification", _), ("Passport", _): "holder"
    case ("Ownership", "ownershipOwner"): "owner"
    case ("Ownership", _): "asset"
    default: nil
    }
  }

  private static func texts(_ json: JSON?) -> [String] { json?.array?.compactMap(\.string) ?? [] }
}
