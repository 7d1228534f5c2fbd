import Interchange

/// What of a `VerdictProgram` counts on a day: of each clause the version in force and the exceptions to it, and who is in
/// which group of countries.
final class LawTable: Sendable {
  private let fixedVersions: FixedTable<Int32>
  /// Where the exceptions to each clause begin among `exceptions`, and where those of the last one end.
  private let fixedStarts: FixedTable<Int32>
  private let fixedExceptions: FixedTable<Int32>
  /// Whether some exception in force makes a clause hold.
  private let fixedContested: FixedTable<Bool>
  private let fixedMembers: FixedTable<UInt64>
  private let fixedKnown: FixedTable<UInt64>
  private let fixedLater: FixedTable<Bool>
  private let stride: Int

  /// - Parameter versions: of each clause the version that counts; -1 for none.
  init(_ tables: VerdictTables, _ versions: [Int32], _ table: GroupTable, on day: CalendarDay) {
    let program = tables.program
    fixedVersions = FixedTable(versions)
    var (starts, exceptions, contested): ([Int32], [Int32], [Bool]) = ([], [], [])
    for (clause, ids) in program.exceptionsTo.enumerated() {
      starts.append(Int32(exceptions.count))
      let found = ids.map { versions[Int($0)] }.filter { version in
        version >= 0 && program.versions[Int(version)].targets.contains(Int32(clause))
      }
      contested.append(found.contains { program.versions[Int($0)].makesHold })
      exceptions += found
    }
    fixedStarts = FixedTable(starts + [Int32(exceptions.count)])
    fixedExceptions = FixedTable(exceptions)
    fixedContested = FixedTable(contested)
    stride = tables.stride
    var members: [WordSet] = Array(repeating: WordSet(), count: program.groups.count)
    var known = members
    var later = Array(repeating: false, count: program.groups.count)
    for (name, place) in program.groups {
      later[Int(place)] = table.edition(of: name).map { day < $0 } ?? false
      for (country, spans) in table.members(of: name) {
        guard let word = program.words[country] else { continue }
        if spans.contains(where: { $0.holds(on: day) }) { members[Int(place)].insert(word) }
        if spans.contains(where: { $0.isKnown(on: day) }) { known[Int(place)].insert(word) }
      }
    }
    fixedMembers = FixedTable(members.flatMap { $0.bits(tables.stride) })
    fixedKnown = FixedTable(known.flatMap { $0.bits(tables.stride) })
    fixedLater = FixedTable(later)
  }

  /// The version of a clause that counts; -1 for none.
  func version(of clause: Int32) -> Int32 { clause < 0 ? -1 : fixedVersions.elements[Int(clause)] }

  /// The versions in force of the exceptions to a clause.
  func exceptions(to clause: Int32) -> UnsafeBufferPointer<Int32> {
    guard clause >= 0 else { return UnsafeBufferPointer(start: nil, count: 0) }
    let (first, end) = (fixedStarts.elements[Int(clause)], fixedStarts.elements[Int(clause) + 1])
    return UnsafeBufferPointer(rebasing: fixedExceptions.elements[Int(first)..<Int(end)])
  }

  func isContested(_ clause: Int32) -> Bool { clause >= 0 && fixedContested.elements[Int(clause)] }

  /// Whether a country is in a group; a caveat where that rests on a later edition.
  func holds(_ word: Int32, inGroup group: Int32, _ caveat: inout Bool) -> Bool {
    let block = Int(word) >> 6
    guard word >= 0, block < stride else {
      caveat = caveat || fixedLater.elements[Int(group)]
      return false
    }
    let (place, shift) = (Int(group) * stride + block, UInt64(word & 63))
    caveat = caveat || fixedLater.elements[Int(group)] && fixedKnown.elements[place] >> shift & 1 == 0
    return fixedMembers.elements[place] >> shift & 1 == 1
  }
}
