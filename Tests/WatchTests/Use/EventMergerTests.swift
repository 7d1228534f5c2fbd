import Testing
import Watch

@Suite("Merging of events")
struct EventMergerTests {
  @Test("the same figure from two documents is one event with two sources, the earlier first")
  func same() {
    let later = EventSample.event(
      "b", on: "2025-06-05", "Longjing Micro will make fewer than 150,000 chips", value: "lt 150000 chip")
    let earlier = EventSample.event(
      "a", on: "2025-06-01", "fewer than 150,000 processors would be produced by Longjing", value: "lt 150000 chip")
    let merged = EventMerger.merged([later, earlier])
    #expect(merged.map(\.id) == ["a"])
    #expect(merged[0].sources.map(\.document) == ["a", "b"])
  }

  @Test("another figure of the same unit stands beside it, and each knows the other")
  func contradiction() {
    let merged = EventMerger.merged([
      EventSample.event(
        "a", does: "reduced", "Longjing reduced the output of its plant by a tenth", value: "eq 10 percent"),
      EventSample.event(
        "b", does: "reduced", "Longjing reduced output at its plant by a fifth", value: "eq 20 percent"),
      EventSample.event("c", does: "reduced", "Longjing reduced output at its plant for a while", value: "eq 3 month"),
    ])
    #expect(merged.map(\.id) == ["a", "b", "c"])
    #expect(merged.map(\.contradicts) == [["b"], ["a"], []])
  }

  @Test("what is said and what is denied are not merged, and contradict each other")
  func denied() {
    let merged = EventMerger.merged([
      EventSample.event("a", does: "supplies", "Longjing supplies boards to the trading company"),
      EventSample.event(
        "b", does: "supplies", "Longjing does not supply boards to the trading company", isPositive: false),
    ])
    #expect(merged.map(\.contradicts) == [["b"], ["a"]])
  }

  @Test("other subjects, other days and one document twice are not merged into more sources")
  func apart() {
    let one = EventSample.event("a", does: "produces", "A makes chips", value: "eq 5 chip", until: "2025-01-01")
    let other = EventSample.event("b", does: "produces", "A makes chips", value: "eq 5 chip", until: "2026-01-01")
    let another = EventSample.event("c", about: "Other", does: "produces", "A makes chips", value: "eq 5 chip")
    #expect(EventMerger.merged([one, other, another]).count == 3)
    let twice = EventSample.event(
      "d", does: "produces", "A makes chips", value: "eq 5 chip", until: "2025-01-01", from: "a")
    #expect(EventMerger.merged([one, twice]).map(\.sources.count) == [1])
  }

  @Test("the order of the input does not matter")
  func order() {
    let events = (0..<20).map {
      EventSample.event("e\($0)", on: "2025-06-0\($0 % 9 + 1)", "Statement number \($0) of many")
    }
    #expect(EventMerger.merged(events).map(\.id) == EventMerger.merged(events.reversed()).map(\.id))
  }
}
