/// A JSON document with the place of every value: what `JSONReader` returns and `JSONWriter` prints.
///
///     let deal = try JSONReader.read(bytes, file: "deal.json")
///     deal["items"]?.array?.first?["facts"]?["tpp"]?.content   // .number("4992"): the digits as written
///
/// Numbers keep their text, because a threshold of law is a decimal and a binary double is not.
/// Objects keep the order of their members.
public struct JSON: Sendable {
  public enum Content: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])
  }

  public struct Member: Sendable {
    public var key: String
    public var keySpan: SourceSpan?
    public var value: JSON

    public init(_ key: String, _ value: JSON, keySpan: SourceSpan? = nil) {
      self.key = key
      self.value = value
      self.keySpan = keySpan
    }
  }

  public var content: Content
  public var span: SourceSpan?

  public init(_ content: Content, span: SourceSpan? = nil) {
    self.content = content
    self.span = span
  }

  /// The member named `key`, if this is an object that has it.
  public subscript(key: String) -> JSON? {
    members?.first { $0.key == key }?.value
  }

  public var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }

  public var array: [JSON]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  public var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  public var bool: Bool? {
    if case .bool(let value) = content { value } else { nil }
  }

  /// What kind of value this is, for messages: `a string`, `an object`.
  public var kind: String {
    switch content {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSON {
  public static let null = JSON(.null)
  public static func bool(_ value: Bool) -> JSON { JSON(.bool(value)) }
  public static func integer(_ value: Int) -> JSON { JSON(.number(String(value))) }
  /// A number given by its JSON text.
  public static func number(_ text: String) -> JSON { JSON(.number(text)) }
  public static func string(_ text: String) -> JSON { JSON(.string(text)) }
  public static func string(_ text: String?) -> JSON { text.map { JSON(.string($0)) } ?? .null }
  public static func array(_ elements: [JSON]) -> JSON { JSON(.array(elements)) }
  public static func strings(_ texts: [String]) -> JSON { JSON(.array(texts.map { .string($0) })) }
  public static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
    JSON(.object(members.map { Member($0.key, $0.value) }))
  }
  public static func object(_ members: [(String, JSON)]) -> JSON {
    JSON(.object(members.map { Member($0.0, $0.1) }))
  }
}
