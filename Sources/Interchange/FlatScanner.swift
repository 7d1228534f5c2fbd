/// Reads flat records one after another into fields.
public protocol FlatScanner {
  /// The line of the file on which the record read last begins, from 1.
  var line: Int { get }

  /// Reads the next record; fields that it does not have keep what they held.
  ///
  /// - Returns: false at the end of the block.
  /// - Throws: `Diagnostic` for a record that cannot be read; the next call goes on with the one after it.
  mutating func row(_ fields: UnsafeMutablePointer<FlatField>) throws(Diagnostic) -> Bool

  /// The text of a field of the kind `escaped`.
  func text(_ field: FlatField) throws(Diagnostic) -> [UInt8]
}
