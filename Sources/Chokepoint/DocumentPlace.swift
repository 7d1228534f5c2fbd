import Foundation
public import Interchange

/// A place in a JSON document, as answers name it: `items[0].facts.tpp`, `parties[0].same_as["us-entity-list:EL0263"]`.
public struct DocumentPlace: Hashable, Sendable {
  /// A step on the way to a value.
  private enum Step: Hashable, Sendable {
    case key(String)
    case element(Int)
  }

  private let steps: [Step]

  /// Nil for text that is no place.
  public init?(_ text: String) {
    var steps: [Step] = []
    var rest = text[...]
    while !rest.isEmpty {
      if rest.hasPrefix("[\"") {
        guard let end = rest.range(of: "\"]") else { return nil }
        steps.append(.key(String(rest.dropFirst(2)[..<end.lowerBound])))
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("[") {
        guard let end = rest.firstIndex(of: "]"), let index = Int(rest.dropFirst()[..<end]), index >= 0 else {
          return nil
        }
        steps.append(.element(index))
        rest = rest[rest.index(after: end)...]
      } else {
        if !steps.isEmpty {
          guard rest.first == "." else { return nil }
          rest = rest.dropFirst()
        }
        let key = rest.prefix { $0 != "." && $0 != "[" }
        guard !key.isEmpty else { return nil }
        steps.append(.key(String(key)))
        rest = rest[key.endIndex...]
      }
    }
    guard !steps.isEmpty else { return nil }
    self.steps = steps
  }

  /// The key at which the place begins.
  public var root: String? { if case .key(let key)? = steps.first { key } else { nil } }

  /// The document with a value put here, and whatever has to be there for it. Nil where something else stands in the way:
  /// a value that has no parts, or a list that does not reach so far.
  public func setting(_ value: JSON, in document: JSON) -> JSON? { Self.set(value, at: steps[...], in: document) }

  private static func set(_ value: JSON, at steps: ArraySlice<Step>, in document: JSON?) -> JSON? {
    let present = document.flatMap { document -> JSON? in if case .null = document.content { nil } else { document } }
    switch steps.first {
    case nil: return value
    case .key(let key)?:
      var members = present?.members ?? []
      guard present == nil || present?.members != nil else { return nil }
      let index = members.firstIndex { $0.key == key }
      guard let inner = set(value, at: steps.dropFirst(), in: index.map { members[$0].value }) else { return nil }
      if let index { members[index].value = inner } else { members.append(JSON.Member(key, inner)) }
      return JSON(.object(members), span: present?.span)
    case .element(let index)?:
      var elements = present?.array ?? []
      guard present == nil || present?.array != nil, index <= elements.count else { return nil }
      let old = index < elements.count ? elements[index] : nil
      guard let inner = set(value, at: steps.dropFirst(), in: old) else { return nil }
      if old == nil { elements.append(inner) } else { elements[index] = inner }
      return JSON(.array(elements), span: present?.span)
    }
  }
}
