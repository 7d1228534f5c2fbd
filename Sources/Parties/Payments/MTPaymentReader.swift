import Interchange

/// MT103, MT202, MT202 COV and MT205, with their blocks; one message is one transaction.
enum MTPaymentReader {
  static func read(
    _ bytes: [UInt8], file: String, each: (PaymentTransaction) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [Diagnostic] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
        "payment.encoding", "the file is not valid UTF-8", at: SourceSpan(file: file, line: 1),
        help: "the character set of MT is a part of ASCII")
    }
    var scanner = MTBlockScanner(text, file: file)
    var warnings: [Diagnostic] = []
    var number = 0
    while let blocks = try scanner.nextMessage() {
      let place = SourceSpan(file: file, line: blocks.first?.line ?? 1)
      if isService(blocks) {
        warnings.append(
          Diagnostic(
            "payment.service-message", "an acknowledgement, which is no payment, is passed over", at: place,
            severity: .warning))
        continue
      }
      number += 1
      try each(transaction(blocks, file: file, number: number, warnings: &warnings))
    }
    guard number > 0 else {
      throw Diagnostic("payment.no-transactions", "the file has no payment", at: SourceSpan(file: file, line: 1))
    }
    return warnings
  }

  /// `{1:F21…}` acknowledges a message; anything but `F01` is of that kind.
  private static func isService(_ blocks: [MTBlock]) -> Bool {
    blocks.first.map { $0.id == "1" && $0.content.hasPrefix("F21") } ?? false
  }

  private static func transaction(
    _ blocks: [MTBlock], file: String, number: Int, warnings: inout [Diagnostic]
  ) throws(Diagnostic) -> PaymentTransaction {
    let place = SourceSpan(file: file, line: blocks.first?.line ?? 1)
    guard let header = blocks.first(where: { $0.id == "1" }), let application = blocks.first(where: { $0.id == "2" })
    else {
      throw Diagnostic(
        "payment.block", "the message lacks block 1 or block 2", at: place,
        help: "they say the kind of the message, the sender and the receiver")
    }
    let user = blocks.first { $0.id == "3" }
    let kind = try kind(application, user, file: file)
    guard let text = blocks.first(where: { $0.id == "4" }) else {
      throw Diagnostic(
        "payment.no-text-block", "the message has no block 4", at: place, help: "the text stands in `{4: … -}`")
    }
    let message = PaymentMessage(kind: kind, file: file, number: number, line: place.line)
    var elements = MTPaymentElements(PaymentTransaction(message: message, number: 1, line: place.line))
    elements.addBanks(header: header, application: application)
    elements.transaction.refer("uetr", user.flatMap { tag("121", in: $0.content) })
    let (fields, before) = MTField.split(text.content, firstLine: text.line)
    if !before.isEmpty {
      warnings.append(
        Diagnostic(
          "payment.stray-text", "text before the first field of block 4 is screened as free text",
          at: SourceSpan(file: file, line: text.line), severity: .warning))
      elements.addText(before, field: "{4:}", line: text.line)
    }
    elements.add(fields)
    for block in blocks where !["1", "2", "3", "4", "5", "S"].contains(block.id) {
      warnings.append(
        Diagnostic(
          "payment.unknown-block", "the block `{\(PaymentText.oneLine(block.id)):` is not one of an MT",
          at: SourceSpan(file: file, line: block.line), help: "its text is screened as free text", severity: .warning))
      elements.addText(
        [PaymentText.oneLine(block.content)], field: "{\(PaymentText.oneLine(block.id)):}", line: block.line)
    }
    if text.content.unicodeScalars.contains(where: { PaymentText.isBlank($0) && !" \r\n".unicodeScalars.contains($0) })
    {
      warnings.append(
        Diagnostic(
          "payment.control-character", "control characters in block 4 are read as spaces",
          at: SourceSpan(file: file, line: text.line), severity: .warning))
    }
    return elements.transaction
  }

  // MARK: Headers

  private static func kind(
    _ application: MTBlock, _ user: MTBlock?, file: String
  ) throws(Diagnostic) -> PaymentMessage.Kind {
    let digits = String(application.content.dropFirst().prefix(3))
    let isCover = user.flatMap { tag("119", in: $0.content) } == "COV"
    switch digits {
    case "103": return .mt103
    case "202": return isCover ? .mt202cov : .mt202
    case "205": return isCover ? .mt205cov : .mt205
    default:
      throw Diagnostic(
        "payment.kind", "`MT\(PaymentText.oneLine(digits))` is not a payment that is read",
        at: SourceSpan(file: file, line: application.line), help: "MT103, MT202 and MT205 are, with and without cover")
    }
  }

  /// The value of `{121:…}` in a block 3.
  private static func tag(_ number: String, in content: String) -> String? {
    content.split(separator: "{").first { $0.hasPrefix("\(number):") }
      .map { PaymentText.oneLine($0.dropFirst(number.count + 1).prefix { $0 != "}" }) }
  }
}
