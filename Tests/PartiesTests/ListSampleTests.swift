import Foundation
import Interchange
import Parties
import TestSupport
import Testing

/// Small files in each form, written by hand (`Samples`), against what has to be read from them, byte for byte.
@Suite struct ListSampleTests {
  private static let folder = "Tests/PartiesTests/Samples"
  private static let names = [
    "csl-2026-01-02.json", "dpl-2026-01-02.txt", "list-2026-01-02.ftm.json", "part744-2026-01-02.xml",
    "sdn-2026-01-02.csv", "sdn-simple.xml", "un-consolidated.xml", "us-dow-1260h-2026-01-02.csv",
    "us-state-isn-2026-01-02.csv",
  ]
  private static let countries = [
    "Iran": "IR", "IRAN": "IR", "China": "CN", "CHINA": "CN", "Russia": "RU", "Germany": "DE", "Austria": "AT",
    "Belarus": "BY",
  ]
  private let importer = ListImporter { countries[$0] }

  private func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(Place.root)/\(name)")))
  }

  @Test(arguments: names) func golden(_ name: String) throws {
    var options = ImportOptions()
    if name.hasPrefix("sdn-2026") {
      options.companions = ["alt", "add", "comments"].map { "\(Place.root)/\(Self.folder)/sdn-\($0).csv" }
    }
    let lists = try importer.lists(from: try bytes("\(Self.folder)/\(name)"), file: name, options: options)
    let read = lists.flatMap { PartyListWriter.bytes(of: $0) }
    let wanted = try bytes("\(Self.folder)/\(name).golden.ndjson")
    let lines = (read: read.split(separator: 0x0A), wanted: wanted.split(separator: 0x0A))
    for (one, other) in zip(lines.read, lines.wanted) {
      #expect(String(decoding: one, as: UTF8.self) == String(decoding: other, as: UTF8.self))
    }
    #expect(lines.read.count == lines.wanted.count)
  }

  /// A nameless row of the Entity List was written into the workspace and ended every later command. Whatever is done to a
  /// file, a list that an importer gives reads back.
  @Test(arguments: names) func whatIsImportedReadsBack(_ name: String) throws {
    let sample = try bytes("\(Self.folder)/\(name)")
    var options = ImportOptions()
    options.edition = CalendarDay("2026-01-02")
    let signs = Array("\",;|<>{}[]:\t\n 0A—".utf8)
    var numbers = SplitMix64(seed: 744)
    var imported = 0
    for _ in 0..<300 {
      var changed = sample
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        let start = Int.random(in: 0..<changed.count, using: &numbers)
        let end = min(changed.count, start + Int.random(in: 0...20, using: &numbers))
        changed.replaceSubrange(
          start..<end, with: Bool.random(using: &numbers) ? [] : [signs.randomElement(using: &numbers) ?? 0x20])
        if changed.isEmpty { break }
      }
      guard let lists = try? importer.lists(from: changed, file: name, options: options) else { continue }
      imported += 1
      try Self.readBack(lists, name)
    }
    #expect(imported > 10)
  }

  /// Each field in its turn left empty, which is likelier than noise.
  @Test(arguments: names) func aRecordWithoutOneFieldReadsBackOrIsRefused(_ name: String) throws {
    let text = String(decoding: try bytes("\(Self.folder)/\(name)"), as: UTF8.self)
    var options = ImportOptions()
    options.edition = CalendarDay("2026-01-02")
    let ends = Set<Character>([",", "\t", "\n", "\r\n", "\"", ">", "<", ";"])
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(where: ends.contains) ?? text.endIndex
      if start < end {
        let changed = text[..<start] + text[end...]
        if let lists = try? importer.lists(from: Array(changed.utf8), file: name, options: options) {
          try Self.readBack(lists, name)
        }
      }
      start = end < text.endIndex ? text.index(after: end) : end
    }
  }

  private static func readBack(_ lists: [PartyList], _ name: String) throws {
    for list in lists {
      let read = try PartyListReader.read(PartyListWriter.bytes(of: list), file: name)
      #expect(read.parties.count == list.parties.count)
      #expect(list.parties.allSatisfy { $0.name.contains { $0.isLetter || $0.isNumber } })
    }
  }

  /// The same table with semicolons for tabulators, in UTF-16, and with a byte-order mark, says the same.
  @Test func encodingsAndMarks() throws {
    let name = "us-dow-1260h-2026-01-02.csv"
    let plain = try bytes("\(Self.folder)/\(name)")
    let wanted = try importer.lists(from: plain, file: name).map(\.digest)
    #expect(try importer.lists(from: [0xEF, 0xBB, 0xBF] + plain, file: name).map(\.digest) == wanted)
    for (mark, isLittle) in [([0xFF, 0xFE] as [UInt8], true), ([0xFE, 0xFF], false)] {
      let units = Array(String(decoding: plain, as: UTF8.self).utf16)
      let wide = units.flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isLittle ? pair : pair.reversed()
      }
      #expect(try importer.lists(from: mark + wide, file: name).map(\.digest) == wanted)
      #expect(throws: Diagnostic.self) { try importer.lists(from: mark + wide.dropLast(), file: name) }
    }
  }

  /// The mappings that ship as examples read the tables that lie beside them.
  @Test func examplesOfMappings() throws {
    var options = ImportOptions()
    options.edition = CalendarDay("2026-01-02")
    func list(_ name: String) throws -> PartyList {
      options.mapping = try ListMapping.read(fromFile: "\(Place.root)/Examples/lists/\(name).json")
      let path = "\(Place.root)/Examples/lists/\(name).csv"
      return try #require(try importer.lists(fromFile: path, options: options).first)
    }
    let own = try list("customer-blocklist")
    #expect(own.id == "customer-blocklist")
    #expect(own.parties.map(\.name) == ["Example Distribution GmbH", "Übung Handels OHG"])
    #expect(own.parties[0].aliases.map(\.name) == ["Ex Dist", "EDG"])
    #expect(own.parties[0].addresses == ["Beispielweg 1, Berlin"])
    #expect(own.parties[0].listings[0].from?.description == "2024-03-17")
    #expect(own.parties[0].listings[0].programs == ["house policy"])
    let joined = try list("one-row-a-name")
    #expect(joined.parties.map(\.name) == ["Ann Maria EXAMPLE", "EXAMPLE HOLDING LLC"])
    #expect(joined.parties[0].aliases.map(\.name) == ["Anna EKSEMPL", "Annie", "AME"])
    #expect(joined.parties[0].aliases.map(\.isWeak) == [false, true, true])
    #expect(joined.parties[0].births == ["1965-01-15", "circa 1964"])
    #expect(joined.parties[0].origin.line == 3)
  }

  /// Reading, writing and reading again take time in proportion to the number of names.
  @Test func manyAliases() throws {
    func time(_ count: Int) throws -> Duration {
      let head = "name,aliases,country,address,status,effective_date,federal_register,notes\nBig Ltd,\""
      let aliases = (0..<count).map { "Alias \($0);" }.joined()
      let text = Array((head + aliases + "\",Iran,,,2026-01-02,,\n").utf8)
      return try ContinuousClock().measure {
        let lists = try importer.lists(from: text, file: "us-fcc-covered-2026-01-02.csv")
        let read = try PartyListReader.read(PartyListWriter.bytes(of: lists[0]), file: "x")
        #expect(read.parties[0].aliases.count == count)
      }
    }
    let (few, many) = (try time(2500), try time(40_000))
    // Sixteen times as many: a quadratic step would take 256 times as long. The rest is for a busy machine.
    #expect(many < few * 80, "\(few), \(many)")
  }
}
