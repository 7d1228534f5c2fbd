import Names
import Testing

@testable import Parties

@Suite struct RelationMemoryTests {
  private static func relation(_ unit: Int) -> NameSearch.Relation {
    NameSearch.Relation(
      asked: 0, unit: UInt32(unit), role: .telling, isFirst: true, cover: 1, slot: 0, matches: 0, start: 0, count: 0,
      how: .same, rarity: 1,
      value: (0, 0), kinds: 1, next: -1)
  }

  private static func units(_ memory: RelationMemory, _ text: String, _ mark: UInt8) -> [Int]? {
    Array(text.utf8).withUnsafeBufferPointer { memory.find($0, mark) }.map { range in
      memory.relations[range].map { Int($0.unit) }
    }
  }

  @Test func aWordIsFoundByItsLettersAndMark() {
    var memory = RelationMemory()
    #expect(Self.units(memory, "wei", 1) == nil)
    Array("wei".utf8).withUnsafeBufferPointer { memory.keep($0, 1, [Self.relation(7), Self.relation(9)][...]) }
    Array("wai".utf8).withUnsafeBufferPointer { memory.keep($0, 1, []) }
    #expect(Self.units(memory, "wei", 1) == [7, 9])
    #expect(Self.units(memory, "wai", 1) == [])
    #expect(Self.units(memory, "wei", 0) == nil)
    #expect(Self.units(memory, "we", 1) == nil)
  }

  @Test func moreWordsThanFitAreForgottenNotMistaken() {
    var memory = RelationMemory()
    let words = (0..<40_000).map { "word\($0)" }
    for (number, word) in words.enumerated() {
      #expect(Self.units(memory, word, 0) == nil)
      Array(word.utf8).withUnsafeBufferPointer { memory.keep($0, 0, [Self.relation(number)][...]) }
      #expect(Self.units(memory, word, 0) == [number])
    }
    let kept = words.indices.filter { Self.units(memory, words[$0], 0) != nil }
    #expect(!kept.isEmpty && kept.count < words.count)
    #expect(kept.allSatisfy { Self.units(memory, words[$0], 0) == [$0] })
  }
}
