/// Reads the repeated records of an XML file one by one.
///
///     let root = try XMLRecords.read(bytes, file: "un.xml", named: ["INDIVIDUAL", "ENTITY"]) { record in
///       record["FIRST_NAME"]
///     }
///     root.attributes["dateGenerated"]
public enum XMLRecords {
  /// - Parameter named: the elements that are handed over when they end, with all that is in them.
  /// - Returns: the root element, with its attributes alone.
  /// - Throws: `Diagnostic` (`xml.…`), or whatever `record` throws.
  @discardableResult
  public static func read(
    _ bytes: [UInt8], file: String, named: Set<String>, record: (XMLRecord) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> XMLRecord {
    var root: XMLRecord?
    var open: [XMLRecord] = []
    try XMLEvents.read(bytes, file: file) { (event) throws(Diagnostic) in
      switch event.kind {
      case .start(let name, let attributes):
        let element = XMLRecord(name: name, attributes: attributes, line: event.line)
        if root == nil { root = element }
        if !open.isEmpty || named.contains(name) { open.append(element) }
      case .text(let text):
        if !open.isEmpty { open[open.count - 1].text += text }
      case .end:
        guard let element = open.popLast() else { return }
        if open.isEmpty { try record(element) } else { open[open.count - 1].children.append(element) }
      }
    }
    guard let root else {
      throw Diagnostic("xml.malformed", "the file has no element", at: SourceSpan(file: file, line: 1))
    }
    return root
  }
}
