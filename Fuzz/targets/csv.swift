import Interchange

/// A table: read or refused, and every row as wide as its header.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if let table = try? CSVTable(bytes, file: "fuzz.csv") {
    for row in table.rows { precondition(row.fields.count == table.header.count) }
  }
  return 0
}
