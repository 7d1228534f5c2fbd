public import Interchange

/// Makes timelines, briefs, editions and alerts of events.
///
///     let maker = BriefMaker(EventMerger.merged(events), documents: 5, now: CalendarDay("2025-06-13"))
///     BriefText.text(maker.catchUp(watching: list))
public struct BriefMaker: Sendable {
  private let events: [WatchEvent]
  private let documents: Int
  private let now: CalendarDay?

  /// The most words of a catch-up, its sources and title among them.
  public static let catchUpWords = 150
  /// The days of an edition.
  public static let editionDays = 14

  /// - Parameters:
  ///   - events: merged.
  ///   - documents: how many documents they come from.
  ///   - now: the day of the reader; nil leaves unsaid what has passed.
  public init(_ events: [WatchEvent], documents: Int, now: CalendarDay?) {
    self.events = events
    self.documents = documents
    self.now = now
  }

  private func line(_ event: WatchEvent, _ reasons: [String] = []) -> WatchBrief.Line {
    WatchBrief.Line(event, now: now, reasons: reasons)
  }

  private func basis(_ events: [WatchEvent]) -> String {
    let days = events.compactMap(\.told)
    let span =
      days.min().flatMap { first in days.max().map { first == $0 ? ", \(first)" : ", \(first) to \($0)" } } ?? ""
    return "from \(documents) document\(documents == 1 ? "" : "s")\(span)"
  }

  // MARK: Timeline

  /// What is told of a party, item or rule, or of all, in the order of the days on which it was told.
  public func timeline(of topic: WatchTopic?) -> WatchBrief {
    let chosen = events.filter { topic?.isTouched(by: $0) ?? true }.sorted(by: EventMerger.isEarlier)
    var sections: [WatchBrief.Section] = []
    for event in chosen {
      let heading = event.told?.description ?? "no date"
      if sections.last?.heading == heading {
        sections[sections.count - 1].lines.append(line(event))
      } else {
        sections.append(WatchBrief.Section(heading, [line(event)]))
      }
    }
    let title = topic.map { "Timeline: \($0.text)" } ?? "Timeline"
    return WatchBrief(title: title, basis: basis(chosen), sections: sections)
  }

  /// The newest first.
  public func live(most: Int = 50) -> WatchBrief {
    let newest = events.sorted(by: EventMerger.isLater).filter { $0.told != nil }.prefix(most)
    return WatchBrief(title: "Live", basis: basis(Array(newest)), sections: [.init(nil, newest.map { line($0) })])
  }

  // MARK: Catch-up

  /// What matters most, in at most 150 words; every sentence has its source.
  public func catchUp(watching list: WatchList? = nil, about topic: WatchTopic? = nil) -> WatchBrief {
    let topics = list?.rows.map(\.topic) ?? []
    let ranked = events.filter { topic?.isTouched(by: $0) ?? true }
      .map { event in (event, EventWeight.weight(event, isWatched: topics.contains { $0.isNamed(in: event) })) }
      .sorted { ($0.1, $1.0.id) > ($1.1, $0.0.id) }
    let title = topic.map { "Catch-up: \($0.text)" } ?? "Catch-up"
    let basis = basis(events)
    var room = Self.catchUpWords - Self.words(title) - Self.words(basis)
    var chosen: [WatchEvent] = []
    for (event, weight) in ranked where weight > 0 && !isKnown(event, chosen) {
      let line = line(event)
      let words =
        Self.words(line.text) + Self.words(EventWords.sources(event)) + line.notes.reduce(0) { $0 + Self.words($1) }
      guard words <= room, words <= Self.catchUpWords / 2 else { continue }
      room -= words
      chosen.append(event)
    }
    let lines = chosen.sorted(by: EventMerger.isLater).map { line($0) }
    return WatchBrief(title: title, basis: basis, sections: [.init(nil, lines)])
  }

  /// Said already, told of the same in the same story, or the third of the same subject.
  private func isKnown(_ event: WatchEvent, _ chosen: [WatchEvent]) -> Bool {
    if chosen.contains(where: { StatementWords.shared($0.statement, event.statement) >= 0.6 }) { return true }
    if chosen.contains(where: { other in
      other.predicate == event.predicate && other.sources.first?.document == event.sources.first?.document
        && other.speaker == event.speaker && StatementWords.shared(other.statement, event.statement) >= 0.3
    }) {
      return true
    }
    guard let subject = event.subjects.first.map({ event.names[$0].key }) else { return false }
    return chosen.count { other in other.subjects.first.map { other.names[$0].key } == subject } >= 2
  }

  static func words(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }

  // MARK: One topic

  /// Everything about a topic, sorted by how sure it is.
  public func deepDive(_ topic: WatchTopic) -> WatchBrief {
    let all = events.filter { topic.isTouched(by: $0) }.sorted(by: EventMerger.isEarlier)
    return WatchBrief(title: "Deep dive: \(topic.text)", basis: basis(all), sections: sections(all))
  }

  /// What was told of a topic in the fortnight that ends on `day`, and what came due in it.
  public func edition(on topic: WatchTopic, until day: CalendarDay) -> WatchBrief {
    let first = CalendarDay(daysSince1970: day.daysSince1970 - Self.editionDays + 1) ?? day
    let about = events.filter { topic.isTouched(by: $0) }.sorted(by: EventMerger.isEarlier)
    let fresh = about.filter { event in event.told.map { first <= $0 && $0 <= day } ?? false }
    let due = about.filter { event in
      guard EventWords.isOpen(event), let end = event.period?.upperBound, !fresh.contains(where: { $0.id == event.id })
      else { return false }
      return first <= end && end <= day
    }
    return WatchBrief(
      title: "\(topic.text): \(first) to \(day)", basis: basis(fresh),
      sections: sections(fresh) + [.init("Told earlier for these days", due.map { line($0) })],
      empty: "nothing was told of it in these days")
  }

  private func sections(_ events: [WatchEvent]) -> [WatchBrief.Section] {
    let changes = events.filter { $0.kind == .listChange || $0.kind == .ruleChange }
    let claims = events.filter { $0.kind == .claim }
    let sure = claims.filter { ["asserted", "reported"].contains($0.hedging) }
    let open = claims.filter { !["asserted", "reported"].contains($0.hedging) }
    return [
      .init("Lists and rules", changes.map { line($0) }), .init("Told as fact", sure.map { line($0) }),
      .init("Alleged, expected, planned", open.map { line($0) }),
      .init("Headlines only", events.filter { $0.kind == .headline }.map { line($0) }),
    ]
  }

  // MARK: Alerts

  /// For each row of a watch list what names it, newest first.
  public func alerts(for list: WatchList) -> WatchBrief {
    let sections = list.rows.map { row in
      let topic = row.topic
      let touched = events.filter { topic.isNamed(in: $0) }.sorted(by: EventMerger.isLater)
      let note = row.note.isEmpty ? "" : " (\(row.note))"
      return WatchBrief.Section(
        "\(row.kind.rawValue) \(row.name)\(note)",
        touched.map { event in
          let name = topic.name(in: event)?.name ?? row.name
          return line(event, NameKey.isSame(name, row.name) ? [] : ["named as `\(name)`"])
        })
    }
    return WatchBrief(
      title: "Alerts", basis: basis(events), sections: sections,
      empty: "none of the \(list.rows.count) rows is named in these documents")
  }
}
