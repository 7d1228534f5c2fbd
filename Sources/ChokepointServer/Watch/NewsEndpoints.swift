import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Watch

/// `/v1/watch`: the documents that the ledger keeps, and what is told in them.
enum NewsEndpoints {
  private static let most = 500

  /// A brief as JSON Feed 1.1.
  static func feed(_ call: Call) async throws -> Reply {
    let question = try NewsQuestion(call)
    return try await call.working {
      Reply.json(BriefFeed.json(try question.brief(try question.reading())), type: BriefFeed.mediaType)
    }
  }

  static func documents(_ call: Call) async throws -> Reply {
    let question = try NewsQuestion(call)
    let (words, limit) = (call.query["q"] ?? "", try call.integer("limit", default: 100, in: 0...most))
    return try await call.working {
      let found = try question.documents(words, in: try question.reading())
      return Reply.json(
        .object([
          ("total", .integer(found.count)), ("documents", .array(found.prefix(limit).map(summary))),
        ]))
    }
  }

  static func document(_ call: Call) async throws -> Reply {
    let (question, id) = (try NewsQuestion(call), call.value("id"))
    return try await call.working { Reply.json(whole(try document(id, try question.reading()))) }
  }

  /// - Throws: `Problem` 404.
  static func document(_ id: String, _ reading: NewsRoom.Reading) throws -> StoredDocument {
    guard let found = reading.documents.first(where: { $0.id == id }) else {
      throw Problem(.notFound, "document.unknown", "no document `\(id.prefix(80))` is kept")
    }
    return found
  }

  static func summary(_ document: StoredDocument) -> JSON {
    .object([
      ("id", .string(document.id)), ("name", .string(document.name)), ("title", .string(document.title)),
      ("publisher", .string(document.publisher)), ("address", .string(document.address)),
      ("published", .string(document.published?.description)), ("got", .string(document.got.description)),
      ("events", .integer(document.events.count)), ("withdrawn", .string(document.withdrawn)),
      ("warnings", .strings(document.warnings.map(\.message))),
    ])
  }

  /// A document with its parts and what is told in it.
  static func whole(_ document: StoredDocument) -> JSON {
    let clean = document.document
    let parts = clean.segments.map { segment in
      JSON.object([
        ("label", .string(segment.label.rawValue)), ("story", segment.story.map { .integer($0) } ?? .null),
        ("text", .string(clean.text[segment.range])), ("because", .string(segment.because)),
      ])
    }
    return .object([
      ("document", summary(document)), ("parts", .array(parts)), ("told", BriefFeed.json(brief(document))),
    ])
  }

  /// What is told in one document.
  static func brief(_ document: StoredDocument) -> WatchBrief {
    WatchBrief(
      title: document.title ?? document.name, basis: "from this document",
      sections: [.init(nil, document.events.map { WatchBrief.Line($0, now: .today) })])
  }
}
