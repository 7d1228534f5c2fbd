import Interchange

/// An event as a sentence and remarks, in the words of its source.
enum EventWords {
  static func sentence(_ event: WatchEvent) -> String {
    guard event.kind == .claim else { return event.statement }
    var words = event.statement
    while let last = words.last, ",;:".contains(last) { words.removeLast() }
    let isPart = words.first.map { $0.isLowercase } ?? false
    let quoted = "“\(isPart ? "… " : "")\(words)”"
    // Of an act the text tells who acts.
    guard let speaker = event.speaker, !event.subjects.contains(where: { event.names[$0].name == speaker && !isPart })
    else { return quoted }
    return "\(speaker): \(quoted)"
  }

  static func notes(_ event: WatchEvent, now: CalendarDay?) -> [String] {
    var notes: [String] = []
    if event.kind == .headline { notes.append("a headline only") }
    if !["asserted", "reported"].contains(event.hedging) { notes.append(event.hedging) }
    if let now, isOpen(event), let end = event.period?.upperBound, end < now {
      notes.append("the day told for it, \(end), has passed")
    }
    if !event.contradicts.isEmpty { notes.append("said otherwise elsewhere") }
    if event.isWithdrawn, let reason = event.sources[0].withdrawn { notes.append("withdrawn: \(reason)") }
    if let consequence = event.consequence { notes.append(consequence) }
    return notes
  }

  /// Whether it was still to come when it was told.
  static func isOpen(_ event: WatchEvent) -> Bool {
    [Hedging.predicted, .planned, .considering, .possible].contains { $0.rawValue == event.hedging }
  }

  /// `[Coastal Times, 2024-11-05; Tradewire, 2024-11-06]`.
  static func sources(_ event: WatchEvent) -> String {
    var labels: [String] = []
    for source in event.sources {
      let label = source.label + (source.withdrawn == nil ? "" : ", withdrawn")
      if !labels.contains(label) { labels.append(label) }
    }
    let more = labels.count > 3 ? "; \(labels.count - 3) more" : ""
    return "[\(labels.prefix(3).joined(separator: "; "))\(more)]"
  }
}
