import Foundation
import Interchange
import TestSupport
import Testing
import Watch

@Suite("Names of imported lists")
struct ListedNamesTests {
  private static let parties = [
    ListedName("l/1", "Ostrava Lithic Works Co., Ltd.", aliases: ["OLWCO", "Ostralith"], kind: .company),
    ListedName("l/2", "GENERAL TRADING LLC", aliases: [], kind: .company),
    ListedName("l/3", "ZEMANOVIC, Radomir Petrovich", aliases: ["Radko the Baker"], kind: .person),
    ListedName("l/4", "WANG, Wei", aliases: [], kind: .person),
    ListedName("l/5", "奥斯特光学有限公司", aliases: ["华"], kind: .company),
    ListedName("l/6", "Central Bureau for Radar and Optical Research (CBRO)", aliases: ["CBRO"], kind: .unsaid),
    ListedName("l/7", "Advanced Systems Corporation", aliases: [], kind: .company),
    ListedName("l/8", "PJSC Severolit; and any successor thereof", aliases: [], kind: .unsaid),
  ]

  private static func reader(_ names: [ListedName] = parties) throws -> StoryReader {
    var knowledge = Understood.knowledge
    knowledge.listed = ListedNames(ListedNames.image(of: names, knowledge))
    return StoryReader(knowledge)
  }

  private func links(_ text: String) throws -> [String] {
    let clean = CleanDocument(
      name: "t", text: WatchText(text), segments: [Segment(0..<text.utf8.count, .body, story: 0, because: "test")],
      stories: [Story(.main, id: "main")])
    let read = try Self.reader().read(clean)
    return read.mentions.compactMap { mention in
      read.entities[mention.entity].id.map { "\(read.document.text[mention.range])=\($0)" }
    }
  }

  @Test(
    "a party is linked by its name with and without legal form, an alias, its letters, its Han name",
    arguments: [
      ("Officers visited Ostrava Lithic Works Co., Ltd. on Monday.", "Ostrava Lithic Works Co., Ltd.=l/1"),
      ("Officers visited Ostrava Lithic Works on Monday.", "Ostrava Lithic Works=l/1"),
      ("The tools went to OLWCO in May.", "OLWCO=l/1"), ("Sales of Ostralith fell.", "Ostralith=l/1"),
      ("The firm of Radomir Petrovich Zemanovic paid.", "Radomir Petrovich Zemanovic=l/3"),
      ("The firm of Radomir Zemanovic paid.", "Radomir Zemanovic=l/3"),
      ("The tools of CBRO were seized.", "CBRO=l/6"), ("Shares of Severolit fell.", "Severolit=l/8"),
      ("商务部说，奥斯特光学有限公司被列入清单。", "奥斯特光学有限公司=l/5"),
    ])
  func linked(_ text: String, _ wanted: String) throws {
    #expect(try links(text).contains(wanted))
  }

  @Test(
    "what many firms and people are called, or only begins like a party, is linked to none",
    arguments: [
      "General Trading is what the sign says.", "Wei Wang teaches law in Leiden.",
      "He praised Advanced Systems at length.",
      "Radko Zemanek sells shoes.", "Ostrava Foods bakes bread.", "olwco is no name in small letters.", "中华料理很好吃。",
    ])
  func unlinked(_ text: String) throws {
    #expect(try links(text).filter { $0.contains("=l/") } == [])
  }

  @Test("what is known otherwise keeps its name and takes the id of the party")
  func known() throws {
    var knowledge = try Understood.load(watched: [KnownName("Ostralith", .company)])
    knowledge.listed = ListedNames(ListedNames.image(of: Self.parties, knowledge))
    #expect(knowledge.topic("Ostralith").name(in: event(id: "l/1")) != nil)
    #expect(knowledge.topic("Ostrava Lithic Works").name(in: event(id: "l/1")) != nil)
    #expect(knowledge.topic("Other Works").name(in: event(id: "l/1")) == nil)
  }

  private func event(id: String) -> WatchEvent {
    WatchEvent(
      id: "e", kind: .claim, period: nil, names: [WatchName("somebody", type: "Company", id: id)], subjects: [0],
      predicate: "sells", statement: "somebody sells", sources: [])
  }

  @Test("bytes that are cut, changed or of another version are no names, and never a crash")
  func damaged() throws {
    let bytes = ListedNames.image(of: Self.parties, Understood.knowledge)
    #expect(ListedNames(bytes)?.count == 7)
    #expect(bytes == ListedNames.image(of: Self.parties, Understood.knowledge))
    for length in [0, 8, 24, 200, bytes.count - 16, bytes.count - 1] {
      #expect(ListedNames(Array(bytes.prefix(length))) == nil, "\(length)")
    }
    for place in stride(from: 0, to: min(bytes.count, 4000), by: 7) {
      var broken = bytes
      broken[place] ^= 0xFF
      _ = ListedNames(broken)
    }
    var other = bytes
    other[0] &+= 1
    #expect(ListedNames(other) == nil)
  }
}
