public import Interchange

/// The document of a deal: bytes that are not read yet, or JSON.
public struct DealDocument: Sendable {
  let bytes: [UInt8]?
  private let file: String
  private let line: Int
  private let read: JSON?

  /// - Parameters:
  ///   - file: the name to use in places.
  ///   - firstLine: the number of the first line, for a line of NDJSON.
  public init(_ bytes: [UInt8], file: String, firstLine: Int = 1) {
    self.bytes = bytes
    self.file = file
    line = firstLine
    read = nil
  }

  public init(_ document: JSON) {
    bytes = nil
    file = ""
    line = 1
    read = document
  }

  /// - Throws: `Diagnostic` `json.…` at the first error.
  public func json() throws(Diagnostic) -> JSON {
    if let read { return read }
    return try JSONReader.read(bytes ?? [], file: file, firstLine: line)
  }
}
