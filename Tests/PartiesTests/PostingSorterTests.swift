import Names
import TestSupport
import Testing

@testable import Parties

@Suite struct PostingSorterTests {
  /// What lists say of a name comes together, in the order of the lists, whatever names there are and however many.
  @Test(arguments: [0, 1, 2, 3, 7, 40, 1000, 20_000])
  func namesComeTogether(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    var sorter = PostingSorter()
    // The second round finds what the first left behind.
    for round in 0...1 {
      sorter.removeAll()
      var expected: [Int: [Int32]] = [:]
      for list in 0..<5 {
        var postings: [IndexLayout.Posting] = []
        for _ in 0..<count / 5 + (list < count % 5 ? 1 : 0) {
          let name = Int.random(in: 0...max(1, count / 3), using: &random) * (round == 0 ? 1 : 4096)
          postings.append(IndexLayout.Posting(name: name, isPerson: Bool.random(using: &random), words: 1, bits: 0))
          expected[name, default: []].append(Int32(list))
        }
        postings.withUnsafeBufferPointer { sorter.append($0, list: list) }
      }
      sorter.sort()
      #expect(sorter.count == count)
      var found: [Int: [Int32]] = [:]
      var last = -1
      for place in 0..<sorter.count {
        let item = sorter[place]
        #expect(item.posting.name == last || found[item.posting.name] == nil, "a name stands in one place only")
        last = item.posting.name
        found[last, default: []].append(item.list)
      }
      #expect(found == expected)
    }
  }

  /// A legal form is told from the same letters as a word of the name, and from words run together.
  @Test func aUnitHasOneRoleInAName() {
    func entry(_ unit: Int, _ first: Int, _ count: Int, _ how: NameUnit.How, _ kind: NameToken.Kind)
      -> IndexLayout.Entry
    {
      IndexLayout.Entry(unit: unit, at: first, count: count, how: how, kind: kind, text: [0x61])
    }
    let words = [entry(1, 0, 1, .word, .telling), entry(2, 1, 1, .word, .legal), entry(2, 2, 1, .word, .legal)]
    #expect(UnitRole.role(of: 1, in: words, words: 3) == .telling)
    #expect(UnitRole.role(of: 2, in: words, words: 3) == .plain)
    let more = words + [entry(2, 0, 2, .acronym, .telling), entry(3, 0, 2, .joined, .telling)]
    #expect(UnitRole.role(of: 2, in: more, words: 3) == .run)
    #expect(UnitRole.role(of: 3, in: more, words: 3) == .run)
    #expect(Set(UnitRole.allCases.flatMap { role in (0..<9).map { UnitRole.part($0, role) } }).count == 27)
  }
}
