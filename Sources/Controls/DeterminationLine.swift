public import Interchange
import Parties
import Rulebook

extension Determination {
  /// The answer in few words, for one line of a batch: what came out, by which requirements and exceptions, and what is
  /// asked. Items go by their number in the deal, from 0.
  public var compactJSON: JSON {
    let members: [(String, JSON)] = [
      ("deal", .string(deal)),
      ("outcome", .string(outcome.rawValue)),
      ("review", .string(review?.rawValue)),
      ("requirements", .strings(requirementWords)),
      ("exceptions", .strings(exceptionWords)),
      ("prohibitions", .strings(Self.once(prohibitions.map(\.clause.id)))),
      ("not_judged", .strings(Self.once(notJudged.map(\.clause.id)))),
      ("red_flags", .strings(Self.once(redFlags.map(\.clause.id)))),
      ("missing", .strings(missing.filter { !$0.always }.map(\.place))),
      ("matches", .strings(matchWords)), ("screened", JSON(.bool(screened))),
    ]
    let licences = authorisedBy.map(\.licence)
    let also: [(String, JSON)] =
      (licences.isEmpty ? [] : [("authorised_by", .strings(licences))])
      + (stale.isEmpty ? [] : [("stale", .strings(stale.map(\.id)))])
    return .object(members + also)
  }

  /// The columns of `row`.
  public static let columns = [
    "row", "deal", "outcome", "review", "requirements", "exceptions", "prohibitions", "not_judged", "red_flags",
    "missing", "matches", "screened",
  ]

  /// The same as fields of a table; several values of one field are cut by `;`.
  public func row(_ number: Int) -> [String] {
    [
      "\(number)", deal ?? "", outcome.rawValue, review?.rawValue ?? "", requirementWords.joined(separator: ";"),
      exceptionWords.joined(separator: ";"), Self.once(prohibitions.map(\.clause.id)).joined(separator: ";"),
      Self.once(notJudged.map(\.clause.id)).joined(separator: ";"),
      Self.once(redFlags.map(\.clause.id)).joined(separator: ";"),
      missing.filter { !$0.always }.map(\.place).joined(separator: ";"), matchWords.joined(separator: ";"),
      screened ? "yes" : "no",
    ]
  }

  /// `0:RS.3A090.a`: the item and the clause, those that are applied, each once.
  private var requirementWords: [String] {
    Self.once(requirements.filter { $0.notApplied == nil }.map { "\($0.item):\($0.clause.id)" })
  }

  /// `0:NAC`: exceptions that are available.
  private var exceptionWords: [String] {
    Self.once(exceptions.filter { $0.available == .yes }.map { "\($0.item):\($0.clause.id)" })
  }

  private static func once(_ words: [String]) -> [String] {
    if words.count < 2 { return words }
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }

  /// `us-entity-list:EL0001 0.998`: the best match of each party.
  private var matchWords: [String] { Self.matchWords(screening) }

  static func matchWords(_ screening: [PartyScreening]) -> [String] {
    screening.compactMap { party in
      party.matches.first.map { "\($0.list.id):\($0.party.id) \(FixedDecimal.text($0.score, places: 3))" }
    }
  }
}
