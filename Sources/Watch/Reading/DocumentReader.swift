public import Interchange

/// Reads bytes of a page, text or feed into documents: what it is, is told by its content, not by its name.
///
///     let reader = DocumentReader()
///     for path in try DocumentFolder("saved").paths {
///       for document in try reader.read(path: path) { … }      // a feed gives one for each entry
///     }
///
/// Plain text, HTML, RSS, Atom, JSON Feed and answers of the Federal Register's API are known.
public struct DocumentReader: Sendable {
  /// The most bytes of one file, expanded.
  public static let maximumSize = 128 << 20

  public init() {}

  /// - Parameter path: a file, or `-` for standard input.
  /// - Throws: `Diagnostic`: `file.…`, or as `read(_:name:way:)`.
  public func read(path: String) throws(Diagnostic) -> [SourceDocument] {
    let bytes = try InputFile.read(path, limit: Self.maximumSize)
    let isInput = path == "-"
    return try read(bytes, name: isInput ? "standard input" : path, way: isInput ? .standardInput : .file)
  }

  /// - Parameters:
  ///   - name: for messages, and as the documents' name.
  ///   - declared: the encoding that came with the bytes, in lower case.
  /// - Throws: `Diagnostic`: `document.empty`, `document.binary`, `text.encoding`, `xml.…`, `json.…`, `feed.unknown`.
  public func read(
    _ bytes: [UInt8], name: String, way: SourceDocument.Way = .file, declared: String? = nil
  ) throws(Diagnostic) -> [SourceDocument] {
    var decoder = PageDecoder()
    let text = try decoder.utf8(bytes, name: name, declared: declared)
    guard let first = text.firstIndex(where: { $0 > 0x20 }) else {
      throw Diagnostic(
        "document.empty", "there is no text in `\(name)`", help: "the page may not have been saved whole")
    }
    var documents = try Self.documents(text, from: first, name: name)
    for place in documents.indices {
      documents[place].way = way == .file ? documents[place].way : way
      documents[place].warnings = decoder.warnings + documents[place].warnings
    }
    return documents
  }

  private static func documents(
    _ text: [UInt8], from first: Int, name: String
  ) throws(Diagnostic) -> [SourceDocument] {
    switch PageKind(text, from: first) {
    case .feed: return try XMLFeedReader.read(text, name: name)
    case .json: return try JSONFeedReader.read(text, name: name)
    case .html: return [SourceDocument(HTMLReader.read(text), name: name)]
    case .text: return [SourceDocument(plain: text, name: name)]
    }
  }
}
