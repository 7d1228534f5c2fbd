import Interchange
import Parties

private let importer = ListImporter { $0.utf8.count > 3 ? "CN" : nil }
private let names = ["list-2026-07-31.csv", "list.csv", "part744-2026-07-23.xml", "-"]

/// Every importer: the first byte picks the file's name, the rest is the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count).dropFirst())
  guard let lists = try? importer.lists(from: bytes, file: names[Int(start[0]) % names.count]) else { return 0 }
  for list in lists {
    let written = PartyListWriter.bytes(of: list)
    precondition((try? PartyListReader.read(written, file: "again.ndjson")) != nil)
  }
  return 0
}
