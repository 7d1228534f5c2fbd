import Interchange

/// JSON: read or refused; what was read comes back the same from what is written.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let value = try? JSONReader.read(bytes, file: "fuzz.json") else { return 0 }
  let written = JSONWriter.compact(value)
  let again = try? JSONReader.read(Array(written.utf8), file: "again.json")
  precondition(again.map(JSONWriter.compact) == written)
  _ = JSONWriter.pretty(value)
  _ = JSONWriter.canonical(value)
  return 0
}
