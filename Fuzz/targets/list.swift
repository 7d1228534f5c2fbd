import Interchange
import Parties

/// A party list in our own form, the header given so that its lines are reached: read or refused; written, it reads the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let body = UnsafeBufferPointer(start: start, count: count)
  let parties = body.count { $0 == 0x0A }
  let header =
    #"{"format":"chokepoint/party-list/1","list":"l","title":"L","edition":"2026-07-23","source":"s","coverage":"c","count":"#
  guard let list = try? PartyListReader.read(Array("\(header)\(parties)}\n".utf8) + body, file: "fuzz.ndjson") else {
    return 0
  }
  let written = PartyListWriter.bytes(of: list)
  let again = try? PartyListReader.read(written, file: "again.ndjson")
  precondition(again.map { PartyListWriter.bytes(of: $0) } == written)
  return 0
}
