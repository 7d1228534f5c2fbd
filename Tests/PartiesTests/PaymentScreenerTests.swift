import Foundation
import Interchange
import Parties
import TestSupport
import Testing

/// Screening of payments against one small list.
@Suite struct PaymentScreenerTests {
  private static let lines = """
    {"format":"chokepoint/party-list/1","list":"l","title":"L","edition":"2024-01-01","source":"s","coverage":"c","count":3}
    {"id":"1","name":"Huawei Technologies Co., Ltd.","aliases":[{"name":"华为技术有限公司"}],"listings":[{"from":"2019-05-16"}]}
    {"id":"2","name":"Kvarnholm Bank JSC","identifiers":[{"kind":"bic","value":"KVARRUMM"},{"kind":"lei","value":"5493001KJTIIGC8Y1R12"}],"listings":[{"from":"2022-03-01"}]}
    {"id":"3","name":"Oblako Group","identifiers":[{"kind":"as stated","value":"Tax ID No. 7701234567"}],"listings":[{"from":"2022-03-01"}]}

    """
  private static let routes = """
    route,recognised_by,value,country,note,status,source
    CNAPS,system_code,CNAPS,CN,a Chinese code,SECONDARY,s
    SPFS,keyword,SPFS,RU,the Russian system,UNSURE,s
    BIC of Russia,bic_country,RU,RU,some are cut off,SECONDARY,s

    """

  private func screen(_ transaction: PaymentTransaction, on day: String? = nil) throws -> PaymentAnswer {
    let list = try PartyListReader.read(Array(Self.lines.utf8), file: "l")
    let index = ScreeningIndex([list], knowledge: try Knowledge.shipped())
    let identifiers = PaymentIdentifiers(index)
    let day = day.flatMap { CalendarDay($0) }
    var screener = PaymentScreener(
      lookup: PaymentScreener.Lookup(
        names: { (name, threshold) throws(Diagnostic) in
          try index.matches(for: name, asOf: day, threshold: threshold)
        },
        codes: { (kind, code) throws(Diagnostic) in identifiers.matches(for: kind, code, asOf: day) },
        country: { ["CHINA": "CN", "RUSSIA": "RU"][$0.uppercased()] }),
      routes: try PaymentRoutes(Array(Self.routes.utf8), file: "routes.csv"), threshold: 0.7)
    return try screener.screen(transaction)
  }

  private func iso(_ inside: String, on day: String? = nil) throws -> PaymentAnswer {
    let text = "<Document><FIToFICstmrCdtTrf><CdtTrfTxInf>\(inside)</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
    return try screen(try #require(try readPayments(text).transactions.first), on: day)
  }

  private func mt(_ fields: String) throws -> PaymentAnswer {
    let text = "{1:F01EXAMDEFFAXXX0000000000}{2:I103EXAMSGSGXXXXN}{4:\n\(fields)\n-}"
    return try screen(try #require(try readPayments(text).transactions.first))
  }

  // MARK: Where a listed party hides

  @Test(arguments: [
    "<Cdtr><Nm>HUAWEI TECHNOLOGIES</Nm></Cdtr>", "<UltmtCdtr><Nm>Hua Wei Technologies Co Ltd</Nm></UltmtCdtr>",
    "<Cdtr><Nm>Garden Tea Ltd</Nm><CtctDtls><Nm>Huawei Technologies</Nm></CtctDtls></Cdtr>",
    "<Cdtr><Nm>Huawei Techno</Nm><PstlAdr><AdrLine>logies Co Ltd</AdrLine><AdrLine>Shenzhen</AdrLine></PstlAdr></Cdtr>",
    "<Cdtr><Nm>Garden Tea Ltd</Nm><PstlAdr><AdrLine>Room 5</AdrLine><AdrLine>c/o Huawei Technologies</AdrLine></PstlAdr></Cdtr>",
    "<Cdtr><Nm>Garden Tea Ltd c/o Huawei Technologies</Nm></Cdtr>",
    "<RmtInf><Ustrd>inv 5 for acct of Huawei Technologies Co Ltd, rest in May</Ustrd></RmtInf>",
    "<RmtInf><Ustrd>routers ON BEHALF OF HUAWEI</Ustrd></RmtInf>",
    "<RmtInf><Ustrd>five boxes Huawei Technologies first part of many</Ustrd></RmtInf>",
    "<RmtInf><Ustrd>goods for Huawei Techno</Ustrd><Ustrd>logies, Shenzhen</Ustrd></RmtInf>",
    "<RmtInf><Ustrd>支付货款华为技术有限公司五月</Ustrd></RmtInf>",
    "<InstrForCdtrAgt><InstrInf>/BNF/HUAWEI TECHNOLOGIES</InstrInf></InstrForCdtrAgt>",
    "<CdtrAgt><FinInstnId><BICFI>HUAWEI TECHNOLOGIES</BICFI></FinInstnId></CdtrAgt>",
    "<Anything><Else>Huawei Technologies</Else></Anything>",
  ])
  func isFoundInXML(_ xml: String) throws {
    let answer = try iso(xml)
    #expect(answer.outcome == .match)
    #expect(answer.hits.map(\.match.party.id) == ["1"])
  }

  @Test(arguments: [
    ":59:/1\nHUAWEI TECHNO\nLOGIES CO LTD\nSHENZHEN", ":59:/1\nGARDEN TEA LTD\nF/O HUAWEI TECHNOLOGIES",
    ":50F:/1\n1/HUAWEI TECH\n1/NOLOGIES CO LTD\n3/CN/SHENZHEN", ":70:/INV/5//B/O HUAWEI TECHNOLOGIES",
    ":70:GOODS ULT BENE HUAWEI TECHNOLO\nGIES CO LTD MAY", ":72:/INS/EXAMDEFF\n//HUAWEI TECHNOLOGIES",
    ":72:/REC/HUAWEI TECH\n//NOLOGIES CO LTD", ":77B:/BENEFRES/CN//HUAWEI TECHNOLOGIES", ":57D:HUAWEI TECHNOLOGIES",
  ])
  func isFoundInMT(_ fields: String) throws {
    #expect(try mt(fields).hits.contains { $0.match.party.id == "1" })
  }

  @Test func aHitSaysWhereItStands() throws {
    let hit = try #require(try mt(":70:INVOICE 12\nF/O HUAWEI TECHNOLOGIES").hits.first)
    #expect(hit.element.field == ":70:")
    #expect(hit.element.role == .remittance)
    #expect(hit.query == "HUAWEI TECHNOLOGIES")
    #expect(hit.span.map { [$0.line, $0.from, $0.lastLine, $0.to] } == [2, 5, 2, 23])
  }

  @Test(arguments: [
    "<RmtInf><Ustrd>Technologies Co Ltd, thank you for the fish</Ustrd></RmtInf>",
    "<Cdtr><Nm>Garden Tea Ltd</Nm><PstlAdr><AdrLine>88 Example Road</AdrLine></PstlAdr></Cdtr>",
    "<RmtInf><Ustrd>12345 / 67890</Ustrd></RmtInf>", "",
  ])
  func othersAreNot(_ xml: String) throws {
    #expect(try iso(xml).outcome == .noMatch)
  }

  @Test func onlyFromTheDayOfListing() throws {
    let xml = "<Cdtr><Nm>Huawei Technologies</Nm></Cdtr>"
    #expect(try iso(xml, on: "2019-05-15").outcome == .noMatch)
    #expect(try iso(xml, on: "2019-05-16").outcome == .match)
  }

  // MARK: Codes

  @Test(arguments: [
    ("KVARRUMM", 1.0), ("KVARRUMMXXX", 1.0), ("KVARRUMM123", 0.95), ("kvar rumm", 1.0),
  ])
  func aBICNamesTheInstitution(_ bic: String, _ score: Double) throws {
    let hits = try iso("<DbtrAgt><FinInstnId><BICFI>\(bic)</BICFI></FinInstnId></DbtrAgt>").hits
    #expect(hits.map(\.match.party.id) == ["2"])
    #expect(hits.first?.match.score == score)
  }

  @Test func otherCodes() throws {
    let lei = try iso("<Cdtr><Id><OrgId><LEI>5493001KJTIIGC8Y1R12</LEI></OrgId></Id></Cdtr>")
    #expect(lei.hits.map(\.match.party.id) == ["2"])
    let tax = try iso("<Cdtr><Id><OrgId><Othr><Id>7701234567</Id></Othr></OrgId></Id></Cdtr>")
    #expect(tax.hits.map(\.match.party.id) == ["3"])
    #expect(try mt(":52A:KVARRUMM").hits.map(\.match.party.id) == ["2"])
  }

  // MARK: Notes

  @Test(arguments: [
    ("<DbtrAgt><FinInstnId><BICFI>EXAMDEF</BICFI></FinInstnId></DbtrAgt>", "payment.bic-shape"),
    ("<Cdtr><Id><OrgId><LEI>5493001KJTIIGC8Y1R13</LEI></OrgId></Id></Cdtr>", "payment.lei-shape"),
    ("<Cdtr><PstlAdr><AdrLine>Shenzhen, China</AdrLine></PstlAdr></Cdtr>", "payment.country-in-line"),
    ("<Cdtr><Nm>5478 4842 2111</Nm></Cdtr>", "payment.telegraph-code"),
    ("<DbtrAgt><FinInstnId><BICFI>EXAMRUMM</BICFI></FinInstnId></DbtrAgt>", "payment.route"),
    ("<RmtInf><Ustrd>sent by SPFS</Ustrd></RmtInf>", "payment.route"),
    (
      "<CdtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId></ClrSysMmbId></FinInstnId></CdtrAgt>",
      "payment.route"
    ),
    (
      "<CdtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>XXNEW</Cd></ClrSysId></ClrSysMmbId></FinInstnId></CdtrAgt>",
      "payment.route"
    ),
    ("<CdtrAgt><FinInstnId><Nm>Some Bank</Nm></FinInstnId></CdtrAgt>", "payment.no-bic"),
  ])
  func notes(_ xml: String, _ id: String) throws {
    #expect(try iso(xml).notes.map(\.id) == [id])
  }

  @Test(arguments: [
    "<Cdtr><PstlAdr><Ctry>CN</Ctry><AdrLine>Shenzhen, China</AdrLine></PstlAdr></Cdtr>",
    "<RmtInf><Ustrd>Salary 2023 2024</Ustrd></RmtInf>",
    "<CdtrAgt><FinInstnId><BICFI>EXAMDEFF</BICFI><ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId></ClrSysMmbId></FinInstnId></CdtrAgt>",
  ])
  func noNotes(_ xml: String) throws {
    #expect(try iso(xml).notes.map(\.text) == [])
  }

  // MARK: What cannot be screened

  @Test(arguments: [
    ("<Cdtr><Nm>\(String(repeating: "N", count: 10_000))</Nm></Cdtr>", "screen.too-long"),
    ("<Cdtr><Nm>\(String(repeating: "of N ", count: 2_000))</Nm></Cdtr>", "screen.too-long"),
    ("<Cdtr><Nm>...</Nm></Cdtr>", "screen.empty-query"), ("<Cdtr><Nm>Co., Ltd.</Nm></Cdtr>", "screen.legal-form"),
    ("<RmtInf><Ustrd>\(String(repeating: "N", count: 10_000))</Ustrd></RmtInf>", "screen.too-long"),
  ])
  func isSaid(_ xml: String, _ id: String) throws {
    let answer = try iso(xml)
    #expect(answer.outcome == .incomplete)
    #expect(answer.unscreened.map(\.reason.id) == [id])
  }

  @Test func aLongTextIsReadThrough() throws {
    let text = String(repeating: "blue boxes and ", count: 700) + "Huawei Technologies"
    #expect(try iso("<RmtInf><Ustrd>\(text)</Ustrd></RmtInf>").hits.map(\.match.party.id) == ["1"])
  }

  @Test func whatIsWrongWithTheListsIsNotTheElements() throws {
    var screener = PaymentScreener(
      lookup: PaymentScreener.Lookup(
        names: { (_, _) throws(Diagnostic) in throw Diagnostic("list.unreadable", "gone") },
        codes: { (_, _) throws(Diagnostic) in [] }, country: { _ in nil }),
      routes: try PaymentRoutes(Array(Self.routes.utf8), file: "routes.csv"), threshold: 0.7)
    let text =
      "<Document><FIToFICstmrCdtTrf><CdtTrfTxInf><Cdtr><Nm>A</Nm></Cdtr></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
    let transaction = try #require(try readPayments(text).transactions.first)
    let error = #expect(throws: Diagnostic.self) { _ = try screener.screen(transaction) }
    #expect(error?.id == "list.unreadable")
  }

  @Test func shippedRoutesLoad() throws {
    let bytes = try #require(FileManager.default.contents(atPath: "\(Place.root)/data/payment-routes.csv"))
    _ = try PaymentRoutes([UInt8](bytes), file: "payment-routes.csv")
    let error = #expect(throws: Diagnostic.self) {
      _ = try PaymentRoutes(Array(Self.routes.replacing("keyword", with: "word").utf8), file: "r")
    }
    #expect(error?.id == "payment.routes")
  }
}
