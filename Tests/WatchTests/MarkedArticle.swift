import Foundation
import Interchange
import TestSupport
import Watch

/// An article of `Articles/`, with what its marks say; `Benchmarks/watch/gold.py` tells the form.
struct MarkedArticle {
  struct Mark {
    var kind: Character
    var argument: String
    var range: Range<Int>
  }

  var document: CleanDocument
  var now: CalendarDay?
  var marks: [Mark] = []
  /// Not every name, time and figure in it is marked: what is found besides is not wrong.
  var isPartial = false

  init(_ name: String, _ source: String) {
    document = CleanDocument(name: name, text: WatchText(""), segments: [], stories: [])
    var (text, segments, stories): ([UInt8], [Segment], [Story]) = ([], [], [])
    for line in source.split(separator: "\n") {
      if line.hasPrefix("now ") {
        now = CalendarDay(line.dropFirst(4))
      } else if line == "partial" {
        isPartial = true
      } else if line.hasPrefix("## ") {
        if line != "## -" { stories.append(Story(.main, id: String(line.dropFirst(3)))) }
      } else if let bar = line.firstRange(of: "| ") {
        let isBelow = line[..<bar.lowerBound].hasSuffix("+")
        if !text.isEmpty { text += isBelow ? [0x0A] : [0x0A, 0x0A] }
        let start = text.count
        add(Array(line[bar.upperBound...].utf8), to: &text)
        let label = Segment.Label(rawValue: line[..<bar.lowerBound].filter { $0 != "+" }) ?? .body
        let story = label.isKept && !stories.isEmpty ? stories.count - 1 : nil
        segments.append(Segment(start..<text.count, label, story: story, because: "marked"))
      }
    }
    document = CleanDocument(
      name: name, text: WatchText(String(decoding: text, as: UTF8.self)), segments: segments, stories: stories)
  }

  private mutating func add(_ line: [UInt8], to text: inout [UInt8]) {
    var open: [(Character, String, Int)] = []
    var place = 0
    while place < line.count {
      if line[place] == UInt8(ascii: "]"), let (kind, argument, start) = open.popLast() {
        marks.append(Mark(kind: kind, argument: argument, range: start..<text.count))
        place += 1
      } else if line[place] == UInt8(ascii: "["), place + 2 < line.count, line[place + 2] == UInt8(ascii: ":"),
        let bar = line[place...].firstIndex(of: UInt8(ascii: "|"))
      {
        let argument = String(decoding: line[(place + 3)..<bar], as: UTF8.self)
        open.append((Character(UnicodeScalar(line[place + 1])), argument, text.count))
        place = bar + 1
      } else {
        text.append(line[place])
        place += 1
      }
    }
  }

  static func all() throws -> [MarkedArticle] {
    try Place.files(in: "Tests/WatchTests/Articles").map {
      MarkedArticle($0.name, String(decoding: $0.bytes, as: UTF8.self))
    }
  }
}
