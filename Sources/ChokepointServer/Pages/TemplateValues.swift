import Interchange

/// A JSON document as templates read values: what is null or an empty list is not there, and text of others is shown with
/// the signs in it that hide or turn what follows.
enum TemplateValues {
  static func of(_ value: JSON) -> Any? {
    switch value.content {
    case .null: nil
    case .bool(let flag): flag
    case .number(let text): text
    case .string(let text): text.isEmpty ? nil : VisibleText.of(text, keepsLines: true)
    case .array(let elements): elements.isEmpty ? nil : elements.map { of($0) ?? "" }
    case .object(let members):
      members.reduce(into: [String: Any]()) { values, member in
        if let value = of(member.value) { values[member.key] = value }
      }
    }
  }
}
