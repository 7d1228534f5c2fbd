package import Interchange

/// How the records of a batch are written, and where in them the columns stand that are read.
package enum FlatForm: Sendable {
  /// Lines of JSON objects with these members.
  case objects([[UInt8]])
  /// Rows with this delimiter; for each column the place of its field, or -1.
  case table(delimiter: UInt8, places: [Int])

  /// Tells objects from a table by the first byte, and takes the header of a table.
  ///
  /// - Parameter columns: what is wanted, by name.
  /// - Throws: `Diagnostic` `csv.…` for a header that lacks or repeats a column.
  package init(_ reader: inout FlatBlockReader, columns: [String]) throws(Diagnostic) {
    if reader.firstByte == UInt8(ascii: "{") || reader.firstByte == nil {
      self = .objects(columns.map { Array($0.utf8) })
      return
    }
    let (header, delimiter) = try reader.header()
    let span = SourceSpan(file: reader.file, line: 1)
    for name in columns {
      let count = header.count { $0 == name }
      guard count == 1 else {
        throw Diagnostic(
          count == 0 ? "csv.missing-column" : "csv.repeated-column",
          "the column `\(name)` \(count == 0 ? "is missing" : "stands twice in the header")", at: span,
          help: "the header has: \(header.joined(separator: ", "))")
      }
    }
    self = .table(
      delimiter: delimiter, places: header.map { columns.firstIndex(of: $0) ?? -1 })
  }
}
