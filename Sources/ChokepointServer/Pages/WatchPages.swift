import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Watch

/// `/watch`: what is told in the documents that are kept, and one of them.
enum WatchPages {
  private static let mostDocuments = 100

  static func list(_ call: Call) async throws -> Reply {
    let (question, words) = (try NewsQuestion(call), call.query["q"] ?? "")
    return try await call.working {
      let reading = try question.reading()
      let (brief, found) = (try question.brief(reading), try question.documents(words, in: reading))
      var page = Page(
        title: "Watch", template: "watch", section: "watch",
        data: .object([
          ("brief", BriefFeed.json(brief)),
          ("documents", .array(found.prefix(mostDocuments).map(NewsEndpoints.summary))),
          ("documents_found", .integer(found.count)),
        ]))
      page.view = .object([
        ("told", .string(BriefHTML.items(brief))), ("about", .string(question.about)), ("words", .string(words)),
        ("has_list", .bool(reading.list != nil)),
        (
          "views",
          .array(
            NewsQuestion.View.allCases.filter { $0 != .alerts || reading.list != nil }.map {
              .object([
                ("name", .string($0.rawValue)), ("label", .string($0.label)), ("chosen", .bool($0 == question.view)),
              ])
            })
        ),
      ])
      return page.reply(call)
    }
  }

  static func one(_ call: Call) async throws -> Reply {
    let (question, id) = (try NewsQuestion(call), call.value("id"))
    return try await call.working {
      let document = try NewsEndpoints.document(id, try question.reading())
      var page = Page(
        title: VisibleText.of(document.title ?? document.name), template: "document", section: "watch",
        data: NewsEndpoints.whole(document))
      page.view = .object([
        ("told", .string(BriefHTML.items(NewsEndpoints.brief(document)))),
        ("link", .string(document.address.flatMap { WebAddress.isPlain($0) ? $0 : nil })),
        ("shown", .string(document.title ?? document.name)),
      ])
      return page.reply(call)
    }
  }
}
