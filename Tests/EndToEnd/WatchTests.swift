import Foundation
import TestSupport
import Testing

@Suite("Watch, kept in the workspace")
struct WatchTests {
  private let news = "\(Place.root)/Examples/news"

  private func watch(_ arguments: String..., in workspace: String) throws -> Binary.Output {
    try Binary.run(["watch"] + arguments, workspace: workspace)
  }

  @Test("documents are kept once, found by their words, withdrawn with a reason, and the ledger verifies")
  func archive() throws {
    let workspace = try Place.temporaryFolder()
    let first = try watch("keep", news, in: workspace)
    #expect(first.status == 0)
    #expect(first.out.hasSuffix("4 kept\n"))
    #expect(try watch("keep", news, in: workspace).out == "0 kept; 4 kept before\n")

    let found = try watch("search", "brightwell", "OPTICS", in: workspace)
    #expect(found.status == 0 && found.out.contains("notice.json"))
    #expect(try watch("search", "nowhere-to-be-found", in: workspace).out == "no kept document holds these words\n")

    let kept = try watch("catch-up", "--date", "2025-06-13", in: workspace)
    let read = try watch("catch-up", "--date", "2025-06-13", news, in: workspace)
    #expect(kept.status == 0 && kept.out == read.out, "what is kept tells what its files tell")

    let id = String(found.out.prefix(12))
    #expect(try watch("withdraw", id, "--because", "taken back", in: workspace).status == 0)
    #expect(try watch("withdraw", id, "--because", "again", in: workspace).status == 2)
    #expect(try watch("withdraw", "feedfacefeed", "--because", "no such", in: workspace).status == 2)
    #expect(try watch("folder", in: workspace).out.contains("withdrawn: taken back"))
    #expect(try watch("timeline", in: workspace).out.contains("withdrawn"))
    #expect(try Binary.run(["ledger", "verify"], workspace: workspace).status == 0)
  }

  @Test("without files and without documents there is nothing to read")
  func nothing() throws {
    let workspace = try Place.temporaryFolder()
    for command in [["catch-up"], ["timeline"], ["search", "word"], ["withdraw", "aa", "--because", "b"]] {
      let result = try Binary.run(["watch"] + command, workspace: workspace)
      #expect(result.status != 0 && result.error.contains("watch.nothing"), "\(command)")
    }
    let broken = try Place.temporaryFile("broken.bin", [0, 1, 2, 3, 0, 255])
    let kept = try watch("keep", broken, in: workspace)
    #expect(kept.status == 2 && kept.error.contains("document."))
  }

  @Test("feeds come from the configuration alone; what is kept already is not kept again")
  func feed() throws {
    let items = ["Acme Chips was added to the list", "Acme Chips denied it"].enumerated().map { place, title in
      "<item><guid>\(place)</guid><title>\(title)</title><pubDate>Tue, 10 Jun 2025 08:00:00 GMT</pubDate>"
        + "<description>\(title), the ministry said on Tuesday in a statement.</description></item>"
    }
    let page = "<rss version=\"2.0\"><channel><title>News</title>\(items.joined())</channel></rss>"
    let server = try LocalServer { request, _ in request.path == "/feed" ? .init(page) : .init(status: 404) }
    defer { server.stop() }
    let workspace = try Place.temporaryFolder()
    let feeds =
      "name,address,allows\nnews,http://127.0.0.1:\(server.port)/feed,loopback\n"
      + "gone,http://127.0.0.1:\(server.port)/none,loopback\nplain,http://127.0.0.1:\(server.port)/feed,\n"
    try Data(feeds.utf8).write(to: URL(fileURLWithPath: "\(workspace)/watch-feeds.csv"))
    #expect(try watch("feed", "news", in: workspace).out.hasSuffix("2 kept\n"))
    #expect(try watch("feed", "news", in: workspace).out == "0 kept; 2 kept before\n")
    for (name, code) in [("gone", 3), ("plain", 3), ("nwes", 2)] {
      #expect(try watch("feed", name, "--attempts", "1", in: workspace).status == code, "\(name)")
    }
    #expect(try watch("feed", "--attempts", "1", in: workspace).status == 3)
  }

  @Test("a list that changed is an event beside the news")
  func changes() throws {
    let workspace = try Place.temporaryFolder()
    for (day, rows) in [("2025-01-01", "Acme Chips,CN\n"), ("2025-06-01", "Acme Chips,CN\nBolt Foundry,CN\n")] {
      let table = try Place.temporaryFile("own.csv", Array("name,country\n\(rows)".utf8))
      let mapping = try Place.temporaryFile(
        "own.json",
        Array(#"{"list": "own", "title": "Own list", "columns": {"name": "name", "countries": "country"}}"#.utf8))
      let imported = try Binary.run(
        ["lists", "import", table, "--mapping", mapping, "--edition", day], workspace: workspace)
      #expect(imported.status == 0, "\(imported.error)")
    }
    let told = try watch("timeline", "--changes", news, in: workspace)
    #expect(told.out.contains("Bolt Foundry was added to the list"))
    #expect(!(try watch("timeline", news, in: workspace)).out.contains("Bolt Foundry"))
  }

  @Test("rules that changed are events beside the news, dated by the reader's day")
  func rules() throws {
    let older = try Place.temporaryFolder() + "/rules"
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: "\(Place.root)/rules").resolvingSymlinksInPath(), to: URL(fileURLWithPath: older))
    let pack = "\(older)/us-ear/3a090.md"
    let text = try String(contentsOfFile: pack, encoding: .utf8)
    try text.replacing("item.tpp >= 4800 TPP", with: "item.tpp >= 4900 TPP")
      .write(toFile: pack, atomically: true, encoding: .utf8)
    let workspace = try Place.temporaryFolder()
    let arguments = ["timeline", "--rules-since", older, "--date", "2026-11-20", "--about", "3A090.a", news]
    let told = try Binary.run(["watch"] + arguments, workspace: workspace)
    #expect(told.status == 0 && told.out.contains("2026-11-20\n"), "\(told.error)")
    #expect(told.out.contains("rule ic_meets_a, in force from 2023-11-17"))
    #expect(try watch("timeline", "--rules-since", news, news, in: workspace).status == 2)
  }
}
