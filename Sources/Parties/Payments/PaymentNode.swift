import Interchange

/// An element of a payment's XML with all that is in it: at most one transaction is held this way.
struct PaymentNode {
  /// Without the namespace's prefix.
  let name: String
  let attributes: [String: String]
  let line: Int
  var text = ""
  var children: [PaymentNode] = []

  subscript(name: String) -> PaymentNode? { children.first { $0.name == name } }

  /// The text of the element that a path leads to, trimmed.
  func text(at path: String...) -> String? {
    var node = self
    for name in path {
      guard let next = node[name] else { return nil }
      node = next
    }
    return node.value
  }

  /// The text on one line, without spaces at its ends; nil if there is none.
  var value: String? {
    let plain = PaymentText.oneLine(text)
    return plain.isEmpty ? nil : plain
  }
}

/// Puts elements together as they open and close.
struct PaymentNodeStack {
  private var open: [PaymentNode] = []

  var isEmpty: Bool { open.isEmpty }

  mutating func start(_ name: String, _ attributes: [String: String], line: Int) {
    open.append(PaymentNode(name: name, attributes: attributes, line: line))
  }

  mutating func add(_ text: String) {
    guard let last = open.indices.last else { return }
    open[last].text += text
  }

  /// The outermost element when it has closed; else nil.
  mutating func end() -> PaymentNode? {
    guard let node = open.popLast() else { return nil }
    guard let parent = open.indices.last else { return node }
    open[parent].children.append(node)
    return nil
  }
}
