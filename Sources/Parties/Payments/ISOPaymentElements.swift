/// Takes out of the XML of a transaction everything that may name somebody.
///
/// Every leaf is looked at. What is known to be a number, a date or a code is left out; what is not known is screened as
/// free text, so a part of the format that nobody thought of is not a way past the lists.
struct ISOPaymentElements {
  private(set) var elements: [PaymentElement] = []

  /// Where a leaf stands.
  private struct Context {
    var role = PaymentRole.other
    var owner: String
    var path: String
    /// Names from the top, this element the last.
    var names: [String]
  }

  mutating func add(_ node: PaymentNode, path: String) {
    var context = Context(owner: path, path: path, names: [node.name])
    take(role: node.name, &context)
    let first = elements.count
    walk(node, context)
    mergeTexts(from: first, of: path)
  }

  private mutating func walk(_ node: PaymentNode, _ context: Context) {
    if node.name == "PstlAdr" {
      elements += ISOPaymentAddress(node, role: context.role, path: context.path, owner: context.owner).elements
      return
    }
    guard !node.children.isEmpty else { return leaf(node, context) }
    let first = elements.count
    // The format has no text between elements; if somebody writes one, it is read.
    if let stray = node.value { addText(stray, node, context) }
    var repeated: [String: Int] = [:]
    for child in node.children { repeated[child.name, default: 0] += 1 }
    var number: [String: Int] = [:]
    for child in node.children {
      number[child.name, default: 0] += 1
      var inner = context
      let index = repeated[child.name] ?? 0 > 1 ? "[\(number[child.name] ?? 1)]" : ""
      inner.path += "/\(child.name)\(index)"
      inner.names.append(child.name)
      take(role: child.name, &inner)
      walk(child, inner)
    }
    joinNameAndAddress(from: first, of: context.path)
  }

  private func take(role tag: String, _ context: inout Context) {
    guard let role = PaymentRole(tag: tag) else { return }
    // A party inside a text keeps its own role; a text inside a party has that of the text.
    context.role = role
    context.owner = tag.hasSuffix("Acct") ? String(context.path.dropLast(4)) : context.path
  }

  // MARK: Leaves

  private mutating func leaf(_ node: PaymentNode, _ context: Context) {
    guard let value = node.value, let kind = kind(context.names, value) else { return }
    if kind == .freeText { return addText(value, node, context) }
    elements.append(
      PaymentElement(kind, value, role: context.role, field: context.path, owner: context.owner, line: node.line))
  }

  private mutating func addText(_ text: String, _ node: PaymentNode, _ context: Context) {
    var element = PaymentElement(
      .freeText, text, role: context.role, field: context.path, owner: context.owner, line: node.line)
    element.lines = [text]
    elements.append(element)
  }

  /// Nil for what names nobody.
  private func kind(_ names: [String], _ value: String) -> PaymentElement.Kind? {
    let name = names.last ?? ""
    let parent = names.dropLast().last ?? ""
    if let kind = Self.kinds[name] { return kind }
    switch name {
    case "Id":
      if parent == "Prxy" { return .identifier }
      if names.contains(where: { $0.hasSuffix("Acct") }) { return .account }
      return parent == "Othr" ? .identifier : PaymentText.hasLetter(value) ? .identifier : nil
    case "Cd", "Prtry":
      if parent == "ClrSysId" { return .system }
      return name == "Prtry" && ["Purp", "CtgyPurp", "LclInstrm", "SvcLvl"].contains(parent) ? .freeText : nil
    default:
      if Self.silent.contains(name) || name.hasSuffix("Dt") || name.hasSuffix("Tm") || name.hasSuffix("Amt") {
        return nil
      }
      return PaymentText.hasLetter(value) ? .freeText : nil
    }
  }

  private static let kinds: [String: PaymentElement.Kind] = [
    "Nm": .name, "BICFI": .bic, "BIC": .bic, "AnyBIC": .bic, "BICOrBEI": .bic, "BEI": .bic, "LEI": .lei,
    "IBAN": .account, "MmbId": .identifier, "Ctry": .country, "CtryOfRes": .country, "CtryOfBirth": .birth,
    "BirthDt": .birth, "CityOfBirth": .birth, "PrvcOfBirth": .birth, "PhneNb": .identifier, "MobNb": .identifier,
    "FaxNb": .identifier, "TaxId": .identifier, "RegnId": .identifier,
  ]

  /// Numbers, codes and switches. The ids of the message are echoed, not screened.
  private static let silent: Set<String> = [
    "MsgId", "PmtInfId", "InstrId", "EndToEndId", "TxId", "UETR", "ClrSysRef", "NbOfTxs", "CtrlSum", "BtchBookg",
    "SttlmMtd", "InstrPrty", "SttlmPrty", "ClrChanl", "ChrgBr", "XchgRate", "PmtMtd", "Ccy", "Authstn", "CpyDplct",
    "PssblDplct", "Prty", "BizMsgIdr", "MsgDefIdr", "BizSvc", "CreDt", "NmPrfx", "PrefrdMtd", "Nb", "Ref", "RmtId",
    "DbtCdtRptgInd", "Sgntr", "ChanlTp", "FrmsCd", "PrtTp",
  ]

  // MARK: Texts that belong together

  /// A long name goes on in the first address line: both are read as one as well.
  private mutating func joinNameAndAddress(from first: Int, of path: String) {
    guard let name = elements[first...].firstIndex(where: { $0.kind == .name && $0.field == "\(path)/Nm" }),
      let address = elements[first...].first(where: { $0.kind == .address && $0.field.hasPrefix("\(path)/PstlAdr") }),
      let line = address.lines.first
    else { return }
    let text = elements[name].text
    elements[name].readings += [" ", ""].map {
      PaymentElement.Reading(
        text: text + $0 + line,
        how: "joined with the first address line" + ($0.isEmpty ? ", without a space" : ""))
    }
  }

  /// Text that repeated elements cut into pieces (`Ustrd`, `InstrForNxtAgt/InstrInf`) becomes one element with lines, so
  /// that a name across a cut is read.
  private mutating func mergeTexts(from first: Int, of path: String) {
    var merged: [PaymentElement] = []
    for element in elements[first...] {
      if element.kind == .freeText, let last = merged.last, last.kind == .freeText, last.role == element.role {
        let shared = Self.withoutNumbers(element.field, after: path)
        if Self.withoutNumbers(last.field, after: path) == shared {
          merged[merged.count - 1].field = shared
          merged[merged.count - 1].lines.append(element.text)
          merged[merged.count - 1].text += " " + element.text
          continue
        }
      }
      merged.append(element)
    }
    elements.replaceSubrange(first..., with: merged)
  }

  private static func withoutNumbers(_ field: String, after path: String) -> String {
    path + field.dropFirst(path.count).replacing(#/\[\d+\]/#, with: "")
  }
}
