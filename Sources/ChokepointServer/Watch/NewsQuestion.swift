import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Ledger
import Watch

/// What is asked of the news: which brief, about what, for whom.
struct NewsQuestion: Sendable {
  enum View: String, Sendable, CaseIterable {
    case catchUp = "catch-up"
    case live, timeline, alerts, everything

    var label: String {
      switch self {
      case .catchUp: "Catch-up"
      case .live: "Newest first"
      case .timeline: "Timeline"
      case .alerts: "Alerts for my watch list"
      case .everything: "All about it"
      }
    }
  }

  let view: View
  /// A party, item or rule; empty for all.
  let about: String
  private let room: NewsRoom
  private let reader: String
  private let lists: String

  /// - Throws: `Problem` 404 without a ledger, 422 for a view that is none.
  init(_ call: Call) throws {
    room = try call.service.desk.news()
    reader = call.caller.actor
    lists = try call.snapshot().version
    about = call.query["about"] ?? ""
    let word = call.query["view"] ?? View.catchUp.rawValue
    guard let view = View(rawValue: word) else {
      throw Problem(
        .unprocessableContent, "watch.view", "`\(word.prefix(40))` is no view",
        help: View.allCases.map(\.rawValue).joined(separator: ", "))
    }
    self.view = view
  }

  func reading() throws -> NewsRoom.Reading { try room.reading(for: reader, on: .today, lists: lists) }

  /// The documents that hold all the words, the newest first; all without words.
  func documents(_ words: String, in reading: NewsRoom.Reading) throws -> [StoredDocument] {
    words.isEmpty ? reading.documents.reversed() : try room.search(words, in: reading)
  }

  /// - Throws: `Problem` 404 for alerts where there is no watch list.
  func brief(_ reading: NewsRoom.Reading) throws -> WatchBrief {
    let topic = about.isEmpty ? nil : reading.knowledge.topic(about)
    switch (view, topic) {
    case (.catchUp, _): return reading.maker.catchUp(watching: reading.list, about: topic)
    case (.live, _): return reading.maker.live()
    case (.everything, let topic?): return reading.maker.deepDive(topic)
    case (.timeline, _), (.everything, nil): return reading.maker.timeline(of: topic)
    case (.alerts, _):
      guard let list = reading.list else {
        throw Problem(
          .notFound, "watch.no-list", "there is no watch list for this reader",
          help:
            "put `watch-list.csv` (kind,name,aliases,note), or `watch-lists/NAME.csv` for a key's name, into the workspace"
        )
      }
      return reading.maker.alerts(for: list)
    }
  }
}
