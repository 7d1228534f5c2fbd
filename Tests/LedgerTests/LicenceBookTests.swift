import Interchange
import TestSupport
import Testing

@testable import Ledger

/// From the application to the last shipment.
@Suite struct LicenceBookTests {
  private static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  @Test func aShipmentDrawsDownOnce() throws {
    let book = try LicenceSample.book()
    #expect(try LicenceSample.ship(book).isEmpty)
    #expect(try LicenceSample.ship(book).isEmpty)
    let licence = try book.licence("D1234567")
    let balance = licence.balances(on: try Self.day("2023-12-15"))[0]
    #expect(balance.words == "20 of 80 number, 300000 of 1200000 USD left")
    #expect(balance.percentUsed == 75)
    #expect(licence.balances(on: try Self.day("2023-12-14"))[0].percentUsed == 0)
    #expect(licence.shipments.count == 1)
    #expect(licence.shipments[0].items[0].line == 1)
    #expect(try LicenceSample.ship(book, [("\"quantity\": 60", "\"quantity\": 6")]) == ["licence.shipment"])
  }

  @Test func whatTheLicenceDoesNotCoverIsRefused() throws {
    let book = try LicenceSample.book()
    let cases: [(changes: [(String, String)], refusals: [String])] = [
      ([("\"quantity\": 60", "\"quantity\": 81")], ["licence.refused.balance"]),
      ([("\"quantity\": 60", "\"quantity\": 80")], []),
      ([("2023-12-15", "2023-11-26")], ["licence.refused.not-yet"]),
      ([("2023-12-15", "2027-12-01")], ["licence.refused.expired"]),
      ([("\"destination\": \"CN\"", "\"destination\": \"HK\"")], ["licence.refused.destination"]),
      ([("EXAMPLE CLOUD WUHAN CO LTD", "Example Cloud Wuhan")], ["licence.refused.party"]),
      ([("Freight Hong Kong", "Freight Macau")], ["licence.refused.party"]),
      ([("\"country\": \"HK\"", "\"country\": \"MO\"")], ["licence.refused.party"]),
      ([("\"end_user\"", "\"purchaser\"")], ["licence.refused.party"]),
      ([("3A090.a\"", "3A090.b\"")], ["licence.refused.item"]),
      ([("3A090.a\"", "3A090.a.1\"")], []),
      ([("3A090.a\"", "3A090.ab\"")], ["licence.refused.item"]),
      ([("A800 SXM4 80GB", "A800 PCIe 80GB"), ("\"number\"", "\"number\", \"line\": 1")], ["licence.refused.item"]),
      ([("\"number\"", "\"m\"")], ["licence.refused.units"]),
      ([("\"number\"", "\"kg\"")], ["licence.refused.balance"]),
      ([("\"number\"", "\"pieces\"")], []),
      ([("\"value_usd\": 900000", "\"value_usd\": 1525000.01")], ["licence.refused.value"]),
      ([("\"value_usd\": 900000", "\"value_usd\": 1525000")], []),
      ([(", \"value_usd\": 900000", "")], ["licence.refused.amount"]),
    ]
    for (changes, refusals) in cases {
      let fresh = try LicenceSample.book()
      #expect(try LicenceSample.ship(fresh, changes) == refusals, "\(changes)")
    }
    #expect(try book.licence("D1234567").shipments.isEmpty)
  }

  /// 15 CFR 750.11(b): a tenth over what is unshipped of a line by weight, and nothing after that.
  @Test func toleranceOfALineByWeight() throws {
    func kilograms(_ amount: String, _ name: String) -> [(String, String)] {
      [
        (
          "\"quantity\": 60, \"units\": \"number\", \"value_usd\": 900000",
          "\"quantity\": \(amount), \"units\": \"kg\", \"value_usd\": 1000"
        ),
        (", \"model\": \"A800 SXM4 80GB\"", ", \"line\": 2"), ("INV-2023-0042", name),
      ]
    }
    let book = try LicenceSample.book()
    #expect(try LicenceSample.ship(book, kilograms("44.000001", "a")) == ["licence.refused.balance"])
    #expect(try LicenceSample.ship(book, kilograms("30", "b")).isEmpty)
    #expect(try LicenceSample.ship(book, kilograms("11.1", "c")) == ["licence.refused.balance"])
    #expect(try LicenceSample.ship(book, kilograms("11", "d")).isEmpty)
    #expect(try LicenceSample.ship(book, kilograms("0.1", "e")) == ["licence.refused.balance"])
  }

  @Test func aLineByValueBearsNotADollarMore() throws {
    let book = LicenceBook(try TestLedger.open())
    let application = try LicenceSample.document(
      "application", [("\"quantity\": \"40\", \"units\": \"kg\"", "\"units\": \"usd\"")])
    try book.apply(try LicenceApplication(application), actor: "anna")
    try book.grant(try LicenceGrant.grant(try LicenceSample.document("grant")), actor: "anna")
    func dollars(_ amount: String) -> [(String, String)] {
      [
        ("\"quantity\": 60, \"units\": \"number\", \"value_usd\": 900000", "\"value_usd\": \(amount)"),
        (", \"model\": \"A800 SXM4 80GB\"", ", \"line\": 2"), ("INV-2023-0042", amount),
      ]
    }
    #expect(try LicenceSample.ship(book, dollars("20000.01")) == ["licence.refused.balance"])
    #expect(try LicenceSample.ship(book, dollars("20000")).isEmpty)
    #expect(try LicenceSample.ship(book, dollars("0.01")) == ["licence.refused.balance"])
  }

  @Test func suspensionResumptionRevocation() throws {
    let book = try LicenceSample.book()
    func change(_ state: Licence.State, _ day: String) throws {
      try book.change("D1234567", to: state, on: try Self.day(day), reason: "letter", actor: "anna")
    }
    func state(_ day: String) throws -> Licence.State { try book.licence("D1234567").state(on: try Self.day(day)) }
    try change(.suspended, "2023-12-10")
    #expect(try LicenceSample.ship(book) == ["licence.refused.suspended"])
    #expect(try LicenceSample.ship(book, [("2023-12-15", "2023-12-09"), ("INV", "EARLY")]).isEmpty)
    #expect(throws: Diagnostic.self) { try change(.suspended, "2023-12-11") }
    try change(.live, "2023-12-20")
    #expect(try [state("2023-12-09"), state("2023-12-15"), state("2023-12-20")] == [.live, .suspended, .live])
    try change(.revoked, "2024-01-01")
    #expect(throws: Diagnostic.self) { try change(.live, "2024-02-01") }
    #expect(try [state("2023-11-01"), state("2023-12-31"), state("2024-06-01")] == [.notYet, .live, .revoked])
    #expect(throws: Diagnostic.self) {
      try book.change("D1234567", to: .expired, on: .distantFuture, reason: "r", actor: "a")
    }
  }

  @Test func anAmendmentCountsFromItsDay() throws {
    let book = try LicenceSample.book()
    let amendment = """
      {"licence": "D1234567", "amended": "2024-01-01", "expires": "2028-01-01", "items": [{"line": 1, "quantity": 90}],
       "add_end_users": [{"name": "Example Two", "country": "CN"}]}
      """
    try book.amend(try LicenceGrant.amendment(try TestLedger.json(amendment)), reason: "more", actor: "anna")
    let licence = try book.licence("D1234567")
    #expect(licence.terms(on: try Self.day("2023-12-31")).lines[0].quantity == Amount("80"))
    #expect(licence.terms(on: try Self.day("2024-01-01")).lines[0].quantity == Amount("90"))
    #expect(licence.state(on: try Self.day("2027-12-01")) == .live)
    let more = [("\"quantity\": 60", "\"quantity\": 90"), ("900000", "1200000")]
    #expect(try LicenceSample.ship(book, more) == ["licence.refused.balance"])
    #expect(try LicenceSample.ship(book, more + [("2023-12-15", "2024-01-02")]).isEmpty)
    let wrong = try LicenceGrant.amendment(
      try TestLedger.json(#"{"licence": "D1234567", "amended": "2024-02-01", "items": [{"line": 9, "quantity": 1}]}"#))
    #expect(throws: Diagnostic.self) { try book.amend(wrong, reason: "r", actor: "anna") }
  }

  @Test func anApplicationGoesItsWay() throws {
    let book = LicenceBook(try TestLedger.open())
    let application = try LicenceApplication(try LicenceSample.document("application"))
    try book.apply(application, actor: "anna")
    try book.progress("Z123456", to: .submitted, reason: nil, actor: "anna")
    try book.progress("Z123456", to: .referred, reason: "to the agencies", actor: "anna")
    #expect(try book.application("Z123456").state == .referred)
    #expect(throws: Diagnostic.self) { try book.progress("Z123456", to: .approved, reason: nil, actor: "anna") }
    let grant = try LicenceGrant.grant(try LicenceSample.document("grant"))
    try book.grant(grant, actor: "anna")
    #expect(try book.application("Z123456").licence == "D1234567")
    for work in [
      { try book.grant(grant, actor: "anna") }, { try book.apply(application, actor: "anna") },
      { try book.progress("Z123456", to: .denied, reason: nil, actor: "anna") },
    ] { #expect(throws: Diagnostic.self) { _ = try work() } }
    #expect(throws: Diagnostic.self) { try book.licence("D7654321") }
  }

  @Test func whatIsTouched() throws {
    let store = try TestLedger.open()
    let book = try LicenceSample.book(store)
    _ = try LicenceSample.ship(book)
    let pair = CaseFile.Pair(
      party: "us-sdn:3", name: "Example Cloud", score: "0.8", fingerprint: "f", programmes: ["SDGT"])
    _ = try CaseBook(store).append(
      TestLedger.note("x"),
      opening: [CaseOpening(.hit, matter: "query:example cloud wuhan", title: "t", deal: "D-9", pairs: [pair])])
    func touched(_ touch: LicenceTouch) throws -> [String] {
      let found = try book.touched(by: touch)
      return found.licences.map(\.number) + found.cases.map { "case \($0.number)" } + found.deals
    }
    let (licence, deal) = ("D1234567", "a800-licensed-2023-12")
    #expect(try touched(LicenceTouch(party: "example cloud wuhan co. ltd")) == [licence, deal])
    #expect(try touched(LicenceTouch(party: "Example Cloud Wuhan")) == ["case 5", "D-9"])
    #expect(try touched(LicenceTouch(programme: "wuhan TRANSLATION")) == [licence, deal])
    #expect(try touched(LicenceTouch(programme: "SDGT")) == ["case 5", "D-9"])
    #expect(try touched(LicenceTouch(country: "HK")) == [licence, deal])
    #expect(try touched(LicenceTouch(country: "US")).isEmpty)
    #expect(try touched(LicenceTouch(eccn: "3A090")) == [licence, deal])
    #expect(try touched(LicenceTouch(eccn: "3A09")).isEmpty)
    #expect(try touched(LicenceTouch(party: "Example Cloud Wuhan Co., Ltd.", eccn: "4A090")).isEmpty)
  }
}
