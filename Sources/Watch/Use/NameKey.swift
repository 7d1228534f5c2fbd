import Names

/// Names as they are compared.
enum NameKey {
  static func isSame(_ left: String, _ right: String) -> Bool { NameForm(left).key == NameForm(right).key }
}
