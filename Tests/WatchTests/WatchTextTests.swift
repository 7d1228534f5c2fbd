import Testing
import Watch

@Suite("Text of a document")
struct WatchTextTests {
  @Test("places are told in code points, over block borders too")
  func codePoints() {
    let unit = "a華 é😀"
    let text = WatchText(String(repeating: unit, count: 200))
    for place in [0, 1, 99, 150, 199] {
      let from = place * unit.utf8.count + 1
      #expect(text[from..<(from + 3)] == "華")
      #expect(text.codePoints(from..<(from + 3)) == (place * 5 + 1)..<(place * 5 + 2))
    }
    #expect(text.codePoint(at: text.bytes.count) == 1000)
  }

  @Test("empty text has one place")
  func empty() {
    #expect(WatchText("").codePoint(at: 0) == 0)
  }
}
