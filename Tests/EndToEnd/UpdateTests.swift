import Foundation
import Interchange
import Synchronization
import TestSupport
import Testing

/// `lists update` as a user runs it, against a publisher on this machine, and what the other commands say afterwards.
@Suite struct UpdateTests {
  private static let header = "name,aliases,country,address,status,effective_date,federal_register,notes\n"

  private static func table(_ count: Int = 40, extra: String = "") -> String {
    header + "Mahan Airways,,Iran,1 Road,,,,\n" + extra
      + (1...count).map { "Zephyrine Trading \($0),,Iran,\($0) Road,,,,\n" }.joined()
  }

  /// A publisher whose answer a test changes, and a workspace that asks it.
  private final class Scene: Sendable {
    let workspace: String
    let server: LocalServer
    private let box: Box

    init(_ text: String, modified: String = "Fri, 20 Nov 2026 06:00:00 GMT", list: String = "us-bis-dpl") throws {
      workspace = try Place.temporaryFolder()
      let box = Box(LocalServer.Reply(text, headers: [("ETag", "\"1\""), ("Last-Modified", modified)]))
      self.box = box
      server = try LocalServer { request, _ in
        let reply = box.reply.withLock { $0 }
        let etag = reply.headers.first { $0.0 == "ETag" }?.1
        return etag != nil && request.headers["if-none-match"] == etag ? .init(status: 304) : reply
      }
      let configuration = """
        {"allow": ["loopback"], "sources": [
          {"id": "dpl", "title": "Denied Persons List", "files": [
            {"address": "\(server.address("/list?key=secret"))", "name": "\(list).csv"}],
           "lists": {"\(list)": ["MAHAN AIRWAYS"]}, "most_age_days": 3, "most_megabytes": 4},
          {"id": "entities", "title": "Entity List, by hand", "lists": {"us-entity-list": []}, "most_age_days": 3650}]}
        """
      try Data(configuration.utf8).write(to: URL(fileURLWithPath: "\(workspace)/list-sources.json"))
    }

    private final class Box: Sendable {
      let reply: Mutex<LocalServer.Reply>
      init(_ reply: LocalServer.Reply) { self.reply = Mutex(reply) }
    }

    func publish(_ reply: LocalServer.Reply) { box.reply.withLock { $0 = reply } }

    func publish(_ text: String, modified: String) {
      publish(.init(text, headers: [("ETag", "\"\(modified)\""), ("Last-Modified", modified)]))
    }

    func run(_ arguments: String..., input: String? = nil) throws -> Binary.Output {
      try Binary.run(arguments, input: input.map { Array($0.utf8) }, workspace: workspace)
    }
  }

  @Test func listsAreGotKeptAndNotGotAgain() throws {
    let scene = try Scene(Self.table())
    defer { scene.server.stop() }
    let dry = try scene.run("lists", "update", "dpl", "--dry-run")
    #expect(dry.status == 0, "\(dry.error)")
    #expect(dry.out == "dpl  would be updated\n  us-bis-dpl  new, 2026-11-20, 41 parties\n")
    #expect(!FileManager.default.fileExists(atPath: "\(scene.workspace)/lists"))
    let first = try scene.run("lists", "update", "us-bis-dpl")
    #expect(first.status == 0, "\(first.error)")
    #expect(first.out == "dpl  updated\n  us-bis-dpl  new, 2026-11-20, 41 parties\n")
    #expect(try scene.run("lists", "update", "dpl").out == "dpl  unchanged\n")
    scene.publish(Self.table(41), modified: "Sat, 21 Nov 2026 06:00:00 GMT")
    let next = try JSONReader.read(
      Array(try scene.run("lists", "update", "dpl", "--format", "json").out.utf8), file: "update")
    let change = try #require(next.array?.first?["changes"]?.array?.first)
    #expect(change["before"]?.string == "2026-11-20")
    #expect(change["edition"]?.string == "2026-11-21")
    let status = try scene.run("lists", "status", "--format", "json")
    let rows = try #require(try JSONReader.read(Array(status.out.utf8), file: "status").array)
    let row = try #require(rows.first { $0["list"]?.string == "us-bis-dpl" })
    #expect(row["state"]?.string == "fresh")
    #expect(row["files"]?.array?.first?["sha256"]?.string == ContentDigest.sha256(Array(Self.table(41).utf8)))
    #expect(try scene.run("lists", "status").out.contains("fresh: known to be the newest on "))
    #expect(try scene.run("screen", "Zephyrine Trading 41", "--need-fresh").status == 0)
    // A key in an address is nowhere to be read.
    for path in try FileManager.default.subpathsOfDirectory(atPath: "\(scene.workspace)/updates") {
      let bytes = FileManager.default.contents(atPath: "\(scene.workspace)/updates/\(path)") ?? Data()
      #expect(!String(decoding: bytes, as: UTF8.self).contains("secret"), "\(path)")
    }
  }

  /// What is refused changes nothing but that answers say so, and that who needs fresh lists gets none.
  @Test func afterARefusalAnswersSaySo() throws {
    let scene = try Scene(Self.table())
    defer { scene.server.stop() }
    #expect(try scene.run("lists", "update", "dpl").status == 0)
    let deal = "\(Place.root)/Examples/huawei-2024-06.json"
    let fresh = try scene.run("check", deal, "--need-fresh", "--format", "json")
    #expect(fresh.status == 0, "\(fresh.error)")
    #expect(!fresh.out.contains("stale"))
    scene.publish(.init("<!DOCTYPE html><html><body>We have moved</body></html>"))
    let refused = try scene.run("lists", "update", "dpl")
    #expect(refused.status == 3)
    #expect(refused.out == "dpl  refused\n")
    #expect(refused.error.contains("[import.unknown]"), "\(refused.error)")
    #expect(!refused.error.contains("secret"))

    let records = try Place.temporaryFolder()
    let check = try scene.run("check", deal, "--format", "json", "--record", records)
    #expect(check.status == 0)
    let stale = try JSONReader.read(Array(check.out.utf8), file: "check")["as_of"]?["stale"]
    #expect(stale?["us-bis-dpl"]?.string?.contains("[import.unknown]") == true)
    #expect(try scene.run("check", deal).out.contains("us-bis-dpl is stale"))
    let line = JSONWriter.compact(
      try JSONReader.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: deal))), file: deal))
    let batch = try scene.run("batch", input: line + "\n")
    #expect(batch.out.contains(#""stale":["us-bis-dpl"]"#))
    #expect(batch.error.contains("us-bis-dpl is stale"))
    let screen = try scene.run("screen", "Mahan Airways", "--format", "json")
    #expect(screen.status == 0)
    #expect(screen.out.contains(#""us-bis-dpl": "us-bis-dpl is stale"#))
    #expect(screen.out.contains("\"MAHAN AIRWAYS\"") || screen.out.contains("\"Mahan Airways\""))
    #expect(try scene.run("lists", "status", "--fail-on-stale").status == 1)
    // The answer of that day is found again, though the list is no longer stale for it.
    let answers = try FileManager.default.subpathsOfDirectory(atPath: records).filter {
      $0.hasPrefix("answers/") && $0.hasSuffix(".json")
    }
    #expect(answers.count == 1)
    for answer in answers {
      let replay = try scene.run("replay", "\(records)/\(answer)", "--records", records)
      #expect(replay.status == 0, "\(replay.out)\(replay.error)")
    }

    let payment = "\(Place.root)/Examples/payments"
    let file = try #require(try FileManager.default.contentsOfDirectory(atPath: payment).sorted().first)
    for arguments in [["check", deal], ["screen", "Mahan Airways"], ["payments", "\(payment)/\(file)"]] {
      let output = try Binary.run(arguments + ["--need-fresh"], workspace: scene.workspace)
      #expect(output.status == 3, "\(arguments)")
      #expect(output.out.isEmpty)
      #expect(output.error.contains("[lists.stale]"))
    }
    #expect(try scene.run("batch", "--need-fresh", input: line + "\n").status == 3)
    #expect(try scene.run("screen", "--batch", "-", "--need-fresh", input: "name\nMahan\n").status == 3)

    // The publisher is well again.
    scene.publish(Self.table(), modified: "Fri, 20 Nov 2026 06:00:00 GMT")
    #expect(try scene.run("lists", "update", "dpl").out == "dpl  unchanged\n")
    #expect(try scene.run("check", deal, "--format", "json").out == fresh.out)
  }

  @Test(arguments: [
    ("shrunken", "update.shrunken"), ("sentinel", "update.sentinel"), ("older", "update.older"),
  ]) func doubtsAreOverruledByName(_ doubt: String, _ id: String) throws {
    let scene = try Scene(Self.table())
    defer { scene.server.stop() }
    #expect(try scene.run("lists", "update", "dpl").status == 0)
    let newer = "Sat, 21 Nov 2026 06:00:00 GMT"
    switch doubt {
    case "shrunken": scene.publish(Self.table(30), modified: newer)
    case "sentinel": scene.publish(Self.table().replacing("Mahan", with: "Mohan"), modified: newer)
    default: scene.publish(Self.table(41), modified: "Thu, 19 Nov 2026 06:00:00 GMT")
    }
    let refused = try scene.run("lists", "update", "dpl")
    #expect(refused.status == 3)
    #expect(refused.error.contains("[\(id)]"), "\(refused.error)")
    #expect(refused.error.contains("--force \(doubt)"))
    #expect(try scene.run("lists", "update", "dpl", "--force", doubt).status == 0)
  }

  /// What a publisher, or whoever stands between, may send instead of a list.
  @Test(arguments: ["bomb", "endless", "empty", "cut", "loop", "to a file"])
  func hostileAnswersAreRefused(_ what: String) throws {
    let scene = try Scene(Self.table())
    defer { scene.server.stop() }
    #expect(try scene.run("lists", "update", "dpl").status == 0)
    var (reply, id) = (LocalServer.Reply("x"), "")
    switch what {
    case "bomb":
      reply = .init(try Self.gzip(zeros: 64 << 20), headers: [("Content-Encoding", "gzip")])
      #expect(reply.body.count < 1 << 20)
      id = "file.too-large"
    case "endless":
      reply = .init([UInt8](repeating: 0x61, count: 1 << 16))
      reply.isEndless = true
      id = "download.size"
    case "empty": (reply, id) = (.init(""), "import.empty")
    case "cut":
      reply = .init(Self.table(41))
      reply.promised = 1_000_000
      reply.body = Array(reply.body.dropLast(200))
      id = "download.length"
    case "loop": (reply, id) = (.init(status: 302, headers: [("Location", "/list")]), "download.redirect")
    default:
      (reply, id) = (.init(status: 302, headers: [("Location", "file:///etc/passwd")]), "download.redirect")
    }
    scene.publish(reply)
    let output = try scene.run("lists", "update", "dpl", "--attempts", "1")
    #expect(output.status == 3)
    #expect(output.error.contains("[\(id)]"), "\(output.error)")
    #expect(try scene.run("screen", "Zephyrine Trading 7", "--fail-on-match").status == 1)
    let left = try FileManager.default.contentsOfDirectory(atPath: "\(scene.workspace)/updates/dpl").sorted()
    #expect(!left.contains("staging"))
  }

  /// A process that is killed at any moment leaves the old edition or the new one.
  @Test func whoIsKilledLeavesAWholeList() throws {
    let scene = try Scene(Self.table(2000))
    defer { scene.server.stop() }
    #expect(try scene.run("lists", "update", "dpl").status == 0)
    var numbers = SplitMix64(seed: 9)
    for round in 0..<8 {
      scene.publish(Self.table(2001 + round), modified: "Sat, 21 Nov 2026 06:00:\(10 + round) GMT")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Binary.path)
      process.arguments = ["lists", "update", "dpl", "--workspace", scene.workspace]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32.random(in: 10_000...900_000, using: &numbers))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let status = try scene.run("lists", "status", "--format", "json")
      #expect(status.status == 0, "\(status.error)")
      let rows = try #require(try JSONReader.read(Array(status.out.utf8), file: "status").array)
      guard case .number(let count)? = rows.first(where: { $0["list"]?.string == "us-bis-dpl" })?["parties"]?.content
      else {
        Issue.record("the list is gone")
        return
      }
      #expect((2001...(2002 + round)).contains(Int(count) ?? 0))
    }
    let last = try scene.run("lists", "update", "dpl")
    #expect(last.status == 0, "\(last.error)")
    #expect(try scene.run("screen", "Zephyrine Trading 2008", "--fail-on-match").status == 1)
  }

  /// Whoever reads while lists are swapped gets one edition or the other.
  @Test func readersSeeWholeListsDuringSwaps() throws {
    let scene = try Scene(Self.table(300))
    defer { scene.server.stop() }
    #expect(try scene.run("lists", "update", "dpl").status == 0)
    let isDone = Mutex(false)
    let group = DispatchGroup()
    let answers = Mutex<[Binary.Output]>([])
    group.enter()
    Thread.detachNewThread {
      while !isDone.withLock({ $0 }) {
        if let output = try? scene.run("screen", "Zephyrine Trading 250", "--format", "json") {
          answers.withLock { $0.append(output) }
        }
      }
      group.leave()
    }
    for round in 1...5 {
      scene.publish(Self.table(300 + round), modified: "Sat, 21 Nov 2026 06:00:\(10 + round) GMT")
      #expect(try scene.run("lists", "update", "dpl").status == 0)
    }
    isDone.withLock { $0 = true }
    group.wait()
    let outputs = answers.withLock { $0 }
    #expect(!outputs.isEmpty)
    for output in outputs {
      #expect(output.status == 0, "\(output.error)")
      #expect(output.out.contains("Zephyrine Trading 250"))
    }
  }

  @Test func whatCannotBeAskedIsSaid() throws {
    let scene = try Scene(Self.table())
    defer { scene.server.stop() }
    let unknown = try scene.run("lists", "update", "nothing")
    #expect(unknown.status == 2)
    #expect(unknown.error.contains("[sources.unknown]"))
    #expect(try scene.run("lists", "update", "entities").status == 2)
    #expect(try scene.run("lists", "update", "--force", "older").status == 2)
    #expect(try scene.run("lists", "update", "dpl", "--force", "everything").status == 2)
    #expect(try scene.run("batch", "--screening", "off", "--need-fresh", input: "").status == 2)
    try Data("{".utf8).write(to: URL(fileURLWithPath: "\(scene.workspace)/list-sources.json"))
    #expect(try scene.run("lists", "update").status == 3)
    // A broken configuration of updates does not end look-ups.
    let screen = try scene.run("screen", "Huawei", "--fail-on-match")
    #expect(screen.status == 1)
    #expect(screen.error.contains("cannot be told"))
    #expect(try scene.run("screen", "Huawei", "--need-fresh").status == 3)
  }

  private static let march = "data/lists/ecfr-15cfr-part744-2026-03-25.xml.gz"
  private static let july = "data/lists/ecfr-15cfr-part744-2026-07-23.xml.gz"

  /// The real part 744, as the eCFR gives it: first asked for its date, then for that day.
  @Test(.enabled(if: Place.hasShared(july) && Place.hasShared(march), "\(Place.needs("data/lists"))"))
  func theRealEntityList() throws {
    let day = Mutex("2026-03-25")
    let server = try LocalServer { request, _ in
      let day = day.withLock { $0 }
      if request.path == "/titles.json" {
        return .init("{\"titles\": [{\"number\": 15, \"up_to_date_as_of\": \"\(day)\"}]}")
      }
      let file = request.path.contains("2026-07-23") ? Self.july : Self.march
      let bytes = FileManager.default.contents(atPath: "\(Place.shared)/\(file)") ?? Data()
      return .init([UInt8](bytes), headers: [("Content-Encoding", "gzip")])
    }
    defer { server.stop() }
    let workspace = try Place.temporaryFolder()
    let shipped = try String(contentsOfFile: "\(Place.root)/data/list-sources.json", encoding: .utf8)
    let here = shipped.replacing("https://www.ecfr.gov", with: server.address(""))
      .replacing("/api/versioner/v1", with: "").replacing(
        "{\n  \"note\"", with: "{\"allow\": [\"loopback\"],\n  \"note\"")
    try Data(here.utf8).write(to: URL(fileURLWithPath: "\(workspace)/list-sources.json"))
    func update() throws -> Binary.Output {
      try Binary.run(["lists", "update", "us-entity-list"], workspace: workspace)
    }
    let first = try update()
    #expect(first.status == 0, "\(first.error)")
    #expect(first.out.contains("us-entity-list  new, 2026-03-25, 3411 parties"), "\(first.out)")
    day.withLock { $0 = "2026-07-23" }
    let second = try update()
    let change = "  us-entity-list  2026-03-25 to 2026-07-23, 3411 parties\n    0 added, 0 removed, "
    #expect(second.out.contains(change), "\(second.out)")
    #expect(try update().out == "us-part-744  unchanged\n")
    day.withLock { $0 = "2026-03-25" }
    #expect(try update().status == 3)
  }

  /// A gzip file of so many zeros.
  private static func gzip(zeros: Int) throws -> [UInt8] {
    let path = try Place.temporaryFile("zeros", [UInt8](repeating: 0, count: zeros))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", path]
    try process.run()
    process.waitUntilExit()
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + ".gz")))
  }
}
