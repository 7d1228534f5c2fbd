/// A postal address: its parts in the order of the message as one text, the lines of the unstructured part one by one,
/// and the country.
struct ISOPaymentAddress {
  private(set) var elements: [PaymentElement] = []

  /// Parts that may hold a name of their own, and are looked at alone too.
  private static let naming: Set<String> = ["Dept", "SubDept", "BldgNm", "CareOf"]

  init(_ node: PaymentNode, role: PaymentRole, path: String, owner: String) {
    var parts: [String] = []
    var lines: [String] = []
    var alone: [String] = []
    for child in node.children {
      // `AdrTp` is a code, in later versions with children of its own.
      guard child.name != "AdrTp", let value = child.value else { continue }
      parts.append(value)
      switch child.name {
      case "AdrLine": lines.append(value)
      case "Nm":
        elements.append(
          PaymentElement(.name, value, role: role, field: "\(path)/Nm", owner: owner, line: child.line))
      case "Ctry":
        elements.append(
          PaymentElement(.country, value, role: role, field: "\(path)/Ctry", owner: owner, line: child.line))
      default: if Self.naming.contains(child.name) { alone.append(value) }
      }
    }
    guard !parts.isEmpty else { return }
    var address = PaymentElement(
      .address, parts.joined(separator: ", "), role: role, field: path, owner: owner, line: node.line)
    address.lines = lines
    address.readings = (lines + alone).filter { parts.count > 1 && PaymentText.hasLetter($0) }
      .map { PaymentElement.Reading(text: $0, how: "one line of the address") }
    elements.append(address)
  }
}
