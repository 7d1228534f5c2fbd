import Foundation
import Interchange
import TestSupport
import Watch

/// Reads texts with what ships, for tests.
enum Understood {
  static let knowledge: WatchKnowledge = {
    do { return try load() } catch { preconditionFailure("\(error)") }
  }()
  static let reader = StoryReader(knowledge)

  /// - Parameter watched: what a watch list names.
  static func load(watched: [KnownName] = []) throws(Diagnostic) -> WatchKnowledge {
    func table(_ name: String) throws(Diagnostic) -> CSVTable {
      try CSVTable(InputFile.read("\(Place.root)/data/\(name)"), file: name)
    }
    let countries = try table("countries.csv").rows.map { KnownName($0["name"], .place) }
    let chips = try table("chips.csv").rows.map { row in
      KnownName(row["name"], .product, aliases: row["aliases"].split(separator: "|").map(String.init))
    }
    let listed = KnownName("Beacon Ridge Sdn Bhd", .company, id: "list/1", isShortened: true)
    return try WatchKnowledge(
      words: [table("watch/words.csv"), table("watch/people.csv")], names: table("watch/names.csv"),
      holders: table("watch/office-holders.csv"), verbs: table("watch/verbs.csv"),
      more: countries + chips + [listed] + watched)
  }

  /// One story whose paragraphs are separated by blank lines.
  static func read(_ text: String, now: String? = nil, label: Segment.Label = .body) -> ReadDocument {
    let bytes = Array(text.utf8)
    var segments: [Segment] = []
    var start = 0
    for place in 0...bytes.count where place == bytes.count || bytes[place...].starts(with: [0x0A, 0x0A]) {
      if start < place { segments.append(Segment(start..<place, label, story: 0, because: "test")) }
      start = place + 2
    }
    let document = CleanDocument(
      name: "test", text: WatchText(text), segments: segments, stories: [Story(.main, id: "main")])
    return reader.read(document, now: now.flatMap { CalendarDay($0) })
  }

  /// `text: TYPE` of each mention.
  static func names(_ read: ReadDocument) -> [String] {
    read.mentions.map { "\(read.document.text[$0.range]): \($0.type.rawValue)" }
  }
}

extension Claim {
  /// Who does what, in words.
  var told: String { "\(subjects.map(\.text).joined(separator: " + ")) \(predicate)" }
}
