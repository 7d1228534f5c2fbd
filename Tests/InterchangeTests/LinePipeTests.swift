import Foundation
import Interchange
import Synchronization
import TestSupport
import Testing

@Suite struct LinePipeTests {
  private func file(_ lines: Int) throws -> String {
    try Place.temporaryFile("lines", Array((1...lines).map { "line \($0)\n" }.joined().utf8))
  }

  private static func texts(_ block: RecordBlock) -> [String] {
    block.records.map { String(decoding: block.bytes[$0.range], as: UTF8.self) }
  }

  /// Blocks that take longer come out in their place all the same.
  @Test(arguments: [1, 2, 7])
  func theOrderIsThatOfTheFile(_ jobs: Int) throws {
    var found: [String] = []
    let isWhole = try LinePipe.run(try RecordReader(file(5000)), jobs: jobs) { block in
      if (block.records.first?.row ?? 0) % 3 == 1 { Thread.sleep(forTimeInterval: 0.02) }
      return Self.texts(block)
    } emit: { texts, _ in
      found += texts
    }
    #expect(isWhole)
    #expect(found == (1...5000).map { "line \($0)" })
  }

  /// A slow first block does not let the others run away: at most a few blocks wait for it.
  @Test func onlyAFewBlocksAreHeld() throws {
    let begun = Mutex(0)
    let most = Mutex(0)
    var emitted = 0
    _ = try LinePipe.run(try RecordReader(file(100_000)), jobs: 3) { block in
      begun.withLock { $0 += 1 }
      if block.records.first?.row == 1 {
        Thread.sleep(forTimeInterval: 0.5)
        most.withLock { $0 = begun.withLock { $0 } }
      }
      return block.records.count
    } emit: { count, _ in
      emitted += count
    }
    #expect(emitted == 100_000)
    #expect(most.withLock { $0 } <= 3 * 4 + 3)
  }

  @Test func stoppingGivesAWholeBeginning() throws {
    let isStopped = Mutex(false)
    var found: [String] = []
    let isWhole = try LinePipe.run(
      try RecordReader(file(100_000)), jobs: 2, isStopped: { isStopped.withLock { $0 } },
      work: { Self.texts($0) },
      emit: { texts, _ in
        found += texts
        if found.count > 1000 { isStopped.withLock { $0 = true } }
      })
    #expect(!isWhole)
    #expect(found.count > 1000 && found.count < 100_000)
    #expect(found == (1...found.count).map { "line \($0)" })
  }
}
