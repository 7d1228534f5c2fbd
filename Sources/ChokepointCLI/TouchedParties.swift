import ArgumentParser
import Chokepoint
import Interchange
import Parties

/// How many parties of a file a change of lists touches: the count that `lists rescreen` gives with names.
struct TouchedParties {
  /// What came of a list.
  struct Count: Sendable {
    var rows = 0
    var touched = 0
    var appeared = 0
    var disappeared = 0
    var changed = 0

    var json: JSON {
      .object([
        ("parties", .integer(rows)), ("touched", .integer(touched)), ("appeared", .integer(appeared)),
        ("disappeared", .integer(disappeared)), ("changed", .integer(changed)),
      ])
    }

    /// `3 of 400 parties touched: 1 with a new match, 0 with one less, 2 with one that reads otherwise`
    var text: String {
      "\(touched) of \(rows) parties touched: \(appeared) with a new match, \(disappeared) with one less, "
        + "\(changed) with one that reads otherwise"
    }
  }

  let rescreenings: [Rescreening]

  init(_ pairs: [(PartyList, PartyList)], _ shared: SharedOptions) throws {
    let folder = try shared.dataFolder()
    let (knowledge, profile) = try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in
        let knowledge = try ScreeningKnowledge(inFolder: "\(folder)/screening")
        return (knowledge, try Workspace.profile(named: nil, threshold: nil, data: folder, knowledge))
      })
    rescreenings = pairs.map { Rescreening(from: $0, to: $1, knowledge: knowledge, profile: profile) }
  }

  /// The counts for each list, in order. A row that cannot be screened is complained of, and ends in exit 2.
  func count(_ path: String) throws -> [Count] {
    var counts = rescreenings.map { _ in Count() }
    var errors: [Diagnostic] = []
    var reader = try BatchRun.reader(path)
    try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        var unread: [String] = []
        let form = try BatchForm(&reader, kind: nil, unread: &unread)
        while let block = try reader.next() {
          for record in block.records {
            do throws(Diagnostic) {
              let question = try form.question(block, record)
              for place in rescreenings.indices {
                Self.add(try rescreenings[place].answer(question), to: &counts[place])
              }
            } catch {
              var error = error
              error.span = error.span ?? block.span(of: record)
              errors.append(error)
            }
          }
        }
      })
    if !errors.isEmpty { throw CommandFailure(.input, errors) }
    return counts
  }

  private static func add(_ difference: Rescreening.Difference, to count: inout Count) {
    count.rows += 1
    count.touched += difference.isEmpty ? 0 : 1
    count.appeared += difference.appeared.isEmpty ? 0 : 1
    count.disappeared += difference.disappeared.isEmpty ? 0 : 1
    count.changed += difference.changed.isEmpty ? 0 : 1
  }
}
