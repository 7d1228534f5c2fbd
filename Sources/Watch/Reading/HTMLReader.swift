import CLibXML2
import Interchange

/// Reads HTML with libxml2's push parser: events, no tree, so that neither size nor nesting grows the memory.
struct HTMLReader {
  private static let piece = 1 << 16

  /// - Parameter bytes: UTF-8, whatever the page declares.
  static func read(_ bytes: [UInt8]) -> HTMLPage {
    let builder = HTMLBlockBuilder()
    var handler = handlers
    let context = htmlCreatePushParserCtxt(
      &handler, Unmanaged.passUnretained(builder).toOpaque(), nil, 0, nil, XML_CHAR_ENCODING_UTF8)
    guard let context else { return HTMLPage() }
    defer { htmlFreeParserCtxt(context) }
    let options =
      HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_RECOVER.rawValue
    htmlCtxtUseOptions(context, CInt(bitPattern: UInt32(options)))
    withExtendedLifetime(builder) { feed(bytes, to: context, builder) }
    return builder.finish()
  }

  private static func feed(_ bytes: [UInt8], to context: htmlParserCtxtPtr, _ builder: HTMLBlockBuilder) {
    bytes.withUnsafeBytes { space in
      var place = 0
      while place < space.count, !builder.isFull {
        let count = min(piece, space.count - place)
        let start = space.baseAddress.map { ($0 + place).assumingMemoryBound(to: CChar.self) }
        htmlParseChunk(context, start, CInt(count), 0)
        place += count
      }
    }
    htmlParseChunk(context, nil, 0, 1)
  }

  private static var handlers: htmlSAXHandler {
    var handler = htmlSAXHandler()
    handler.startElement = { data, name, attributes in
      guard let name else { return }
      HTMLReader.builder(data)?.start(HTMLReader.text(name), HTMLReader.pairs(attributes))
    }
    handler.endElement = { data, name in
      guard let name else { return }
      HTMLReader.builder(data)?.end(HTMLReader.text(name))
    }
    handler.characters = { data, signs, count in
      HTMLReader.builder(data)?.characters(UnsafeBufferPointer(start: signs, count: Int(count)))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    return handler
  }

  private static func builder(_ data: UnsafeMutableRawPointer?) -> HTMLBlockBuilder? {
    data.map { Unmanaged<HTMLBlockBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func text(_ signs: UnsafePointer<xmlChar>) -> String { String(cString: signs) }

  private static func pairs(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> [(name: String, value: String)] {
    guard var next = attributes else { return [] }
    var pairs: [(name: String, value: String)] = []
    while let name = next[0] {
      pairs.append((text(name), next[1].map(text) ?? ""))
      next += 2
    }
    return pairs
  }
}
