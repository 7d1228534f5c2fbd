import Interchange
import Parties

private let index: ScreeningIndex = {
  let names = [
    "Huawei Technologies Co., Ltd.", "Semiconductor Manufacturing International Corporation (SMIC)", "华为技术有限公司",
    "Inspur Group Co., Ltd.", "YMTC", "O'Brien, Christopher", "Ростех", "مؤسسة", "3M", "AO NII",
  ]
  let origin = ListedParty.Origin(file: "fuzz", line: 1)
  let parties = names.enumerated().map { number, name in
    var party = ListedParty(id: "p\(number)", name: name, origin: origin)
    party.listings = [Listing()]
    return party
  }
  // Run from the root of the checkout, as `make fuzz` does.
  guard let day = CalendarDay(year: 2026, month: 7, day: 23),
    let knowledge = try? ScreeningKnowledge(inFolder: "data/screening")
  else { preconditionFailure("data/screening is not there") }
  let list = PartyList(
    id: "l", title: "L", edition: day, source: "", coverage: "whole list", digest: "", parties: parties)
  return ScreeningIndex([list], knowledge: knowledge)
}()

/// A query against a small index: matches in order, scores between 0 and 1.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let query = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  guard let matches = try? index.matches(for: query, asOf: nil, threshold: 0, limit: 10) else { return 0 }
  let scores = matches.map(\.score)
  precondition(scores.allSatisfy { 0...1 ~= $0 } && scores == scores.sorted(by: >))
  return 0
}
