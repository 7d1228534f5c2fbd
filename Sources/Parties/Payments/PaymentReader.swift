public import Interchange

/// Reads payment messages, ISO 20022 or MT, from the bytes of a file, whichever the file has.
///
///     let warnings = try PaymentReader.read(bytes, file: "batch.xml") { transaction in count += 1 }
///
/// Time is linear in the file, and one transaction is held at a time. What is wrong with a file is thrown; transactions
/// handed over before that must not be answered, so callers read a file once before they answer anything of it.
public enum PaymentReader {
  /// - Parameter each: called with every transaction, in the file's order.
  /// - Returns: what a person should know about the file besides, as warnings.
  /// - Throws: `Diagnostic`: `payment.empty`, `payment.encoding`, `payment.unknown`, `payment.root`,
  ///   `payment.no-transactions`, `payment.block`, `payment.no-text-block`, `payment.kind`, or `xml.…`.
  public static func read(
    _ bytes: [UInt8], file: String, each: (PaymentTransaction) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [Diagnostic] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let place = SourceSpan(file: file, line: 1)
    // Guards on the text of the file count on ASCII being ASCII, so no other encoding gets past this point.
    guard !bytes.contains(0), !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE]) else {
      throw Diagnostic(
        "payment.encoding", "the file holds zero bytes: it is UTF-16 or no text", at: place,
        help: "save the file as UTF-8")
    }
    guard let first = bytes[start...].first(where: { $0 > 0x20 && $0 != UInt8(ascii: "$") }) else {
      throw Diagnostic("payment.empty", "the file is empty", at: place, help: "expected \(expected)")
    }
    switch first {
    case UInt8(ascii: "<"):
      try checkEncoding(bytes[start...].prefix(200), at: place)
      return try ISOPaymentReader.read(bytes, file: file, each: each)
    case UInt8(ascii: "{"): return try MTPaymentReader.read(bytes, file: file, each: each)
    default:
      throw Diagnostic(
        "payment.unknown", "this is neither XML nor an MT with its blocks", at: place,
        help: "expected \(expected)")
    }
  }

  private static let expected =
    "a pacs.008, pacs.009 or pain.001, or an MT103, MT202 or MT205 that begins with `{1:`"

  /// XML may declare an encoding in which `<!DOCTYPE` has other bytes.
  private static func checkEncoding(_ head: ArraySlice<UInt8>, at place: SourceSpan) throws(Diagnostic) {
    let text = String(decoding: head, as: UTF8.self)
    guard text.contains("<?xml"), let match = text.firstMatch(of: #/encoding\s*=\s*["']([^"']*)["']/#) else { return }
    let name = match.output.1.uppercased()
    guard ["UTF-8", "UTF8", "US-ASCII", "ASCII", "ISO-8859-1", "WINDOWS-1252"].contains(name) else {
      throw Diagnostic(
        "payment.encoding", "the encoding `\(match.output.1.prefix(40))` is not read", at: place,
        help: "ISO 20022 messages are UTF-8")
    }
  }
}
