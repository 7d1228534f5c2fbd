/// One field of block 4: `:50K:` and its lines.
struct MTField {
  /// `50`
  let number: String
  /// `K`, or empty.
  let option: String
  var lines: [String]
  let line: Int

  var tag: String { ":\(number)\(option):" }

  /// The fields of a block 4, and what stands before the first.
  static func split(_ content: String, firstLine: Int) -> (fields: [MTField], before: [String]) {
    var fields: [MTField] = []
    var before: [String] = []
    let text = content.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    for (offset, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let (number, option, rest) = tag(of: raw) {
        fields.append(MTField(number: number, option: option, lines: [String(rest)], line: firstLine + offset))
      } else if let last = fields.indices.last {
        fields[last].lines.append(String(raw))
      } else if raw.contains(where: { !$0.isWhitespace }) {
        before.append(String(raw))
      }
    }
    for index in fields.indices {
      fields[index].lines = fields[index].lines.map(PaymentText.oneLine).filter { !$0.isEmpty }
    }
    return (fields, before)
  }

  /// `:50K:text` as number, option and the rest.
  private static func tag(of line: Substring) -> (String, String, Substring)? {
    let bytes = Array(line.utf8.prefix(5))
    guard bytes.count >= 4, bytes[0] == UInt8(ascii: ":"), bytes[1...2].allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let hasOption = bytes.count == 5 && (0x41...0x5A).contains(bytes[3]) && bytes[4] == UInt8(ascii: ":")
    guard hasOption || bytes[3] == UInt8(ascii: ":") else { return nil }
    let number = String(decoding: bytes[1...2], as: UTF8.self)
    let option = hasOption ? String(decoding: bytes[3...3], as: UTF8.self) : ""
    return (number, option, line.dropFirst(hasOption ? 5 : 4))
  }
}
