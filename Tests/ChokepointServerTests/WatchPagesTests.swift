import Chokepoint
import ChokepointServer
import Foundation
import Interchange
import TestSupport
import Testing
import Watch

/// News over HTTP: documents that are kept, and what is told in them.
@Suite struct WatchPagesTests {
  private func server(watching list: String? = nil) async throws -> (server: TestServer, archive: WatchArchive) {
    let server = try await TestServer(
      prepare: { workspace in
        guard let list else { return }
        try Data(list.utf8).write(to: URL(fileURLWithPath: "\(workspace)/watch-list.csv"))
      }, adjust: { $0.makesLedger = true })
    let knowledge = try WatchKnowledge(inFolder: "\(Place.root)/data")
    let archive = try WatchArchive(LedgerDesk(workspace: server.workspace).store, knowledge, actor: "test")
    for name in ["story.txt", "notice.json"] {
      _ = try WatchDesk(knowledge, store: archive, today: .today).read(path: "\(Place.root)/Examples/news/\(name)")
    }
    return (server, archive)
  }

  @Test func tellsWhatIsKeptAndWhatIsWithdrawn() async throws {
    let (server, archive) = try await server(watching: "kind,name\nparty,Longjing Micro\n")
    func feed(_ query: String) async throws -> JSON { try await server.json("GET", "/v1/watch/feed?\(query)").json }
    func texts(_ feed: JSON) -> [String] { feed["items"]?.array?.compactMap { $0["content_text"]?.string } ?? [] }
    let timeline = try await feed("view=timeline")
    #expect(timeline["version"]?.string == "https://jsonfeed.org/version/1.1" && texts(timeline).count > 5)
    let one = try await feed("view=timeline&about=Brightwell%20Precision")
    #expect(!texts(one).isEmpty && texts(one).count < texts(timeline).count)
    #expect(texts(one).allSatisfy { texts(timeline).contains($0) })
    let alerts = try await feed("view=alerts")
    #expect(alerts["items"]?.array?.first?["tags"]?.texts == ["party Longjing Micro"])
    let found = try await server.json("GET", "/v1/watch/documents?q=scanner").json
    #expect(found["total"]?.number == "1")
    let id = try #require(found["documents"]?.array?.first?["id"]?.string)
    let whole = try await server.json("GET", "/v1/watch/documents/\(id)").json
    #expect(whole["parts"]?.array?.isEmpty == false && whole["document"]?["withdrawn"]?.string == nil)
    // What is withdrawn stays and says so, at the next question.
    try archive.withdraw(id, because: "taken back by its publisher")
    let later = try await server.json("GET", "/v1/watch/documents/\(id)").json
    #expect(later["document"]?["withdrawn"]?.string == "taken back by its publisher")
    let page = try await server.wire.ask("GET", "/watch/\(id)")
    #expect(page.status == 200 && page.text.contains("Withdrawn: taken back by its publisher"))
    #expect(try await server.json("GET", "/v1/watch/feed?view=banana").status == 422)
    #expect(try await server.json("GET", "/v1/watch/documents/nothing").status == 404)
  }

  /// What a document says comes alive nowhere.
  @Test func whatDocumentsSayIsText() async throws {
    let (server, _) = try await server()
    let knowledge = try WatchKnowledge(inFolder: "\(Place.root)/data")
    let archive = try WatchArchive(LedgerDesk(workspace: server.workspace).store, knowledge, actor: "test")
    let text = """
      <script>alert(1)</script> is no title

      Huawei Technologies said on 3 June 2025 that <img src=x onerror=alert(1)> it would double its output in 2026.
      """
    _ = try WatchDesk(knowledge, store: archive, today: .today).read(Array(text.utf8), name: "hostile.txt")
    let page = try await server.wire.ask("GET", "/watch?view=timeline")
    #expect(page.status == 200 && !page.text.contains("<script>alert") && !page.text.contains("<img src=x"))
    let found = try await server.json("GET", "/v1/watch/documents?q=output").json
    let id = try #require(found["documents"]?.array?.first?["id"]?.string)
    let one = try await server.wire.ask("GET", "/watch/\(id)")
    #expect(one.status == 200 && !one.text.contains("<script>alert") && !one.text.contains("<img src=x"))
    #expect(one.text.contains("&lt;img"))
    // Without a watch list there are no alerts, and that is said.
    let none = try await server.json("GET", "/v1/watch/feed?view=alerts")
    #expect(none.status == 404 && none.json["help"]?.string?.contains("watch-list.csv") == true)
    let data = try await server.json("GET", "/watch.json?about=Huawei").json
    #expect(data["brief"]?["items"]?.array?.isEmpty == false && data["documents_found"]?.number == "3")
  }
}
