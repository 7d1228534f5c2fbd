import Interchange

/// Reads the JSON of `list-sources.json`; an unknown key or value is an error that names it.
struct PublishedSourceReader {
  let folder: String

  func read(_ document: JSON) throws(Diagnostic) -> [PublishedSource] {
    guard let members = document.members else { throw wrong(document, "an object with `sources`") }
    var allows: Set<String> = []
    var sources: [PublishedSource] = []
    for member in members {
      switch member.key {
      case "note": _ = try text(member.value)
      case "allow":
        for word in try texts(member.value) {
          guard ["file", "loopback"].contains(word) else { throw wrong(member.value, "`file` or `loopback`") }
          allows.insert(word)
        }
      case "sources":
        guard let array = member.value.array else { throw wrong(member.value, "an array") }
        for element in array { sources.append(try source(element)) }
      default: throw unknown(member, ["allow", "note", "sources"])
      }
    }
    var ids: Set<String> = []
    for place in sources.indices {
      sources[place].allows = allows
      guard ids.insert(sources[place].id).inserted else {
        throw Diagnostic("sources.repeated", "the source `\(sources[place].id)` stands twice", at: document.span)
      }
    }
    return sources
  }

  private static let keys = [
    "id", "title", "files", "lists", "list", "mapping", "date", "most_age_days", "most_shrinkage_percent",
    "most_megabytes", "off", "cites", "unsure",
  ]

  private func source(_ json: JSON) throws(Diagnostic) -> PublishedSource {
    guard let members = json.members else { throw wrong(json, "an object") }
    guard let id = json["id"]?.string, let title = json["title"]?.string, json["lists"] != nil else {
      throw Diagnostic("sources.missing", "a source needs `id`, `title` and `lists`", at: json.span)
    }
    guard ListStore.isPlain(id) else {
      throw Diagnostic(
        "sources.value", "`\(id)` cannot be the id of a source", at: json["id"]?.span,
        help: "small letters, digits and dashes")
    }
    var source = PublishedSource(id: id, title: title)
    source.folder = folder
    for member in members {
      let value = member.value
      switch member.key {
      case "id", "title": continue
      case "files": source.files = try files(value)
      case "lists": source.lists = try lists(value)
      case "list": source.list = try text(value)
      case "mapping": source.mapping = try text(value)
      case "date": source.date = try date(value)
      case "most_age_days": source.mostAgeDays = try number(value, 1...3650)
      case "most_shrinkage_percent": source.mostShrinkagePercent = try number(value, 0...100)
      case "most_megabytes": source.mostBytes = try number(value, 1...512) << 20
      case "off": source.off = try text(value)
      case "cites": source.cites = try texts(value)
      case "unsure": source.unsure = try text(value)
      default: throw unknown(member, Self.keys)
      }
    }
    return source
  }

  private func files(_ json: JSON) throws(Diagnostic) -> [PublishedSource.File] {
    guard let array = json.array else { throw wrong(json, "an array of files") }
    var files: [PublishedSource.File] = []
    for element in array {
      guard let address = element["address"]?.string, let name = element["name"]?.string,
        element.members?.count == 2
      else { throw wrong(element, "`address` and `name`") }
      let isPlain =
        !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 < 0x21 }
      guard isPlain, !files.contains(where: { $0.name == name }) else {
        throw wrong(element, "a name of its own, without a path,")
      }
      files.append(PublishedSource.File(address: address, name: name))
    }
    return files
  }

  private func lists(_ json: JSON) throws(Diagnostic) -> [PublishedSource.Expected] {
    guard let members = json.members, !members.isEmpty else {
      throw wrong(json, "an object of lists, each with its sentinels")
    }
    var lists: [PublishedSource.Expected] = []
    for member in members {
      guard ListStore.isPlain(member.key) else { throw wrong(json, "ids of lists, as us-bis-dpl,") }
      lists.append(PublishedSource.Expected(id: member.key, sentinels: try texts(member.value)))
    }
    return lists
  }

  private func date(_ json: JSON) throws(Diagnostic) -> PublishedSource.DateSource {
    guard let address = json["address"]?.string, let steps = json["at"]?.array, json.members?.count == 2 else {
      throw wrong(json, "`address` and `at`")
    }
    var read: [PublishedSource.DateSource.Step] = []
    for step in steps {
      if let name = step.string {
        read.append(.member(name))
      } else if let members = step.members, members.count == 1, let value = Self.scalar(members[0].value) {
        read.append(.element(members[0].key, value))
      } else {
        throw wrong(step, "a key, or an object with one key and value")
      }
    }
    return PublishedSource.DateSource(address: address, steps: read)
  }

  static func scalar(_ json: JSON) -> String? {
    if case .number(let digits) = json.content { return digits }
    return json.string
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

  private func number(_ json: JSON, _ range: ClosedRange<Int>) throws(Diagnostic) -> Int {
    guard case .number(let digits) = json.content, let number = Int(digits), range.contains(number) else {
      throw wrong(json, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private func wrong(_ json: JSON, _ expected: String) -> Diagnostic {
    Diagnostic(
      "sources.value", "expected \(expected), not \(json.string.map { "`\($0)`" } ?? json.kind)", at: json.span)
  }

  private func unknown(_ member: JSON.Member, _ known: [String]) -> Diagnostic {
    let near = nearestName(to: member.key, among: known).map { "did you mean `\($0)`? " } ?? ""
    return Diagnostic(
      "sources.unknown-key", "unknown key `\(member.key)`", at: member.keySpan,
      help: "\(near)the keys here are " + known.joined(separator: ", "))
  }
}
