import Interchange

/// What a determination or a screening found that somebody has to look at.
public struct CaseOpening: Sendable {
  public let occasion: CaseFile.Occasion
  /// What it turns on: the query as it was screened, or the deal.
  public let matter: String
  public let title: String
  public let deal: String?
  public let pairs: [CaseFile.Pair]

  public init(
    _ occasion: CaseFile.Occasion, matter: String, title: String, deal: String? = nil, pairs: [CaseFile.Pair] = []
  ) {
    (self.occasion, self.matter, self.title) = (occasion, matter, title)
    (self.deal, self.pairs) = (deal, pairs)
  }

  var payload: JSON {
    var members: [(String, JSON)] = [
      ("occasion", .string(occasion.rawValue)), ("matter", .string(matter)), ("title", .string(title)),
    ]
    if let deal { members.append(("deals", .strings([deal]))) }
    if !pairs.isEmpty { members.append(("pairs", .array(pairs.map(\.json)))) }
    return .object(members)
  }

  /// What else the case's record is about.
  var about: [String] {
    (deal.map { ["deal:\($0)"] } ?? []) + Set(pairs.map { "party:\($0.party)" }).sorted()
  }
}
