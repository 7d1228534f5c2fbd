/// Takes out of an MT everything that may name somebody.
struct MTPaymentElements {
  var transaction: PaymentTransaction
  /// `B:` once the sequence of the underlying customer transfer has begun.
  private var sequence = ""

  init(_ transaction: PaymentTransaction) { self.transaction = transaction }

  // MARK: Blocks 1 and 2

  /// The logical terminal of block 1 is ours: sender of an input message, receiver of an output message.
  mutating func addBanks(header: MTBlock, application: MTBlock) {
    let own = String(header.content.dropFirst(3).prefix(12))
    let isInput = application.content.hasPrefix("I")
    // I103BANKDEFFXXXXN; O103 1200 970103 BANKBEBBAXXX 2222 123456 …
    let other = application.content.dropFirst(isInput ? 4 : 14).prefix(12)
    addBank(own, isInput ? .sender : .receiver, field: "{1:}", line: header.line)
    addBank(String(other), isInput ? .receiver : .sender, field: "{2:}", line: application.line)
  }

  /// A terminal address is a BIC with the terminal's letter in the ninth place.
  private mutating func addBank(_ terminal: String, _ role: PaymentRole, field: String, line: Int) {
    let bic = terminal.utf8.count == 12 ? terminal.prefix(8) + terminal.suffix(3) : Substring(terminal)
    guard !bic.isEmpty else { return }
    transaction.elements.append(
      PaymentElement(.bic, PaymentText.oneLine(bic), role: role, field: field, owner: field, line: line))
  }

  // MARK: Block 4

  mutating func add(_ fields: [MTField]) {
    for field in fields {
      let isCover = transaction.message.kind == .mt202cov || transaction.message.kind == .mt205cov
      // Sequence B repeats a customer transfer; its first field is the ordering customer.
      if isCover, field.number == "50" { sequence = "B" }
      add(field)
    }
  }

  mutating func addText(_ lines: [String], field: String, line: Int, role: PaymentRole = .other) {
    let shown = lines.filter { !$0.isEmpty }
    guard !shown.isEmpty else { return }
    var element = PaymentElement(
      .freeText, shown.joined(separator: " "), role: role, field: field, owner: field, line: line)
    element.lines = shown
    transaction.elements.append(element)
  }

  private mutating func add(_ field: MTField) {
    let first = field.lines.first
    switch field.number {
    case "20":
      transaction.refer("reference", first)
      transaction.message.id = first
    case "21": transaction.refer("related_reference", first)
    case "32":
      // 6!n3!a15d
      guard let first, first.utf8.count > 9 else { return }
      let rest = first.dropFirst(6)
      transaction.amount = PaymentTransaction.Amount(text: String(rest.dropFirst(3)), currency: String(rest.prefix(3)))
    case "33":
      guard let first, first.utf8.count > 3 else { return }
      transaction.instructed = PaymentTransaction.Amount(
        text: String(first.dropFirst(3)), currency: String(first.prefix(3)))
    case "13", "26", "36", "71": break
    case "23" where field.option != "E": break
    case "50", "51", "52", "53", "54", "55", "56", "57", "58", "59": addParty(field)
    default:
      addText(
        field.lines, field: name(field), line: field.line, role: PaymentRole(field: field.number) ?? .other)
    }
  }

  private func name(_ field: MTField) -> String { sequence.isEmpty ? field.tag : sequence + field.tag }

  // MARK: Parties

  private mutating func addParty(_ field: MTField) {
    var lines = field.lines
    let account = takeAccount(&lines, field)
    let role = PaymentRole(field: field.number) ?? .other
    func element(_ kind: PaymentElement.Kind, _ text: String) -> PaymentElement {
      PaymentElement(kind, text, role: role, field: name(field), owner: name(field), line: field.line)
    }
    transaction.elements += account.map { element($0.kind, $0.text) }
    guard !lines.isEmpty else { return }
    switch field.option {
    case "A", "G":
      transaction.elements.append(element(.bic, lines.removeFirst()))
      if !lines.isEmpty { addText(lines, field: name(field), line: field.line, role: role) }
    case "F": transaction.elements += MTNumberedLines(lines).elements(element)
    case "B": addText(lines, field: name(field), line: field.line, role: role)
    default: transaction.elements += MTNameLines(lines).elements(element)
    }
  }

  /// The line `/account`, `//CN102100099996` (a payment system's number) or, in 50F, `CCPT/CN/123`.
  private func takeAccount(
    _ lines: inout [String], _ field: MTField
  ) -> [(kind: PaymentElement.Kind, text: String)] {
    guard let first = lines.first else { return [] }
    if first.hasPrefix("//") {
      lines.removeFirst()
      let code = first.dropFirst(2)
      return [(.system, "//" + code.prefix(2)), (.identifier, String(code))]
    }
    if first.hasPrefix("/") {
      lines.removeFirst()
      // `/D/123`: debit or credit, then the account.
      let isMarked = first.hasPrefix("/C/") || first.hasPrefix("/D/")
      let account = first.dropFirst(isMarked ? 3 : 1)
      return account.isEmpty ? [] : [(.account, String(account))]
    }
    if field.tag == ":50F:", first.utf8.count > 4, first.utf8.dropFirst(4).first == UInt8(ascii: "/") {
      lines.removeFirst()
      let parts = first.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
      return parts.count == 3
        ? [(.country, String(parts[1])), (.identifier, String(parts[2]))] : [(.identifier, first)]
    }
    return []
  }
}
