import Interchange
import Testing
import Watch

@Suite("Briefs")
struct BriefTests {
  private func maker(_ events: [WatchEvent], now: String? = "2025-06-13") -> BriefMaker {
    BriefMaker(EventMerger.merged(events), documents: events.count, now: now.flatMap { CalendarDay($0) })
  }

  private func words(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }

  @Test("a catch-up has at most 150 words, and each of its sentences a source", arguments: [1, 5, 40])
  func catchUp(count: Int) {
    let events = (0..<count).map { place in
      EventSample.event(
        "e\(place)", about: "Company \(place)", does: "added_to_list",
        "Ministry \(place * 7919) put firm \(place) on register \(place * 31) after inspectors \(place * 17) visited")
    }
    let text = BriefText.text(maker(events).catchUp())
    #expect(words(text) <= 150)
    let lines = text.split(separator: "\n").dropFirst(2)
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0.hasSuffix("]") && $0.contains("[Paper e") })
    #expect(count > 1 || lines.count == 1)
  }

  @Test("what the user watches comes before what matters more to others")
  func watched() throws {
    let filler = String(repeating: "very ", count: 30)
    let events = [
      EventSample.event("a", about: "Other", does: "added_to_list", "Other was \(filler)much listed"),
      EventSample.event("b", about: "Mine", does: "met", "Mine met \(filler)many people"),
      EventSample.event(
        "c", about: "Third", does: "added_to_list", "Third was \(filler)rightly listed by everybody there"),
    ]
    let list = try WatchList(Array("kind,name\nparty,Mine\n".utf8), file: "l.csv")
    let brief = maker(events).catchUp(watching: list)
    #expect(brief.lines.map(\.event.id).contains("b"))
  }

  @Test("a timeline goes day by day, what is undated last, and says what passed and what is disputed")
  func timeline() {
    let events = [
      EventSample.event("z", on: nil, "Longjing Micro said something at some time"),
      EventSample.event(
        "b", on: "2025-06-02", does: "plans", "Longjing plans a line", hedging: .planned, until: "2025-06-12"),
      EventSample.event("a", on: "2025-06-01", "Longjing makes chips"),
      EventSample.event("x", on: "2025-06-01", about: "Other", "Other makes bread"),
    ]
    let brief = maker(events).timeline(of: WatchTopic("Longjing"))
    #expect(brief.sections.map(\.heading) == ["2025-06-01", "2025-06-02", "no date"])
    #expect(brief.lines.map(\.event.id) == ["a", "b", "z"])
    #expect(brief.lines[1].notes == ["planned", "the day told for it, 2025-06-12, has passed"])
    #expect(maker(events, now: nil).timeline(of: nil).lines.count == 4)
  }

  @Test("an edition holds its fortnight, and what was told earlier for its days")
  func edition() throws {
    let events = [
      EventSample.event("old", on: "2025-05-01", "Longjing bakes bread in an oven"),
      EventSample.event(
        "due", on: "2025-05-01", does: "plans", "Longjing will open a plant", hedging: .planned, until: "2025-06-10"),
      EventSample.event("new", on: "2025-06-01", "Longjing hired ninety engineers from Hefei"),
      EventSample.event("last", on: "2025-06-14", "Longjing stole drawings abroad", hedging: .alleged),
      EventSample.event("after", on: "2025-06-15", "Longjing answers journalists later"),
    ]
    let day = try #require(CalendarDay("2025-06-14"))
    let brief = maker(events).edition(on: WatchTopic("Longjing"), until: day)
    #expect(brief.title == "Longjing: 2025-06-01 to 2025-06-14")
    #expect(
      brief.sections.map(\.heading) == ["Told as fact", "Alleged, expected, planned", "Told earlier for these days"])
    #expect(brief.lines.map(\.event.id) == ["new", "last", "due"])
    #expect(maker(events).deepDive(WatchTopic("Longjing")).lines.count == 5)
  }

  @Test("alerts name the row, say by which name it was found, and leave out rows that nothing touches")
  func alerts() throws {
    let list = try WatchList(
      Array("kind,name,aliases,note\nparty,Longjing Micro Co.,龙晶|Longjing,customer\nitem,T900,,\n".utf8), file: "l.csv")
    let events = [
      EventSample.event("a", about: "龙晶", "龙晶 makes chips"),
      EventSample.event("b", about: "Other", "Longjing in words only"),
    ]
    let brief = maker(events).alerts(for: list)
    #expect(brief.sections.map(\.heading) == ["party Longjing Micro Co. (customer)"])
    #expect(brief.lines.map(\.event.id) == ["a"])
    #expect(brief.lines[0].notes == ["named as `龙晶`"])
    #expect(maker([]).alerts(for: list).empty == "none of the 2 rows is named in these documents")
  }

  @Test("a change of a list stands among the claims with its consequence, and counts most")
  func listChange() {
    var change = EventSample.event(
      "l", on: "2025-06-02", does: "changed", "The entry of Longjing Micro changed", kind: .listChange)
    change.consequence = "three of your deals need another look"
    let claims = [EventSample.event("a", on: "2025-06-01", "Longjing makes chips")]
    let brief = maker(claims + [change]).catchUp()
    #expect(brief.lines.first?.event.id == "l")
    #expect(
      BriefText.text(brief).contains("The entry of Longjing Micro changed (three of your deals need another look)"))
  }

  @Test("a watch list with a bad row is refused with its place")
  func badList() {
    for text in ["kind,name\nship,X\n", "kind,name\nparty,\n"] {
      #expect { try WatchList(Array(text.utf8), file: "l.csv") } throws: { error in
        (error as? Diagnostic)?.id == "watch.list" && (error as? Diagnostic)?.span?.line == 2
      }
    }
  }
}
