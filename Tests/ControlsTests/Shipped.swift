import Interchange
import Rulebook
import TestSupport

@testable import Controls

/// The rules and tables that ship, read once for all tests.
enum Shipped {
  static let program: Result<RuleProgram, any Error> = Result { try program(of: "us-ear") }

  /// The rules of a pack, with what is read with every pack.
  static func program(of pack: String) throws -> RuleProgram {
    try RuleProgram(
      packs: try Place.packs(of: pack).map { name, files in
        let tables = Dictionary(uniqueKeysWithValues: files.filter { $0.name.hasSuffix(".csv") }.map { ($0.name, $0) })
        return RulePackFiles(name: name, markdown: files.filter { $0.name.hasSuffix(".md") }, tables: tables)
      })
  }

  static func file(_ name: String) throws -> [UInt8] {
    guard let file = try Place.files(in: "data").first(where: { $0.name == name }) else {
      throw Diagnostic("test.file", "there is no `\(name)`")
    }
    return file.bytes
  }

  static func reader() throws -> DealReader {
    DealReader(program: try program.get(), countries: try Countries(file("countries.csv"), file: "countries.csv"))
  }

  static func chips() throws -> ChipTable { try ChipTable(file("chips.csv"), file: "data/chips.csv") }

  static func judge() throws -> Judge {
    try Judge(program: try program.get(), isAddressee: { name, addressees in Truth(addressees.contains(name)) })
  }

  /// The answer to a deal given as JSON.
  static func answer(
    _ text: String, screening: [PartyScreening]? = nil, known: String = "2026-11-01"
  ) throws -> Determination {
    let deal = try reader().read(Array(text.utf8), file: "deal.json")
    return try judge().determine(deal, screening: screening, known: CalendarDay(known)!)
  }
}
