import Interchange
import Testing

@testable import Parties

@Suite struct OwnershipReaderTests {
  private func read(_ text: String) throws -> OwnershipRecords {
    try OwnershipReader.read(Array(text.utf8), file: "f")
  }

  private func errors(_ text: String) -> [String] {
    let thrown = #expect(throws: Diagnostics.self) { try read(text) }
    return (thrown?.all ?? []).map { "\($0.span.map { "\($0.line)" } ?? "?") \($0.id)" }
  }

  // MARK: CSV

  @Test func csvErrorsAreAllReportedWithTheirLines() {
    let rows = [
      "A1,B1,101,equity,,", "A1,B1,-5,equity,,", "A1,B1,half,equity,,", "A1,B1,60-50,equity,,", "A1,B1,5,shares,,",
      ",B1,5,equity,,", "A1,B1,5,equity,yesterday,", "A1,B1,5,equity,2024,2023",
    ]
    #expect(
      errors("owner,owned,percent,kind,from,until\n" + rows.joined(separator: "\n")) == [
        "2 ownership.percent-range", "3 ownership.percent-range", "4 ownership.percent", "5 ownership.percent-range",
        "6 ownership.kind", "7 ownership.name", "8 ownership.date", "9 ownership.period",
      ])
    #expect(errors("owner,owned,share\nA1,B1,5") == ["1 ownership.column"])
  }

  @Test(arguments: ["{}", "[]", "[1]", "{\"a\":1}", "[{\"a\":1}]", "{\"schema\":", "[", "\u{FEFF}{}", "owner\nx", ""])
  func whatIsNoOwnershipIsRefused(_ text: String) { #expect(!errors(text).isEmpty) }

  // MARK: BODS

  private static func relationship(
    _ share: String, id: String = "r", date: String = "2024-01-01", status: String = "new",
    type: String = "shareholding", more: String = ""
  ) -> String {
    #"{"statementId":"s-\#(id)-\#(date)","statementDate":"\#(date)","recordId":"\#(id)","recordType":"relationship","#
      + #""recordStatus":"\#(status)","recordDetails":{"subject":"c","interestedParty":"p","#
      + #""interests":[{"type":"\#(type)","share":{\#(share)}\#(more)}]}}"#
  }

  private static let parties = [
    #"{"statementId":"1","recordId":"p","recordType":"person","recordDetails":{"names":[{"fullName":"Ada"}]}}"#,
    #"{"statementId":"2","recordId":"c","recordType":"entity","recordDetails":{"name":"Co","jurisdiction":{"code":"GB"}}}"#,
  ]

  @Test(arguments: [
    (#""exact":50"#, "50 %"), (#""exact":33.333"#, "33.333 %"), (#""minimum":25,"maximum":50"#, "25 to 50 %"),
    (#""exclusiveMinimum":25,"maximum":50"#, "more than 25 to 50 %"),
    (#""minimum":25,"exclusiveMinimum":true,"maximum":50"#, "more than 25 to 50 %"),
    (#""minimum":25,"exclusiveMaximum":50"#, "25 to less than 50 %"), (#""minimum":75"#, "75 to 100 %"),
    ("", "a share not known"),
  ])
  func bodsShares(_ share: String, _ shown: String) throws {
    for separator in [("[", ",", "]"), ("", "\n", "")] {
      let lines = Self.parties + [Self.relationship(share)]
      let text = separator.0 + lines.joined(separator: separator.1) + separator.2
      let records = try read(text)
      #expect(records.parties.map(\.name) == ["Ada", "Co"])
      #expect(records.parties.last?.country == "GB")
      #expect(records.holdings.map(\.share.description) == [shown])
      #expect(records.warnings.isEmpty)
    }
  }

  @Test(arguments: [#""exact":101"#, #""exact":-1"#, #""minimum":60,"maximum":50"#, #""exact":"much""#])
  func badBodsSharesAreRefused(_ share: String) {
    #expect(errors((Self.parties + [Self.relationship(share)]).joined(separator: "\n")).first?.hasPrefix("3 ") == true)
  }

  @Test(arguments: [("votingRights", "votes"), ("appointmentOfBoard", "control"), ("shareholding", "equity")])
  func bodsKinds(_ type: String, _ kind: String) throws {
    let records = try read((Self.parties + [Self.relationship(#""exact":60"#, type: type)]).joined(separator: "\n"))
    #expect(records.holdings.map(\.kind.rawValue) == [kind])
  }

  /// A later statement of a record replaces the earlier one from its day on, whatever their order in the file.
  @Test(arguments: [("2023-12-31", ""), ("2024-06-01", "60 %"), ("2025-06-01", "30 %"), ("2026-06-01", "")])
  func bodsStatementsReplaceEachOther(_ day: String, _ shown: String) throws {
    let lines =
      Self.parties + [
        Self.relationship("", date: "2026-01-01", status: "closed"),
        Self.relationship(#""exact":30"#, date: "2025-01-01", status: "updated"),
        Self.relationship(#""exact":60"#),
      ]
    var graph = OwnershipGraph()
    graph.add(try read(lines.joined(separator: "\n")))
    let links = graph.day(try #require(CalendarDay(day))).links
    #expect(links.map(\.share.description).joined() == shown)
  }

  /// A later statement may correct what an earlier one said of the same time.
  @Test func aBodsStatementMayCorrectThePast() throws {
    let corrected = Self.relationship(#""exact":30"#, date: "2025-01-01", more: #","startDate":"2015-01-01""#)
    var graph = OwnershipGraph()
    graph.add(try read((Self.parties + [Self.relationship(#""exact":60"#), corrected]).joined(separator: "\n")))
    for day in ["2016-01-01", "2024-06-01", "2026-01-01"] {
      #expect(graph.day(try #require(CalendarDay(day))).links.map(\.share.description) == ["30 %"])
    }
  }

  @Test func bodsEndsAndUnknownOwners() throws {
    let ended = Self.relationship(#""exact":60"#, more: #","startDate":"2020-01-01","endDate":"2022-01-01""#)
    #expect(
      try read((Self.parties + [ended]).joined(separator: "\n")).holdings.first?.until == CalendarDay("2022-01-01"))
    let stranger = try read(Self.relationship(#""exact":60"#))
    #expect(stranger.warnings.map(\.id) == ["ownership.unknown-id", "ownership.unknown-id"])
    let unnamed = Self.relationship(#""exact":60"#).replacing(
      #""interestedParty":"p""#, with: #""interestedParty":{"reason":"noBeneficialOwners"}"#)
    let records = try read((Self.parties + [unnamed]).joined(separator: "\n"))
    #expect(records.warnings.map(\.id) == ["bods.unnamed-owner"])
    var graph = OwnershipGraph()
    graph.add(records)
    let day = graph.day(try #require(CalendarDay("2025-01-01")))
    #expect(day.unaccounted(of: try #require(graph.party(named: "Co")))?.description == "100 %")
    #expect(records.holdings.count == 1)
  }

  /// No change of a byte may crash a reader, nor the arithmetic on what it accepts.
  @Test func everyChangedByteIsRefusedOrRead() throws {
    let edge = #"{"id":"e","schema":"Ownership","properties":{"owner":["a"],"asset":["b"],"percentage":["25-51"]}}"#
    let texts = [
      (Self.parties + [Self.relationship(#""minimum":25,"maximum":75"#)]).joined(separator: "\n"),
      (Self.companies + [edge]).joined(separator: "\n"),
      "owner,owned,percent,kind,from,as_of,until\nA1|B1,C1,25-51.5,equity,2020,2021-02-03,2024-01\n",
    ]
    let day = try #require(CalendarDay("2023-01-01"))
    for text in texts {
      let bytes = Array(text.utf8)
      for place in bytes.indices {
        for value: UInt8 in [
          0, UInt8(ascii: "\""), UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ","), 0x0A, 0xFF,
        ] {
          var changed = bytes
          changed[place] = value
          guard let records = try? OwnershipReader.read(changed, file: "f") else { continue }
          var graph = OwnershipGraph()
          graph.add(records)
          let inquiry = OwnershipInquiry(graph.day(day), threshold: Share("50"), listed: [0])
          for party in graph.parties.indices { #expect(inquiry.finding(for: party).counted.maximum <= .whole) }
        }
      }
    }
  }

  // MARK: FollowTheMoney

  private static let companies = [
    #"{"id":"a","caption":"Alpha","schema":"Company","properties":{"name":["Alpha"],"country":["cn"]}}"#,
    #"{"id":"b","schema":"Company","properties":{"name":["Beta"],"alias":["贝塔"]}}"#,
  ]

  @Test(arguments: [
    (#"["51"]"#, "51 %"), (#"["51%"]"#, "51 %"), (#"["25-50"]"#, "25 to 50 %"), ("[]", "a share not known"),
    (#"["20","25"]"#, "20 to 25 %"),
  ])
  func ftmEdges(_ percentage: String, _ shown: String) throws {
    let edge =
      #"{"id":"e","schema":"Ownership","properties":{"owner":["a"],"asset":["b"],"percentage":\#(percentage),"#
      + #""startDate":["2020"],"endDate":["2024-06"]}}"#
    let records = try read((Self.companies + [edge]).joined(separator: "\n"))
    #expect(records.parties.map(\.names) == [["Alpha"], ["Beta", "贝塔"]])
    #expect(records.parties.first?.country == "CN")
    #expect(records.holdings.map(\.share.description) == [shown])
    #expect(records.holdings.first?.from == CalendarDay("2020-01-01"))
    #expect(records.holdings.first?.until == CalendarDay("2024-06-01"))
  }

  @Test func ftmNested() throws {
    let nested =
      #"{"id":"b","schema":"Company","properties":{"name":["Beta"],"ownershipAsset":[{"id":"e","schema":"Ownership","#
      + #""properties":{"percentage":["51"],"owner":[{"id":"a","schema":"Company","properties":{"name":["Alpha"]}}]}}]}}"#
    let records = try read(nested)
    #expect(records.parties.map(\.name).sorted() == ["Alpha", "Beta"])
    #expect(records.holdings.map { "\($0.owner) \($0.share) \($0.owned)" } == ["a 51 % b"])
  }

  @Test func ftmWordsThatAreNoPercentageAreWarnedAbout() throws {
    let edge =
      #"{"id":"e","schema":"Ownership","properties":{"owner":["a"],"asset":["b"],"percentage":["most of it"]}}"#
    let records = try read((Self.companies + [edge]).joined(separator: "\n"))
    #expect(records.warnings.map { "\($0.severity) \($0.id) \($0.span?.line ?? 0)" } == ["warning ownership.percent 3"])
    #expect(records.holdings.map(\.share) == [.unknown])
  }

  @Test func badFtmIsRefusedWithItsLine() {
    let edge = #"{"id":"e","schema":"Ownership","properties":{"owner":["a"],"asset":["b"],"percentage":["120"]}}"#
    let endless = #"{"id":"f","schema":"Ownership","properties":{"owner":["a"]}}"#
    #expect(
      errors((Self.companies + [edge, endless]).joined(separator: "\n")) == ["3 ownership.percent-range", "4 ftm.ends"])
  }
}
