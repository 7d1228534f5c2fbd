import Interchange
import TestSupport
import Testing

@testable import Ledger

/// Documents of licences: every key checked, everything that is wrong said.
@Suite struct LicenceDocumentTests {
  private static func application(_ changes: [(String, String)]) throws -> [String] {
    do {
      _ = try LicenceApplication(try LicenceSample.document("application", changes))
      return []
    } catch let found as Diagnostics { return found.all.map(\.id) }
  }

  @Test func whatIsWrongWithAnApplication() throws {
    let cases: [(changes: [(String, String)], ids: [String])] = [
      ([], []),
      ([("\"end_users\"", "\"end_user\"")], ["licence.unknown-key"]),
      ([("\"postal_code\"", "x"), ("\"cin\"", "\"cinn\"")], ["licence.unknown-key"]),
      ([("Z123456", "Z12345")], ["licence.number"]),
      ([("\"type\": \"export\"", "\"type\": \"import\"")], ["licence.type-of"]),
      ([("\"quantity\": 100", "\"quantity\": 101")], ["licence.total"]),
      ([("1520000", "1520001")], ["licence.total"]),
      ([("\"quantity\": 100", "\"quantity\": -1")], ["licence.amount"]),
      ([("\"quantity\": 100,", "")], ["licence.missing-key"]),
      ([("\"units\": \"kg\"", "\"units\": \"boxes\"")], ["licence.unit"]),
      ([("\"country\": \"HK\"", "\"country\": \"Hong Kong\"")], ["licence.country"]),
      ([("2023-11-20", "2023-11-31")], ["licence.day"]),
      ([("\"end_use\": ", "\"special_purpose\": ")], ["licence.missing-key"]),
      ([("\"end_use\": ", "\"end_use\": 7, \"special_purpose\": ")], ["licence.type"]),
    ]
    for (changes, ids) in cases { #expect(try Self.application(changes) == ids, "\(changes)") }
  }

  @Test func whatIsWrongWithAGrant() throws {
    for (changes, id) in [
      ([("2027-11-30", "2023-11-01")], "licence.day"), ([("\"granted\"", "\"grantd\"")], "licence.unknown-key"),
      ([("D1234567", "1234567")], "licence.number"), ([("\"line\": 1", "\"line\": 0")], "licence.line"),
    ] {
      let error = #expect(throws: Diagnostics.self) {
        try LicenceGrant.grant(try LicenceSample.document("grant", changes))
      }
      #expect(error?.all.contains { $0.id == id } ?? false, "\(changes)")
    }
  }

  @Test func amountsAreExact() throws {
    #expect(try #require(Amount("0.1")) + #require(Amount("0.2")) == #require(Amount("0.3")))
    #expect(Amount("1200000.50")?.description == "1200000.5")
    #expect(Amount("7")?.less(try #require(Amount("9"))) == .zero)
    for wrong in ["", ".", "1.", ".5", "-1", "1e3", "1,5", "0.0000001", "1234567890123456", "１"] {
      #expect(Amount(wrong) == nil, "\(wrong)")
    }
  }
}
