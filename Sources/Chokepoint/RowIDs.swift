import Interchange

/// The ids of the rows of a block: where each stands in the file's bytes, and the text of those that are written otherwise
/// there, with quotes or signs escaped.
struct RowIDs {
  private(set) var fields: [FlatField] = []
  private var texts: [Int: [UInt8]] = [:]

  init(capacity: Int) { fields.reserveCapacity(capacity) }

  mutating func append(_ field: FlatField, text: [UInt8]?) {
    if let text { texts[fields.count] = text }
    fields.append(field)
  }

  mutating func removeAll() {
    fields.removeAll(keepingCapacity: true)
    if !texts.isEmpty { texts = [:] }
  }

  /// The text of a row's id; nil if it is what stands in the bytes.
  @inline(__always)
  func text(_ row: Int) -> [UInt8]? { fields[row].kind == .escaped ? texts[row] : nil }
}
