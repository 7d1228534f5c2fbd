import Foundation
import Interchange
import TestSupport
import Testing

/// Writers that are killed, disks that are full: what was acknowledged is there once, and the log is whole.
@Suite(.serialized) struct LedgerCrashTests {
  private static let writes = 10_000

  private static func lines(_ numbers: Range<Int>) -> [UInt8] {
    Array(
      numbers.map {
        #"{"kind":"note","actor":"w","action":"note","about":["deal:D-\#($0 % 9)"],"payload":{"n":\#($0)},"key":"k\#($0)"}"#
          + "\n"
      }.joined().utf8)
  }

  private static func start(_ file: String, _ out: String, _ workspace: String) throws -> Process {
    FileManager.default.createFile(atPath: out, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = ["ledger", "append", file, "--workspace", workspace, "--format", "ndjson"]
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: out))
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The acknowledgements of whole lines.
  private static func acknowledged(_ out: String) throws -> [JSON] {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: out)), as: UTF8.self)
    let whole = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return try whole.map { try JSONReader.read(Array($0.utf8), file: "acknowledgement") }
  }

  /// Two processes write at once and are killed again and again, at any place of their run.
  @Test func everyAcknowledgedRecordIsThereOnceAfterKills() throws {
    let (workspace, folder) = (try Place.temporaryFolder(), try Place.temporaryFolder())
    let half = Self.writes / 2
    let files = try [0..<half, half..<Self.writes].map { try Place.temporaryFile("lines.ndjson", Self.lines($0)) }
    var random = SplitMix64(seed: 762)
    var known: [Int: Int] = [:]
    var kills = 0
    for round in 0..<40 {
      let outs = files.indices.map { "\(folder)/\(round)-\($0)" }
      let writers = try zip(files, outs).map { try Self.start($0, $1, workspace) }
      // Each round lets the writers come a little further, so that the last ones come to their end.
      let target = Int.random(in: 0...200, using: &random) * (round + 1)
      while writers.contains(where: \.isRunning), try Self.size(outs[round % 2]) < target { usleep(2000) }
      for writer in writers where writer.isRunning {
        kill(writer.processIdentifier, SIGKILL)
        kills += 1
      }
      for writer in writers { writer.waitUntilExit() }
      for (place, out) in outs.enumerated() {
        for receipt in try Self.acknowledged(out) {
          let number = place * half + (Self.integer(receipt["line"]) ?? 0) - 1
          let seq = try #require(Self.integer(receipt["seq"]))
          #expect(known.updateValue(seq, forKey: number).map { $0 == seq } ?? true, "\(number) moved")
        }
      }
      if known.count == Self.writes { break }
    }
    #expect(kills > 5)
    for file in files { #expect(try Binary.run(["ledger", "append", file], workspace: workspace).status == 0) }
    try Self.expectWhole(workspace, known)
  }

  private static func size(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }

  private static func integer(_ json: JSON?) -> Int? {
    if case .number(let text)? = json?.content { Int(text) } else { nil }
  }

  private static func expectWhole(_ workspace: String, _ known: [Int: Int]) throws {
    let verified = try Binary.run(["ledger", "verify"], workspace: workspace)
    #expect(verified.status == 0, "\(verified.error)")
    #expect(verified.out.hasPrefix("whole: \(writes) records"), "\(verified.out)")
    let list = try Binary.run(
      ["ledger", "list", "--limit", "100000", "--format", "ndjson"], workspace: workspace)
    var numbers: Set<Int> = []
    for line in list.out.split(separator: "\n") {
      let record = try JSONReader.read(Array(line.utf8), file: "record")
      let number = try #require(integer(record["payload"]?["n"]))
      #expect(numbers.insert(number).inserted, "\(number) is there twice")
      if let seq = known[number] { #expect(seq == integer(record["seq"]), "\(number)") }
    }
    #expect(numbers.count == writes)
  }

  /// The file may not grow beyond a limit: the write fails, which is said, and what was acknowledged is there.
  @Test func aWriteThatFailsIsSaidAndNothingIsLost() throws {
    let workspace = try Place.temporaryFolder()
    let file = try Place.temporaryFile("lines.ndjson", Self.lines(0..<4000))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", "trap '' XFSZ; ulimit -f 900; exec \"$0\" ledger append \"$1\" --workspace \"$2\" --format ndjson",
      Binary.path, file, workspace,
    ]
    let folder = try Place.temporaryFolder()
    for name in ["out", "error"] { FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder)/out"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder)/error"))
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 3)
    let error = try String(contentsOfFile: "\(folder)/error", encoding: .utf8)
    #expect(error.contains("[ledger.io]") || error.contains("[ledger.full]"), "\(error)")
    let before = try Self.acknowledged("\(folder)/out").count
    #expect((1..<4000).contains(before))
    let verified = try Binary.run(["ledger", "verify"], workspace: workspace)
    #expect(verified.status == 0, "\(verified.error)")
    let again = try Binary.run(["ledger", "append", file], workspace: workspace)
    #expect(again.status == 0, "\(again.error)")
    #expect(again.out.split(separator: "\n").count { $0.hasSuffix("there already") } >= before)
    #expect(try Binary.run(["ledger", "verify"], workspace: workspace).out.hasPrefix("whole: 4000 records"))
  }
}
