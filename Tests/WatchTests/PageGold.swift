import Foundation
import Interchange
import TestSupport
import Testing
import Watch

/// A page of `Pages/` with what a careful reader says of it.
struct PageGold {
  struct Part {
    var label: Segment.Label
    var story: String
    var range: Range<Int>
  }

  var document: SourceDocument
  var parts: [Part]
  var published: [String: String]

  static let folder = "Tests/WatchTests/Pages"

  static let names: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: "\(Place.root)/\(folder)"))?
    .filter { $0.hasSuffix(".json") }.sorted() ?? []

  /// Finds each part of the gold file in the text as it was read, in order.
  init(_ name: String) throws {
    let path = "\(Place.root)/\(Self.folder)"
    let gold = try JSONReader.read(InputFile.read("\(path)/\(name)"), file: name)
    let file = try #require(gold["file"]?.string)
    document = try #require(DocumentReader().read(path: "\(path)/\(file)").first)
    published = [:]
    for member in gold["published"]?.members ?? [] { published[member.key] = member.value.string }
    parts = []
    var place = 0
    for part in gold["segments"]?.array ?? [] {
      let words = try #require(part["text"]?.string).split(separator: " ").map { Array($0.utf8) }
      let range = try #require(Self.find(words, in: document.text.bytes, from: place), "\(file)")
      place = range.upperBound
      parts.append(
        Part(
          label: try #require(Segment.Label(rawValue: part["label"]?.string ?? "")),
          story: part["story"]?.string ?? "-", range: range))
    }
  }

  /// Words with blanks of any kind between them.
  private static func find(_ words: [[UInt8]], in bytes: [UInt8], from start: Int) -> Range<Int>? {
    var first = start
    while first < bytes.count {
      if let end = end(of: words, in: bytes, at: first) { return first..<end }
      first += 1
    }
    return nil
  }

  private static func end(of words: [[UInt8]], in bytes: [UInt8], at start: Int) -> Int? {
    var place = start
    for (index, word) in words.enumerated() {
      if index > 0 {
        guard place < bytes.count, bytes[place] <= 0x20 else { return nil }
        while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
      }
      guard bytes[place...].starts(with: word) else { return nil }
      place += word.count
    }
    return place
  }
}
