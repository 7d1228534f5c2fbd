import Interchange
import Mustache

/// A JSON document as templates read values. Text of others is shown with the signs in it that hide or turn what
/// follows;
/// what is null is there and shows nothing, so that no value of the same name around it is taken.
enum TemplateValues {
  static func of(_ value: JSON) -> Any {
    switch value.content {
    case .null: Absent()
    case .bool(let flag): flag
    case .number(let text): text
    case .string(let text): text.isEmpty ? Absent() : VisibleText.of(text, keepsLines: true)
    case .array(let elements): elements.map(of)
    case .object(let members): members.reduce(into: [String: Any]()) { $0[$1.key] = of($1.value) }
    }
  }

  private struct Absent: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
  }
}
