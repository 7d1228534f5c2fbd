import Interchange
import Parties
import TestSupport
import Testing

/// The published files of the reference data, whole: their counts, and what is read from known records.
@Suite struct RealListTests {
  struct File: CustomTestStringConvertible, Sendable {
    let name: String
    let counts: [String: Int]
    var testDescription: String { name }
    var isThere: Bool { Place.hasShared("data/lists/\(name)") }
  }

  private static let files = [
    File(
      name: "ecfr-15cfr-part744-2026-07-23.xml.gz",
      counts: ["us-entity-list": 3411, "us-bis-uvl": 186, "us-bis-meu": 70]),
    File(name: "us-bis-uvl-ecfr-2026-07-23.csv.gz", counts: ["us-bis-uvl": 186]),
    File(name: "us-bis-meu-2026-07-09.csv.gz", counts: ["us-bis-meu": 70]),
    File(name: "us-bis-dpl-2026-04-14.csv.gz", counts: ["us-bis-dpl": 564]),
    File(name: "bis-dpl-watchman.txt.gz", counts: ["us-bis-dpl": 581]),
    File(name: "us-dow-1260h-2026-06-10.csv.gz", counts: ["us-dow-1260h": 80]),
    File(name: "us-dow-1286-2026-07-09.csv.gz", counts: ["us-dow-1286": 134]),
    File(name: "us-ofac-nscmic-2026-07-09.csv.gz", counts: ["us-ofac-nscmic": 68]),
    File(name: "us-fcc-covered-2026-07-09.csv.gz", counts: ["us-fcc-covered": 15]),
    File(name: "us-dhs-uflpa-2026-07-09.csv.gz", counts: ["us-dhs-uflpa": 148]),
    File(name: "us-state-isn-2026-07-09.csv.gz", counts: ["us-state-isn": 528]),
    File(name: "us-state-debarred-2026-07-09.csv.gz", counts: ["us-state-debarred": 779]),
    File(name: "ofac-sdn-2021-07.csv.gz", counts: ["us-ofac-sdn": 8976]),
    File(name: "ofac-sdn-2023-11-headered.csv.gz", counts: ["us-ofac-sdn": 11_443]),
    File(name: "ofac-cons-prim-2025-12.csv.gz", counts: ["us-ofac-cons": 442]),
    File(name: "un-sc-consolidated-2026-02.xml.gz", counts: ["un-sc-consolidated": 1003]),
    File(name: "sample-ftm-yente-zala.entities.ftm.json.gz", counts: ["test": 17]),
    File(name: "sample-ftm-nomenklatura-donations.ijson.gz", counts: ["test": 95]),
  ]

  private static func lists(_ name: String, companions: [String] = []) throws -> [PartyList] {
    let codes = [
      "Russia": "RU", "China": "CN", "Iran": "IR", "Afghanistan": "AF", "CHINA, PEOPLE'S REPUBLIC OF": "CN",
    ]
    var options = ImportOptions()
    if name.contains("2021-07") || name.contains("2023-11") || name.contains("2025-12") || name.contains("watchman")
      || name.contains("sample")
    {
      options.edition = CalendarDay("2026-01-01")
    }
    if name.contains("sample") { options.list = "test" }
    options.companions = companions.map { "\(Place.shared)/data/lists/\($0)" }
    return try ListImporter { codes[$0] }.lists(fromFile: "\(Place.shared)/data/lists/\(name)", options: options)
  }

  /// `2nd Floor`, `8 Burn Road` and the like were aliases, because italic joints between addresses passed for names of
  /// subordinates; some aliases ended in a whole address.
  @Test(arguments: entityLists.filter { Place.hasShared("data/lists/\($0.key)") }.keys.sorted())
  func noAliasOfTheEntityListIsAnAddress(_ name: String) throws {
    let list = try #require(try Self.lists(name).first)
    let road = "(road|rd|street|str|st|avenue|ave|highway|sokak|building|tower|square|way)"
    let patterns = [
      "^(no\\.?|room|floor|building|unit|suite|block|blk|flat|tower|level) ?[0-9][-0-9a-z]*( |,|$)",
      "^[0-9]+(st|nd|rd|th) floor", "^[0-9][-0-9a-z/]* .*\\b\(road)\\b", "^[0-9]+$", "^and ",
      "[.,] (suite|p\\.o\\.? box) ",
      "\\b[0-9]{5,6}\\b", "road$", "highway$", "the following addresses",
    ]
    // Names that look like one.
    let names: Set = [
      "No 14 Research Institute", "No 38 Research Institute", "No. 9 Plant", "Silk Road",
      "3K Havacilik ve Danismanlik SAN. TIC. LTD. ST",
    ]
    let expressions = try patterns.map { try Regex($0).ignoresCase() }
    for party in list.parties {
      for alias in party.aliases where !names.contains(alias.name) {
        #expect(!expressions.contains { alias.name.contains($0) }, "\(party.name): \(alias.name)")
      }
      #expect(!party.addresses.contains { $0.hasPrefix("The following addresses") })
    }
    let aliases = list.parties.flatMap(\.aliases)
    #expect(aliases.count == Self.entityLists[name]?.aliases)
    #expect(aliases.count { $0.note?.hasPrefix("subordinate") == true } == Self.entityLists[name]?.subordinates)
    var known = [
      "201 Research Institute", "208th Research Institute", "Institute 503, Fifth Aerospace Academy", "Gazmash",
      "Hangzhou Huawei Enterprises", "Silk Road", "EMEC", "Alexander Kuznetsov", "Koksokhimtrans Ltd.",
      "Southwest Institute of Electronic Technology (SWIET)",
    ]
    if name.contains("xml") { known += ["23rd Research Institute", "284 Factory", "NEDITEK", "Brainware Terahertz"] }
    let all = Set(aliases.map(\.name))
    for name in known { #expect(all.contains(name), "\(name)") }
    let nettrix = try #require(list.parties.first { $0.name.hasPrefix("Nettrix") })
    #expect(nettrix.addresses.contains { $0.contains("2nd Floor") })
  }

  private static let entityLists: [String: (aliases: Int, subordinates: Int)] = [
    "ecfr-15cfr-part744-2026-03-25.xml.gz": (5385, 46), "ecfr-15cfr-part744-2026-07-23.xml.gz": (5392, 46),
    "us-bis-entity-list-ecfr-2026-07-23.csv.gz": (5249, 0),
  ]

  @Test(arguments: files.filter(\.isThere)) func count(_ file: File) throws {
    let lists = try Self.lists(file.name)
    #expect(Dictionary(uniqueKeysWithValues: lists.map { ($0.id, $0.parties.count) }) == file.counts)
    for list in lists {
      #expect(Set(list.parties.map(\.id)).count == list.parties.count)
      #expect(list.parties.allSatisfy { $0.raw?.isEmpty == false })
      let read = try PartyListReader.read(PartyListWriter.bytes(of: list), file: list.id)
      #expect(read.digest == list.digest)
    }
  }
}
