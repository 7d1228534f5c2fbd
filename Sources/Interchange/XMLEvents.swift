import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads XML as a run of events (start, text, end), for files too large or too irregular for a tree.
///
///     try XMLEvents.read(bytes, file: "part744.xml") { event in
///       if case .start("TR", _) = event.kind { rows += 1 }
///     }
///
/// A document type with declarations is refused, no external entity is fetched, and nesting is limited, so a hostile
/// file can neither read other files nor grow.
public enum XMLEvents {
  public struct Event: Sendable {
    public enum Kind: Sendable {
      case start(String, [String: String])
      /// One piece of text; a run of text may come in several.
      case text(String)
      case end(String)
    }

    public let kind: Kind
    public let line: Int
  }

  /// The deepest nesting accepted.
  public static let maximumDepth = 256

  /// - Throws: `Diagnostic`: `xml.malformed`, `xml.entity`, `xml.depth`, `xml.encoding`, `xml.utf8`, each with line and column, or whatever the
  ///   handler throws.
  public static func read(
    _ bytes: [UInt8], file: String, handler: (Event) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    if let place = declaration(in: bytes) {
      throw Diagnostic(
        "xml.entity", "the file declares a document type or entities, which are not read",
        at: SourceSpan(file: file, line: 1 + bytes[0..<place].count { $0 == 0x0A }),
        help: "remove the `<!DOCTYPE …>` or `<!ENTITY …>`")
    }
    let declared = encoding(of: bytes)
    if let name = declared, !["utf-8", "us-ascii", "iso-8859-1", "windows-1252"].contains(name) {
      throw Diagnostic(
        "xml.encoding", "the file says that it is written in `\(name)`, which is not read",
        at: SourceSpan(file: file, line: 1), help: "save the file as UTF-8")
    }
    // The parser hands over the names of elements as they stand, and Foundation ends the process if they are no UTF-8.
    if declared == nil || declared == "utf-8" || declared == "us-ascii", let place = firstFault(in: bytes) {
      throw Diagnostic(
        "xml.utf8", "the file is not valid UTF-8 here",
        at: SourceSpan(file: file, line: 1 + bytes[0..<place].count { $0 == 0x0A }),
        help: "save the file as UTF-8, or declare the encoding that it has")
    }
    let failure = withoutActuallyEscaping(handler) { handler in
      let parser = XMLParser(data: Data(withInstructionsPadded(bytes)))
      parser.shouldResolveExternalEntities = false
      let delegate = EventDelegate(file: file, handler: handler)
      parser.delegate = delegate
      let complete = parser.parse()
      parser.delegate = nil
      // On Linux `parse` answers true for a file that breaks off, so the delegate's own account decides.
      return delegate.failure ?? (complete && delegate.isComplete ? nil : malformed(parser, file: file))
    }
    if let failure { throw failure }
  }

  /// Where the bytes stop being UTF-8; nil if all of them are.
  private static func firstFault(in bytes: [UInt8]) -> Int? {
    guard bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil else { return nil }
    // A line feed is never inside a character, so that each line can be tried by itself.
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if String(validating: bytes[start..<end], as: UTF8.self) == nil { return start }
      start = end + 1
    }
    return bytes.count
  }

  private static func malformed(_ parser: XMLParser, file: String) -> Diagnostic {
    Diagnostic(
      "xml.malformed", "this is not well-formed XML",
      at: SourceSpan(file: file, line: max(1, parser.lineNumber), column: max(1, parser.columnNumber)),
      help: "the file may be cut short, or be a web page; fetch it again")
  }

  /// The encoding that the file declares: in some, a declaration of entities would not look like one. Empty if it
  /// declares one in a way that is not understood.
  private static func encoding(of bytes: [UInt8]) -> String? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let declaration = String(decoding: text.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
    guard declaration.hasPrefix("<?xml"), declaration.dropFirst(5).first?.isWhitespace == true,
      let word = declaration.firstRange(of: "encoding")
    else { return nil }
    let signs = declaration[word.upperBound...].drop { $0.isWhitespace || $0 == "=" }
    guard let quote = signs.first, quote == "\"" || quote == "'" else { return "" }
    return signs.dropFirst().prefix { $0 != quote }.lowercased()
  }

  /// The same bytes with a space in each processing instruction without data, `<?name?>`: FoundationXML on Linux hands
  /// such an instruction on as a null pointer and crashes. In a comment or CDATA the space does no harm.
  private static func withInstructionsPadded(_ bytes: [UInt8]) -> [UInt8] {
    var padded: [UInt8] = []
    var copied = 0
    var isTarget = false
    var index = 0
    while index + 1 < bytes.count {
      switch (bytes[index], bytes[index + 1]) {
      case (UInt8(ascii: "<"), UInt8(ascii: "?")):
        isTarget = true
        index += 1
      case (UInt8(ascii: "?"), UInt8(ascii: ">")) where isTarget:
        padded += bytes[copied..<index]
        padded.append(0x20)
        copied = index
        isTarget = false
      case (0x09, _), (0x0A, _), (0x0D, _), (0x20, _): isTarget = false
      default: break
      }
      index += 1
    }
    return copied == 0 ? bytes : padded + bytes[copied...]
  }

  /// Where a `<!DOCTYPE` or `<!ENTITY` stands.
  private static func declaration(in bytes: [UInt8]) -> Int? {
    let words = ["DOCTYPE", "ENTITY", "doctype", "entity"].map { Array($0.utf8) }
    var index = 0
    while index + 2 < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), bytes[index + 1] == UInt8(ascii: "!"),
        words.contains(where: { bytes[(index + 2)...].starts(with: $0) })
      {
        return index
      }
      index += 1
    }
    return nil
  }
}

private final class EventDelegate: NSObject, XMLParserDelegate {
  private let file: String
  private let handler: (XMLEvents.Event) throws(Diagnostic) -> Void
  private var open: [String] = []
  private var sawRoot = false
  private var sawError = false
  var failure: Diagnostic?

  /// Whether there was an element, each was closed in its turn, and the parser saw no error.
  var isComplete: Bool { sawRoot && open.isEmpty && !sawError }

  init(file: String, handler: @escaping (XMLEvents.Event) throws(Diagnostic) -> Void) {
    self.file = file
    self.handler = handler
  }

  private func pass(_ kind: XMLEvents.Event.Kind, _ parser: XMLParser) {
    guard failure == nil else { return }
    do throws(Diagnostic) {
      try handler(XMLEvents.Event(kind: kind, line: parser.lineNumber))
    } catch {
      stop(parser, error)
    }
  }

  private func stop(_ parser: XMLParser, _ diagnostic: Diagnostic) {
    failure = diagnostic
    parser.abortParsing()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    open.append(name)
    sawRoot = true
    guard open.count <= XMLEvents.maximumDepth else {
      let place = SourceSpan(file: file, line: max(1, parser.lineNumber), column: max(1, parser.columnNumber))
      stop(
        parser, Diagnostic("xml.depth", "elements are nested more than \(XMLEvents.maximumDepth) deep", at: place))
      return
    }
    pass(.start(name, attributes), parser)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if open.popLast() != name { sawError = true }
    pass(.end(name), parser)
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { sawError = true }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    pass(.text(string), parser)
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    if let text = String(data: block, encoding: .utf8) { pass(.text(text), parser) }
  }
}
