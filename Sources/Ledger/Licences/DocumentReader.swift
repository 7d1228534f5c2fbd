import Interchange

/// Reads a document of licences, gathering everything that is wrong with it.
struct DocumentReader {
  private(set) var errors: [Diagnostic] = []
  private let what: String

  /// - Parameter what: `the application`.
  init(_ what: String) { self.what = what }

  mutating func fail(_ id: String, _ message: String, at json: JSON? = nil, help: String? = nil) {
    errors.append(Diagnostic(id, message, at: json?.span, help: help))
  }

  /// What was read, if nothing was wrong.
  func result<Value>(_ value: Value?) throws(Diagnostics) -> Value {
    guard errors.isEmpty, let value else {
      throw Diagnostics(errors.isEmpty ? [Diagnostic("licence.document", "\(what) does not read")] : errors)
    }
    return value
  }

  /// The document is an object with no other keys than these.
  mutating func allow(_ keys: [String], in json: JSON) {
    guard let members = json.members else {
      return fail("licence.type", "expected an object, found \(json.kind)", at: json)
    }
    for member in members where !keys.contains(member.key) {
      let near = nearestName(to: member.key, among: keys).map { "did you mean `\($0)`?" }
      errors.append(
        Diagnostic(
          "licence.unknown-key", "`\(member.key)` is no key of \(what)", at: member.keySpan,
          help: near ?? "keys: \(keys.joined(separator: ", "))"))
    }
  }

  /// A text that may be missing.
  mutating func text(_ key: String, in json: JSON) -> String? {
    guard let value = json[key], !value.isNull else { return nil }
    guard let text = value.string, !text.isEmpty else {
      fail("licence.type", "`\(key)` is text, not \(value.kind == "a string" ? "nothing" : value.kind)", at: value)
      return nil
    }
    return text
  }

  /// A text that must be there; empty if it is not.
  mutating func required(_ key: String, in json: JSON) -> String {
    if let text = text(key, in: json) { return text }
    if json[key] == nil { fail("licence.missing-key", "\(what) has no `\(key)`", at: json) }
    return ""
  }

  mutating func texts(_ key: String, in json: JSON) -> [String] {
    list(key, in: json).compactMap { element in
      if element.string == nil { fail("licence.type", "`\(key)` holds texts, not \(element.kind)", at: element) }
      return element.string
    }
  }

  mutating func list(_ key: String, in json: JSON) -> [JSON] {
    guard let value = json[key], !value.isNull else { return [] }
    guard let list = value.array else {
      fail("licence.type", "`\(key)` is a list, not \(value.kind)", at: value)
      return []
    }
    return list
  }

  mutating func day(_ key: String, in json: JSON) -> CalendarDay? {
    guard let value = json[key], !value.isNull else { return nil }
    if let day = value.day { return day }
    fail("licence.day", "`\(key)` is not a day", at: value, help: "write it as 2026-11-23")
    return nil
  }

  mutating func requiredDay(_ key: String, in json: JSON) -> CalendarDay {
    if json[key].map(\.isNull) ?? true { fail("licence.missing-key", "\(what) has no `\(key)`", at: json) }
    return day(key, in: json) ?? .distantFuture
  }

  /// A number from 0 up, written as a JSON number or as text.
  mutating func amount(_ key: String, in json: JSON) -> Amount? {
    guard let value = json[key], !value.isNull else { return nil }
    let text: String? = if case .number(let digits) = value.content { digits } else { value.string }
    if let amount = text.flatMap({ Amount($0) }) { return amount }
    fail(
      "licence.amount", "`\(key)` is not a number from 0 up", at: value,
      help: "digits with at most six decimals, as in 1200000 or \"12.5\"")
    return nil
  }

  /// A text of a form, `D1234567`: one capital letter and some digits.
  mutating func number(_ key: String, digits: ClosedRange<Int>, in json: JSON, example: String) -> String {
    let text = required(key, in: json)
    let bytes = Array(text.utf8)
    if let first = bytes.first, (0x41...0x5A).contains(first), digits.contains(bytes.count - 1),
      bytes.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
    {
      return text
    }
    if !text.isEmpty {
      fail("licence.number", "`\(text)` is no `\(key)`", at: json[key], help: "it is written as \(example)")
    }
    return text
  }
}
