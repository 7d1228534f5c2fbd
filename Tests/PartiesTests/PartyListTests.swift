import Interchange
import Parties
import TestSupport
import Testing

@Suite struct PartyListTests {
  static func list(edition: String = "2026-07-23") throws -> PartyList {
    var party = ListedParty(id: "EL1", name: "Huawei \"T\" Co.", origin: ListedParty.Origin(file: "a.csv", line: 7))
    party.aliases = [
      ListedParty.Alias("华为", note: "SECONDARY"), ListedParty.Alias("Tab\there"), ListedParty.Alias("HT", isWeak: true),
    ]
    party.otherIDs = ["EL0"]
    party.births = ["circa 1965"]
    party.type = "entity"
    party.countries = ["CN"]
    party.addresses = ["Bantian; Shenzhen"]
    party.identifiers = [ListedParty.Identifier(kind: "entity_number", value: "1", country: "CN")]
    party.notes = ["n"]
    party.source = "s"
    party.raw = "a\nb"
    var listing = Listing()
    listing.from = CalendarDay("2019-05-16")
    listing.fromStatus = "VERIFIED"
    listing.published = CalendarDay("2019-05-21")
    listing.requirement = "For all items"
    listing.policy = "Presumption of denial"
    listing.review = .presumptionOfDenial
    listing.scope = .allItems
    listing.footnotes = ["1"]
    listing.programs = ["P"]
    listing.citations = ["84 FR 22961"]
    party.listings = [listing]
    let other = ListedParty(id: "EL2", name: "Other", origin: ListedParty.Origin(file: "a.csv", line: 8))
    return PartyList(
      id: "us-entity-list", title: "Entity List", edition: try #require(CalendarDay(edition)), source: "test",
      coverage: "semiconductor selection", digest: "", parties: [party, other])
  }

  @Test func writtenAndReadAgain() throws {
    let bytes = PartyListWriter.bytes(of: try Self.list())
    let read = try PartyListReader.read(bytes, file: "x.ndjson")
    #expect(PartyListWriter.bytes(of: read) == bytes)
    #expect(read.digest == ContentDigest.sha256(bytes))
    let written = try Self.list().parties[0]
    #expect(read.parties[0].aliases == written.aliases)
    #expect(read.parties[0].births == ["circa 1965"])
    #expect(read.parties[0].otherIDs == ["EL0"])
    #expect(read.parties[0].identifiers == written.identifiers)
    #expect(read.parties[0].listings == (try Self.list()).parties[0].listings)
    #expect(read.parties[0].origin == ListedParty.Origin(file: "a.csv", line: 7))
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = PartyListWriter.bytes(of: try Self.list())
    for count in 0..<bytes.count {
      #expect(throws: Diagnostic.self) { try PartyListReader.read(Array(bytes.prefix(count)), file: "x.ndjson") }
    }
  }

  /// No change of a byte may crash the reader, and what it accepts it must be able to write.
  @Test func everyChangedByteIsRefusedOrRead() throws {
    let bytes = PartyListWriter.bytes(of: try Self.list())
    for place in bytes.indices {
      for value: UInt8 in [0, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"), 0x0A, 0xFF] {
        var changed = bytes
        changed[place] = value
        if let list = try? PartyListReader.read(changed, file: "x.ndjson") {
          #expect(!PartyListWriter.bytes(of: list).isEmpty)
        }
      }
    }
  }

  @Test func faultsNameTheLine() throws {
    let good = String(decoding: PartyListWriter.bytes(of: try Self.list()), as: UTF8.self)
    func fault(_ old: String, _ new: String) -> Diagnostic? {
      do {
        _ = try PartyListReader.read(Array(good.replacing(old, with: new).utf8), file: "x.ndjson")
        return nil
      } catch { return error }
    }
    #expect(fault("\"count\":2", "\"count\":3")?.id == "list.count")
    #expect(fault("EL2", "EL1")?.id == "list.repeated-id")
    #expect(fault("party-list/1", "party-list/9")?.id == "list.format")
    #expect(fault("\"notes\"", "\"remarks\"")?.span?.line == 2)
    #expect(fault("2019-05-16", "2019-02-30")?.message.contains("2019-02-30") == true)
    #expect(fault("presumption_of_denial", "denial")?.help?.contains("case_by_case") == true)
  }

  @Test(arguments: [
    ("Presumption of denial", Listing.Review.presumptionOfDenial), ("Policy of Denial", .policyOfDenial),
    ("Presumption for denial.", .presumptionOfDenial), ("Case-by-case review", .caseByCase),
    ("Policy of denial; Case-by-case basis for items for the ISS", nil), ("See § 744.2(d) of the EAR", nil), ("", nil),
  ])
  func review(_ policy: String, _ review: Listing.Review?) {
    #expect(Listing.review(of: policy) == review)
  }

  @Test(arguments: [
    ("For all items subject to the EAR. (See § 744.11 of the EAR)", Listing.Scope.allItems),
    ("For all items subject to the EAR, see §§ 734.9(e) 1 and 744.11 of the EAR 2", .allItems),
    ("All items subject to the EAR. (See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)", .allItems),
    ("For all items subject to the EAR when used in projects specified in § 746.8(a)(4) of the EAR", .asStated),
    ("All items subject to the EAR. (See § 744.11 of the EAR), except for EAR99-designated technology", .asStated),
    ("For items on the CCL", .asStated), ("", .asStated),
  ])
  func scope(_ requirement: String, _ scope: Listing.Scope) {
    #expect(Listing.scope(of: requirement) == scope)
  }
}
