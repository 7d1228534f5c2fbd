import Interchange
import Parties

private let index: ScreeningIndex = {
  let origin = ListedParty.Origin(file: "fuzz", line: 1)
  var bank = ListedParty(id: "p1", name: "Kvarnholm Bank JSC", origin: origin)
  bank.identifiers = [
    ListedParty.Identifier(kind: "bic", value: "KVARRUMM"),
    ListedParty.Identifier(kind: "lei", value: "5493001KJTIIGC8Y1R12"),
  ]
  bank.addresses = ["18 Zhangjiang Road, Pudong, Shanghai 201203, China"]
  bank.listings = [Listing()]
  var firm = ListedParty(id: "p2", name: "Huawei Technologies Co., Ltd.", origin: origin)
  firm.aliases = [ListedParty.Alias("华为技术有限公司")]
  firm.listings = [Listing()]
  // Run from the root of the checkout, as `make fuzz` does.
  guard let day = CalendarDay(year: 2026, month: 7, day: 23),
    let knowledge = try? ScreeningKnowledge(inFolder: "data/screening")
  else { preconditionFailure("data/screening is not there") }
  let list = PartyList(
    id: "l", title: "L", edition: day, source: "", coverage: "whole list", digest: "", parties: [bank, firm])
  return ScreeningIndex([list], knowledge: knowledge)
}()

private let routes: PaymentRoutes? = {
  (try? InputFile.read("data/payment-routes.csv", limit: 1 << 20)).flatMap {
    try? PaymentRoutes($0, file: "routes.csv")
  }
}()

/// A payment file, ISO 20022 or MT: read, each transaction screened, and every hit inside the text of its element.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let routes else { preconditionFailure("data/payment-routes.csv is not there") }
  let profile = ScreeningProfile(index.knowledge, threshold: 0.5)
  let identifiers = PaymentIdentifiers(index)
  var screener = PaymentScreener(
    lookup: PaymentScreener.Lookup(
      names: { (name, threshold) throws(Diagnostic) in
        try profile.with(threshold: threshold).matches(index, name, limit: 10)
      },
      codes: { (kind, code) throws(Diagnostic) in identifiers.matches(for: kind, code, asOf: nil) },
      country: { $0 == "CHINA" ? "CN" : nil }),
    routes: routes, threshold: 0.5)
  _ = try? PaymentReader.read(bytes, file: "-") { (transaction) throws(Diagnostic) in
    let answer = try screener.screen(transaction)
    precondition(answer.hits.allSatisfy { 0...1 ~= $0.match.score })
  }
  return 0
}
