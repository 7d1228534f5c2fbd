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
