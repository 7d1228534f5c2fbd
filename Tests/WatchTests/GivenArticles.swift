import Foundation
import Interchange
import TestSupport
import Watch

/// The two articles of the reference data, with the segments that its gold file gives.
enum GivenArticles {
  static let gold = "reference/watch-gold-examples.yaml"

  static func read() throws -> [(SourceDocument, [PageGold.Part])] {
    let text = try String(contentsOfFile: "\(Place.shared)/\(gold)", encoding: .utf8)
    var articles: [(SourceDocument, [PageGold.Part])] = []
    var isSegment = false
    var fields: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let pair = line.drop { $0 == " " || $0 == "-" }.split(separator: ":", maxSplits: 1)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      if line.hasPrefix("- file:") {
        articles.append((try document(pair[1]), []))
      } else if line.hasPrefix("  "), !line.hasPrefix("   "), !line.hasPrefix("  -") {
        isSegment = pair[0] == "segments"
      } else if isSegment, pair.count == 2 {
        fields[pair[0]] = pair[1].trimmingCharacters(in: ["'"])
        if pair[0] == "story", let last = articles.indices.last, let part = part(fields, articles[last].0.text) {
          articles[last].1.append(part)
        }
      }
    }
    return articles
  }

  private static func document(_ file: String) throws -> SourceDocument {
    guard let document = try DocumentReader().read(path: "\(Place.shared)/data/articles/\(file)").first else {
      throw Diagnostic("test", "no document in `\(file)`")
    }
    return document
  }

  private static func part(_ fields: [String: String], _ text: WatchText) -> PageGold.Part? {
    guard let start = fields["start"].flatMap({ Int($0) }), let end = fields["end"].flatMap({ Int($0) }),
      let label = fields["label"].flatMap({ Segment.Label(rawValue: $0) })
    else { return nil }
    // The gold file counts code points.
    let places = text.bytes.indices.filter { text.bytes[$0] & 0xC0 != 0x80 } + [text.bytes.count]
    return PageGold.Part(label: label, story: fields["story"] ?? "-", range: places[start]..<places[end])
  }
}
