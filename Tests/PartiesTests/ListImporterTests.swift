import Foundation
import Interchange
import Parties
import TestSupport
import Testing

@Suite struct ListImporterTests {
  private let importer = ListImporter { ["CHINA, PEOPLE'S REPUBLIC OF": "CN", "ARMENIA": "AM"][$0] }
  private static let folder = "data/lists"
  private static let csl = "\(folder)/us-csl-2026-07-31.csv.gz"
  private static let csv = "\(folder)/us-bis-entity-list-ecfr-2026-07-23.csv.gz"
  private static let xml = "\(folder)/ecfr-15cfr-part744-2026-07-23.xml.gz"

  private func refusal(_ text: String, _ name: String = "list-2026-01-01.csv") -> String? {
    do {
      _ = try importer.lists(from: Array(text.utf8), file: name)
      return nil
    } catch { return error.id }
  }

  @Test func wrongFiles() {
    #expect(refusal("") == "import.unknown")
    #expect(refusal("<!DOCTYPE html><html></html>") == "import.unknown")
    #expect(refusal("\u{0}\u{1}\u{2}") == "import.unknown")
    #expect(refusal("a,b,c\n1,2,3\n") == "import.unknown")
    #expect(refusal("<a/>") == "import.unknown")
    #expect(refusal("<a>") == "xml.malformed")
    #expect(refusal("source,name,alt_names\n", "csl.csv") == "import.edition")
    #expect(refusal("source,name,alt_names\n") == "import.empty")
    #expect(refusal("source,name,alt_names\nx,y\n") == "csv.ragged")
    #expect(refusal("source,name,alt_names\nx,,z\n") == "import.nameless")
  }

  @Test func officialColumns() throws {
    let text = """
      _id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,alt_names,ids
      1,Denied Persons List (DPL) - Bureau of Industry and Security,,,,Evil Ltd,,"1 Road, Yerevan, AM; 2 Road, Baku, AZ",\
      84 FR 1,2019-01-02,2029-01-02,Evil Co; Wicked,Passport 7
      2,Specially Designated Nationals (SDN) - Treasury Department,36,Entity,CUBA; SDGT,Aerocaribbean,,,,,,,

      """
    let lists = try importer.lists(from: Array(text.utf8), file: "csl-2026-07-31.csv")
    #expect(lists.map(\.id) == ["us-csl-dpl", "us-csl-sdn"])
    #expect(lists[0].title == "Denied Persons List")
    let party = try #require(lists[0].parties.first)
    #expect(party.aliases.map(\.name) == ["Evil Co", "Wicked"])
    #expect(party.countries == ["AM", "AZ"])
    #expect(party.listings.first?.until?.description == "2029-01-02")
    #expect(party.origin.line == 2)
    #expect(lists[1].parties.first?.listings.first?.programs == ["CUBA", "SDGT"])
  }

  /// The same records between tabulators, with identifiers and births.
  @Test func officialColumnsBetweenTabulators() throws {
    let header = [
      "source", "entity_number", "type", "name", "addresses", "alt_names", "dates_of_birth", "ids", "programs",
    ]
    let row = [
      "Specially Designated Nationals (SDN) - Treasury Department", "36", "Individual", "Example, Ann", "1 Road, AM",
      "Annie; A, E", "12 Mar 1966; circa 1967", "Passport, A77, AM; Something 9", "SDGT; IRGC",
    ]
    let text = [header, row].map { $0.joined(separator: "\t") }.joined(separator: "\n")
    let party = try #require(
      try importer.lists(from: Array(text.utf8), file: "csl-2026-07-31.tsv").first?.parties.first)
    #expect(party.aliases.map(\.name) == ["Annie", "A, E"])
    #expect(party.births == ["1966-03-12", "circa 1967"])
    #expect(
      party.identifiers == [
        ListedParty.Identifier(kind: "entity_number", value: "36"),
        ListedParty.Identifier(kind: "passport", value: "A77", country: "AM"),
        ListedParty.Identifier(kind: "as stated", value: "Something 9"),
      ])
    #expect(party.listings[0].programs == ["SDGT", "IRGC"])
  }

  @Test func entityListTable() throws {
    let cell = """
      Bold Bridge International, LLC, a.k.a. the following alias:<br/>&#x2014;BB Bold Bridge; <E T="03">and</E><br/>&#x2014;Bold
       LLC.<br/> <br/> Room 463, Yerevan, Armenia.
      """
    let xml = """
      <DIV5><DIV9 N="Supplement No. 4 to Part 744"><TABLE><TR><TD>ARMENIA</TD><TD>\(cell)</TD>
      <TD>For all items subject to the EAR, see 734.9(e) <sup>1</sup> and 744.11 of the EAR</TD><TD>Presumption of denial</TD>
      <TD>75 FR 1701, 1/13/10.<br/>77 FR 24590, 4/25/12.</TD></TR></TABLE></DIV9></DIV5>
      """
    let list = try #require(try importer.lists(from: Array(xml.utf8), file: "x-2026-07-23.xml").first)
    let party = try #require(list.parties.first)
    #expect(party.name == "Bold Bridge International, LLC")
    #expect(party.aliases.map(\.name) == ["BB Bold Bridge", "Bold LLC."])
    #expect(party.addresses == ["Room 463, Yerevan, Armenia"])
    #expect(party.countries == ["AM"])
    let listing = try #require(party.listings.first)
    #expect(listing.from?.description == "2010-01-13")
    #expect(listing.fromStatus?.contains("first Federal Register citation") == true)
    #expect(listing.footnotes == ["1"])
    #expect(listing.scope == .allItems)
    #expect(listing.citations == ["75 FR 1701 (2010-01-13)", "77 FR 24590 (2012-04-25)"])
  }

  private func entry(_ cell: String) throws -> ListedParty {
    let xml = """
      <DIV5><DIV9 N="Supplement No. 4 to Part 744"><TABLE><TR><TD>CHINA</TD><TD>\(cell)</TD><TD>All</TD><TD>Denial</TD>
      <TD>75 FR 1701, 1/13/10.</TD></TR></TABLE></DIV9></DIV5>
      """
    return try #require(try importer.lists(from: Array(xml.utf8), file: "x-2026-07-23.xml").first?.parties.first)
  }

  /// A joint in italics made the address around it a subordinate's name.
  @Test(arguments: [
    "2nd Floor, Building 2, Beijing, China", "No. 5", "Room 101, Building 6, Beijing", "8 Burn Road, #15-13, Singapore",
    "No. 18 East Xincheng Road, China", "Middle Section of Hu Shan Road, Jinan, China", "Sheikh Zayed Road, Dubai",
    "615-617 Tai Nan West Street, Hong Kong", "Blk 8 Empress Road, Singapore", "2001, Shenzhen, China",
    "Dongguan, China",
  ])
  func anAddressBesideAnItalicJointIsNoSubordinate(_ address: String) throws {
    for joint in ["and", " and", "and,", "and;", ",", "or", ""] {
      let party = try entry(
        "Example Ltd, a.k.a., the following one alias:<br/>—Exa.<br/> <br/>\(address); <E T=\"03\">\(joint)</E> 1 Road."
      )
      #expect(party.aliases.map(\.name) == ["Exa"])
      #expect(party.addresses.count == 1)
      #expect(party.addresses[0].hasPrefix(address))
    }
  }

  @Test func anAddressBehindAnAliasIsNotPartOfIt() throws {
    for (line, name) in [
      ("EMEC, Suite 7, Floor 6, Shaheen Complex, Lahore 54010, Pakistan", "EMEC"),
      ("Gazmash. d. 54 korp. 1, St. Petersburg 197374, Russia", "Gazmash"),
      ("Ann Example, Ordzhonikidze 10, Moscow, Russia 119071; and 9 Polyany Street, Moscow", "Ann Example"),
      ("Example Co. Ltd. 300 South Oak Way, Reading", "Example Co. Ltd."),
      ("MEO GMBH P.O Box 501168, Germany", "MEO GMBH"),
      ("Silk Road", "Silk Road"), ("No. 9 Plant", "No. 9 Plant"), ("Unit 61398", "Unit 61398"), ("Unit 8", "Unit 8"),
      ("CASC 5th Academy, 503 Institute", "CASC 5th Academy, 503 Institute"), ("283 Factory", "283 Factory"),
      ("Beijing Institute of Technology, Chongqing Innovation Center", nil), ("5th Avenue", "5th Avenue"),
      ("Institute of Physics, No. 5", "Institute of Physics, No. 5"),
    ] as [(String, String?)] {
      let party = try entry("Example Ltd, a.k.a., the following one alias:<br/>—\(line)")
      #expect(party.aliases.map(\.name) == [name ?? line])
      #expect(party.addresses.count == (name ?? line == line ? 0 : 1))
    }
  }

  /// An institution named on the line of its heading was passed over, and so were addresses under a heading alone.
  @Test func whatStandsBesideAHeadingIsRead() throws {
    let heading = "<E T=\"03\">Subordinate institution</E>"
    let party = try entry(
      """
      Example Ltd, a.k.a., the following one alias, and three subordinate institutions:<br/>—Exa.<br/>\(heading)<br/>54th
       Research Institute.<br/>\(heading) Brainware.<br/>\(heading) Second Works, a.k.a., the following one alias:<br/>—SW.<br/>
      The following addresses apply to the entity and to the three subordinate institutions: 199 Xiangzhang Ave., Hefei.
      """)
    #expect(party.aliases.map(\.name) == ["Exa", "54th Research Institute", "Brainware", "Second Works", "SW"])
    #expect(party.addresses == ["199 Xiangzhang Ave., Hefei"])
  }

  @Test(.enabled(if: Place.hasShared(csl), "\(Place.needs(csl))")) func theWholeConsolidatedList() throws {
    let lists = try importer.lists(fromFile: "\(Place.shared)/\(Self.csl)")
    #expect(lists.count == 12)
    #expect(lists.reduce(0) { $0 + $1.parties.count } == 25_921)
    for list in lists {
      let read = try PartyListReader.read(PartyListWriter.bytes(of: list), file: list.id)
      #expect(read.digest == list.digest)
    }
  }

  @Test(.enabled(if: Place.hasShared(xml), "\(Place.needs(xml))")) func bothFormsOfTheEntityListAgree() throws {
    let fromXML = try #require(try importer.lists(fromFile: "\(Place.shared)/\(Self.xml)").first)
    let fromCSV = try #require(try importer.lists(fromFile: "\(Place.shared)/\(Self.csv)").first)
    #expect(fromXML.parties.count == 3411)
    #expect(fromCSV.parties.count == 3411)
    let same = zip(fromXML.parties, fromCSV.parties).count {
      $0.name == $1.name && $0.listings[0].from == $1.listings[0].from
    }
    #expect(same > 3350)
    for list in [fromXML, fromCSV] {
      let huawei = try #require(list.parties.first { $0.name == "Huawei Technologies Co., Ltd." })
      let names = huawei.aliases.map(\.name)
      #expect(names.contains("Hangzhou Huawei Enterprises"))
      #expect(names.contains("HMN Technologies"))
      #expect(!names.contains { $0.contains("following") || $0.contains("Building") || $0.contains("Addresses") })
      #expect(!list.parties.contains { $0.name.contains("Affiliated entities") })
    }
  }

  @Test(.enabled(if: Place.hasShared(csl), "\(Place.needs(csl))")) func aTruncatedDownloadGivesNothing() throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(Place.shared)/\(Self.csl)"))
    let path = try Place.temporaryFile("us-csl-2026-07-31.csv.gz", Array(bytes.prefix(bytes.count / 2)))
    #expect {
      _ = try importer.lists(fromFile: path)
    } throws: { error in
      (error as? Diagnostic)?.id == "file.gzip"
    }
  }
}
