import Interchange
import Names
import TestSupport
import Testing

@testable import Parties

/// An index is a file that anybody may have written: whatever stands in it, it is refused or it answers.
@Suite struct DamagedIndexTests {
  private static func lists() -> [PartyList] {
    let names = [
      "Huawei Technologies Co., Ltd.", "Ali Reza Mohammadi", "華為技術有限公司", "Hua Wei Intl Trading", "A. B. Kovalev",
    ]
    let parties = names.enumerated().map { number, name in
      var party = ListedParty(id: "p\(number)", name: name, origin: ListedParty.Origin(file: "names", line: number + 1))
      party.aliases = [ListedParty.Alias("Alias of \(name)")]
      party.addresses = ["No. \(number + 1) Bantian Road, Longgang, Shenzhen 518129"]
      party.listings = [Listing()]
      return party
    }
    return [
      PartyList(
        id: "l", title: "list", edition: CalendarDay.distantFuture, source: "", coverage: "as given", digest: "",
        parties: parties)
    ]
  }

  /// The bytes of the index with a section in which a few numbers are others, and a checksum that is right.
  private static func damaged(
    _ bytes: [UInt8], _ section: IndexLayout.Section, _ random: inout SplitMix64
  ) -> [UInt8]? {
    var bytes = bytes
    let header = 8 * (5 + 2 * IndexLayout.Section.allCases.count)
    let place = 8 * (5 + 2 * section.rawValue)
    return bytes.withUnsafeMutableBytes { raw in
      let start = Int(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let size = Int(raw.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
      guard size > 0 else { return nil }
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        raw[start + Int.random(in: 0..<size, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let sum = IndexLayout.checksum(UnsafeRawBufferPointer(raw), header: header)
      raw.storeBytes(of: sum, toByteOffset: 32, as: UInt64.self)
      return Array(raw)
    }
  }

  /// A unit that stands for no word of its name, or for words that the name has not.
  @Test(arguments: [(0, 0), (63, 1), (0, 127)])
  func aUnitStandsForWordsOfItsName(first: UInt32, count: UInt32) throws {
    let knowledge = try Knowledge.shipped()
    var bytes = IndexImage.bytes(of: Self.lists(), knowledge: knowledge, source: 7)
    let header = 8 * (5 + 2 * IndexLayout.Section.allCases.count)
    bytes.withUnsafeMutableBytes { raw in
      let place = 8 * (5 + 2 * IndexLayout.Section.entries.rawValue)
      let shape = Int(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) + 4
      let old = raw.loadUnaligned(fromByteOffset: shape, as: UInt32.self)
      raw.storeBytes(of: old & ~0x1FFF | first | count << 6, toByteOffset: shape, as: UInt32.self)
      let sum = IndexLayout.checksum(UnsafeRawBufferPointer(raw), header: header)
      raw.storeBytes(of: sum, toByteOffset: 32, as: UInt64.self)
    }
    #expect(IndexLayout(IndexBytes(bytes), source: 7) != nil, "the checksum is right")
    #expect(ScreeningIndex(IndexBytes(bytes), knowledge: knowledge, source: 7) == nil)
  }

  @Test func whateverStandsInAnIndexItIsRefusedOrAnswers() throws {
    let knowledge = try Knowledge.shipped()
    let bytes = IndexImage.bytes(of: Self.lists(), knowledge: knowledge, source: 7)
    var random = SplitMix64(seed: 29)
    var (opened, refused) = (0, 0)
    for section in IndexLayout.Section.allCases where section != .world {
      for _ in 0..<40 {
        guard let damaged = Self.damaged(bytes, section, &random) else { continue }
        guard let index = ScreeningIndex(IndexBytes(damaged), knowledge: knowledge, source: 7) else {
          refused += 1
          continue
        }
        opened += 1
        for query in ["Huawei Technology", "Mohamadi Ali", "华为技术", "Kovalyov A.B."] {
          _ = try index.matches(for: query, asOf: CalendarDay("2024-01-01"), threshold: 0)
        }
        for party in 0..<index.partyCount {
          _ = (index.id(of: party), index.listedParty(party), index.warnings(of: party))
        }
        if let address = ScreeningIndex.address(in: "1 Bantian Road, Longgang, Shenzhen 518129") {
          _ = AddressSearch(address, index.layout).hits { _ in true }
        }
      }
    }
    #expect(opened > 50 && refused > 50, "\(opened) opened, \(refused) refused")
  }
}
