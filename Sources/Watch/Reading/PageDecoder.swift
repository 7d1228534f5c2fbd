import CLibXML2
import Interchange

/// Bytes of a page in whatever encoding -> UTF-8, saying what had to be guessed or replaced.
///
/// In this order: a byte-order mark, what is valid UTF-8, what the page or its sender declares, GB18030 where the bytes have its
/// form, Windows-1252.
struct PageDecoder {
  var warnings: [Diagnostic] = []

  /// - Parameter declared: the encoding that came with the bytes, for instance in a `Content-Type`.
  /// - Throws: `Diagnostic` `document.binary` for bytes that are no text.
  mutating func utf8(_ bytes: [UInt8], name: String, declared: String? = nil) throws(Diagnostic) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return repaired(Array(bytes.dropFirst(3)), name) }
    if TextEncoding.marked(bytes) == .utf16 { return try TextEncoding.utf16.utf8(bytes, file: name) }
    try Self.refuseBinary(bytes, name)
    if Self.isASCII(bytes) || String(validating: bytes, as: UTF8.self) != nil { return bytes }
    if let label = declared ?? Self.declaration(in: bytes), label != "utf-8", label != "utf8" {
      if let text = Self.converted(bytes, from: label) { return text }
      warn("the page says that it is written in `\(label)`, and is not", name)
    }
    if Self.invalidShare(bytes) < 0.01 { return repaired(bytes, name) }
    if Self.looksLikeGB(bytes), let text = Self.converted(bytes, from: "GB18030") {
      warn("the text names no encoding; it was read as GB18030", name)
      return text
    }
    warn("the text names no encoding and is not UTF-8; it was read as Windows-1252", name)
    return (try? TextEncoding.windows1252.utf8(bytes, file: name)) ?? repaired(bytes, name)
  }

  private mutating func warn(_ message: String, _ name: String) {
    warnings.append(
      Diagnostic(
        "document.encoding", message, at: SourceSpan(file: name, line: 1), help: "save it as UTF-8 to be sure",
        severity: .warning))
  }

  /// The same with U+FFFD for what is not UTF-8.
  private mutating func repaired(_ bytes: [UInt8], _ name: String) -> [UInt8] {
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    warn("bytes that are not UTF-8 were replaced by U+FFFD", name)
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  private static func isASCII(_ bytes: [UInt8]) -> Bool { !bytes.contains { $0 >= 0x80 } }

  private static func refuseBinary(_ bytes: [UInt8], _ name: String) throws(Diagnostic) {
    let head = bytes.prefix(4096)
    let controls = head.count { $0 < 0x09 || ($0 > 0x0D && $0 < 0x20 && $0 != 0x1B) }
    let isPortable = bytes.starts(with: Array("%PDF-".utf8))
    guard isPortable || head.contains(0) || controls * 20 > head.count else { return }
    throw Diagnostic(
      "document.binary", isPortable ? "this is a PDF file, not text" : "this is not text",
      at: SourceSpan(file: name, line: 1), help: "save the document as text or HTML")
  }

  /// `<meta charset="…">`, `<?xml encoding="…"?>` within the first bytes.
  private static func declaration(in bytes: [UInt8]) -> String? {
    let head = String(
      decoding: bytes.prefix(2048).map { $0 < 0x80 ? $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) : 0x3F }, as: UTF8.self)
    for word in ["charset=", "encoding="] {
      guard let range = head.firstRange(of: word) else { continue }
      let value = head[range.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      let label = value.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      if !label.isEmpty { return String(label) }
    }
    return nil
  }

  /// The share of bytes at which UTF-8 breaks.
  private static func invalidShare(_ bytes: [UInt8]) -> Double {
    let head = bytes.prefix(1 << 16)
    let replaced = String(decoding: head, as: UTF8.self).unicodeScalars.count { $0 == "\u{FFFD}" }
    return Double(replaced) / Double(max(1, head.count))
  }

  /// Whether most high bytes stand in pairs as in GBK, and the pairs lie where its common characters do.
  private static func looksLikeGB(_ bytes: [UInt8]) -> Bool {
    var (pairs, common, alone, place) = (0, 0, 0, 0)
    let head = bytes.prefix(1 << 16)
    while place < head.count {
      defer { place += 1 }
      guard head[place] >= 0x81 else { continue }
      if place + 1 < head.count, head[place] < 0xFF, head[place + 1] >= 0x40, head[place + 1] != 0x7F {
        pairs += 1
        if (0xA1...0xD7).contains(head[place]), head[place + 1] >= 0xA1 { common += 1 }
        place += 1
      } else {
        alone += 1
      }
    }
    return pairs > 10 && common * 10 > pairs * 7 && alone * 20 < pairs
  }

  /// Nil if the encoding is not known, or the bytes are not in it.
  private static func converted(_ bytes: [UInt8], from label: String) -> [UInt8]? {
    // Browsers read these three names as the wider encodings.
    let wider = ["gb2312": "GB18030", "gbk": "GB18030", "iso-8859-1": "WINDOWS-1252"]
    let converter = iconv_open("UTF-8", wider[label] ?? label)
    guard let converter, Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 3 + 16)
    var (left, room) = (input.count, output.count)
    let failed = input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { to in
        var (source, target) = (from.baseAddress, to.baseAddress)
        return iconv(converter, &source, &left, &target, &room) == -1
      }
    }
    return failed ? nil : output.prefix(output.count - room).map { UInt8(bitPattern: $0) }
  }
}
