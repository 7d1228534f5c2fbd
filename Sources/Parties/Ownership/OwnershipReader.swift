public import Interchange

/// Reads ownership from a file in any of three forms, told apart by what it holds: Chokepoint's CSV, BODS 0.4 statements,
/// FollowTheMoney entities; the latter two as a JSON array or a line each.
///
///     let records = try OwnershipReader.read(bytes, file: "register.json")
///     graph.add(records)
public enum OwnershipReader {
  /// - Throws: `Diagnostics` with everything that is wrong with the file; what is only odd is among the warnings.
  public static func read(_ bytes: [UInt8], file: String) throws(Diagnostics) -> OwnershipRecords {
    let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    guard first == UInt8(ascii: "[") || first == UInt8(ascii: "{") else {
      return try OwnershipCSV.read(bytes, file: file)
    }
    let documents = try documents(bytes, file: file, isArray: first == UInt8(ascii: "["))
    if documents.contains(where: { $0["recordType"] != nil }) { return try BODSReader.read(documents) }
    if documents.contains(where: { $0["schema"] != nil }) { return try FTMOwnership.read(documents) }
    throw Diagnostics([
      Diagnostic(
        "ownership.format", "this is neither a BODS statement nor a FollowTheMoney entity",
        at: SourceSpan(file: file, line: 1),
        help: "a BODS 0.4 statement has `recordType`, an entity has `schema`")
    ])
  }

  private static func documents(_ bytes: [UInt8], file: String, isArray: Bool) throws(Diagnostics) -> [JSON] {
    if isArray {
      let array = try Diagnostics.gathering { () throws(Diagnostic) in try JSONReader.read(bytes, file: file) }
      return array.withoutNulls.array ?? []
    }
    // One object over many lines is a document too; lines are taken for objects where the first one is.
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let opening = lines.firstIndex { line in line.contains { $0 > 0x20 } } ?? 0
    if (try? JSONReader.read(Array(lines[opening]), file: file)) == nil,
      let whole = try? JSONReader.read(bytes, file: file)
    {
      return [whole.withoutNulls]
    }
    var documents: [JSON] = []
    var errors: [Diagnostic] = []
    for (number, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
      do throws(Diagnostic) {
        documents.append(try JSONReader.read(Array(line), file: file, firstLine: number + 1).withoutNulls)
      } catch {
        errors.append(error)
      }
    }
    guard errors.isEmpty else { throw Diagnostics(errors) }
    return documents
  }
}
