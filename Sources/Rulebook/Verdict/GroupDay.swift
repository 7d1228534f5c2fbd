import Interchange

/// The country groups of a `VerdictProgram` as they are on a day.
struct GroupDay: Sendable {
  private struct Group: Sendable {
    var members = WordSet()
    /// Whether an answer rests on a later edition, but for those whose history is known.
    var isLater: Bool
    var known = WordSet()
  }

  private let groups: [Group]

  init(_ program: VerdictProgram, _ table: GroupTable, on day: CalendarDay) {
    var groups = Array(repeating: Group(isLater: false), count: program.groups.count)
    for (name, place) in program.groups {
      groups[Int(place)].isLater = table.edition(of: name).map { day < $0 } ?? false
      for (country, spans) in table.members(of: name) {
        guard let word = program.words[country] else { continue }
        if spans.contains(where: { $0.holds(on: day) }) { groups[Int(place)].members.insert(word) }
        if spans.contains(where: { $0.isKnown(on: day) }) { groups[Int(place)].known.insert(word) }
      }
    }
    self.groups = groups
  }

  /// Whether the country is in the first or any later one of the groups; a caveat where one asked rests on a later
  /// edition.
  func contains(_ word: Int32, in groups: [Int32], _ caveat: inout Bool) -> Bool {
    for group in groups {
      let group = self.groups[Int(group)]
      caveat = caveat || group.isLater && !group.known.contains(word)
      if group.members.contains(word) { return true }
    }
    return false
  }
}
