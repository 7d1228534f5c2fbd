import Interchange

/// pacs.008, pacs.009 and pain.001, in any version and prefix, with an envelope or without: names are matched by their
/// local part.
struct ISOPaymentReader {
  private let file: String
  private var collected = PaymentNodeStack()
  /// Names of the open elements that are not collected.
  private var open: [String] = []
  private var namespace: String?
  private var seen: [String] = []
  private var counts: [String: Int] = [:]
  private var message: PaymentMessage?
  /// The application header, the group header, and what stands in the `PmtInf`, with their paths.
  private var business: PaymentNode?
  private var header: PaymentNode?
  private var group: [PaymentNode] = []
  private var groupNumber = 0
  private var numberInGroup = 0
  private var transactions = 0
  private var messages = 0
  private var warnings: [Diagnostic] = []

  static func read(
    _ bytes: [UInt8], file: String, each: (PaymentTransaction) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [Diagnostic] {
    var reader = ISOPaymentReader(file: file)
    try XMLEvents.read(bytes, file: file) { (event) throws(Diagnostic) in
      if let transaction = try reader.take(event) { try each(transaction) }
    }
    guard reader.messages > 0 else { throw reader.wrongRoot(line: 1) }
    return reader.warnings
  }

  private init(file: String) { self.file = file }

  private static let roots: [String: PaymentMessage.Kind] = [
    "FIToFICstmrCdtTrf": .pacs008, "FICdtTrf": .pacs009, "CstmrCdtTrfInitn": .pain001,
  ]

  // MARK: Events

  private mutating func take(_ event: XMLEvents.Event) throws(Diagnostic) -> PaymentTransaction? {
    switch event.kind {
    case .text(let text): collected.add(text)
    case .start(let name, let attributes): try start(name, attributes, line: event.line)
    case .end:
      if collected.isEmpty {
        try leave(line: event.line)
      } else if let node = collected.end() {
        return close(node)
      }
    }
    return nil
  }

  private mutating func start(_ qualified: String, _ attributes: [String: String], line: Int) throws(Diagnostic) {
    let name = Self.local(qualified)
    for (key, value) in attributes where key == "xmlns" || key.hasPrefix("xmlns:") {
      if value.contains(":pacs.") || value.contains(":pain.") { namespace = value }
    }
    if !collected.isEmpty || isCollected(name) {
      collected.start(name, attributes, line: line)
      return
    }
    if open.last == "Document", Self.roots[name] == nil {
      seen.append(name)
      throw wrongRoot(line: line)
    }
    if seen.count < 4 { seen.append(name) }
    open.append(name)
    if let kind = Self.roots[name] { begin(kind, line: line) }
    if name == "PmtInf" {
      groupNumber += 1
      numberInGroup = 0
      group = []
    }
  }

  /// Inside a message everything is put together element by element, except what only holds transactions.
  private func isCollected(_ name: String) -> Bool {
    if message == nil { return name == "AppHdr" }
    return name != "PmtInf"
  }

  private mutating func begin(_ kind: PaymentMessage.Kind, line: Int) {
    messages += 1
    transactions = 0
    groupNumber = 0
    numberInGroup = 0
    header = nil
    group = []
    let version = namespace?.split(separator: ":").last.map(String.init)
    message = PaymentMessage(kind: kind, version: version, file: file, number: messages, line: line)
    if let version, !version.hasPrefix(kind.rawValue) {
      warn("payment.version", "the namespace says `\(version)`, the message is a \(kind.rawValue)", line: line)
    }
  }

  private mutating func leave(line: Int) throws(Diagnostic) {
    guard let name = open.popLast() else { return }
    if name == "PmtInf" { group = [] }
    guard let finished = message, Self.roots[name] != nil else { return }
    guard transactions > 0 else {
      throw Diagnostic(
        "payment.no-transactions", "the \(finished.kind.rawValue) has no transactions",
        at: SourceSpan(file: file, line: finished.line), help: "expected at least one `CdtTrfTxInf`")
    }
    if let stated = header?.text(at: "NbOfTxs"), stated != String(transactions) {
      warn(
        "payment.count", "the header says `\(stated.prefix(20))` transactions, the file has \(transactions)", line: line
      )
    }
    message = nil
    business = nil
  }

  private mutating func close(_ node: PaymentNode) -> PaymentTransaction? {
    switch node.name {
    case "AppHdr": business = node
    case "GrpHdr":
      header = node
      message?.id = node.text(at: "MsgId")
    case "CdtTrfTxInf": return transaction(node)
    default:
      if open.last == "PmtInf", numberInGroup == 0 {
        group.append(node)
      } else {
        warn("payment.outside", "`\(node.name)` is not part of a transaction and is not screened", line: node.line)
      }
    }
    return nil
  }

  // MARK: Transactions

  private mutating func transaction(_ node: PaymentNode) -> PaymentTransaction? {
    guard let message else { return nil }
    transactions += 1
    numberInGroup += 1
    var found = PaymentTransaction(message: message, number: transactions, line: node.line)
    found.refer("instruction_id", node.text(at: "PmtId", "InstrId"))
    found.refer("end_to_end_id", node.text(at: "PmtId", "EndToEndId"))
    found.refer("transaction_id", node.text(at: "PmtId", "TxId"))
    found.refer("uetr", node.text(at: "PmtId", "UETR"))
    found.refer("payment_information_id", group.first { $0.name == "PmtInfId" }?.value)
    let instructed = Self.amount(node["InstdAmt"] ?? node["Amt"]?["InstdAmt"] ?? node["Amt"]?["EqvtAmt"]?["Amt"])
    let settled = Self.amount(node["IntrBkSttlmAmt"])
    found.amount = settled ?? instructed
    found.instructed = settled == nil ? nil : instructed
    let root = "/Document/\(open.first { Self.roots[$0] != nil } ?? "")"
    let inside = open.last == "PmtInf" ? "\(root)/PmtInf[\(groupNumber)]" : root
    var elements = ISOPaymentElements()
    elements.add(node, path: "\(inside)/CdtTrfTxInf[\(numberInGroup)]")
    for shared in group { elements.add(shared, path: "\(inside)/\(shared.name)") }
    if let header { elements.add(header, path: "\(root)/GrpHdr") }
    if let business { elements.add(business, path: "/AppHdr") }
    found.elements = elements.elements
    return found
  }

  private static func amount(_ node: PaymentNode?) -> PaymentTransaction.Amount? {
    node?.value.map { PaymentTransaction.Amount(text: $0, currency: node?.attributes["Ccy"]) }
  }

  // MARK: What is wrong

  private func wrongRoot(line: Int) -> Diagnostic {
    let path = seen.map { "/\($0)" }.joined()
    return Diagnostic(
      "payment.root", "`\(path.prefix(120))` is no payment order", at: SourceSpan(file: file, line: max(1, line)),
      help: "expected /Document with `FIToFICstmrCdtTrf`, `FICdtTrf` or `CstmrCdtTrfInitn`")
  }

  private mutating func warn(_ id: String, _ text: String, line: Int) {
    warnings.append(Diagnostic(id, text, at: SourceSpan(file: file, line: max(1, line)), severity: .warning))
  }

  private static func local(_ name: String) -> String {
    name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.utf8.index(after: $0)...]) } ?? name
  }
}
