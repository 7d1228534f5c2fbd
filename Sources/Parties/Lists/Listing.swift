public import Interchange

/// One period on a list, `[from, until)`, and what the entry then says.
public struct Listing: Hashable, Sendable {
  /// How an application is reviewed, where the entry has one of the usual values.
  public enum Review: String, Sendable, CaseIterable {
    case policyOfDenial = "policy_of_denial"
    case presumptionOfDenial = "presumption_of_denial"
    case caseByCase = "case_by_case"
    case presumptionOfApproval = "presumption_of_approval"
  }

  /// Which items the entry reaches.
  public enum Scope: String, Sendable {
    case allItems = "all_items"
    /// Only what `requirement` says.
    case asStated = "as_stated"
  }

  /// The first day in force; nil if not known.
  public var from: CalendarDay?
  /// How well `from` is known: `VERIFIED`, `SECONDARY`, `UNSURE`, or words.
  public var fromStatus: String?
  /// The day the notice was published.
  public var published: CalendarDay?
  /// The first day on which the party was no longer listed; nil while it is.
  public var until: CalendarDay?
  /// The licence requirement, as in the entry.
  public var requirement = ""
  /// The review policy, as in the entry.
  public var policy = ""
  public var review: Review?
  public var scope = Scope.asStated
  public var footnotes: [String] = []
  public var programs: [String] = []
  public var citations: [String] = []

  public init() {}

  /// The first day known to be in force: the effective date, or else the publication date.
  public var begins: CalendarDay? { from ?? published }

  /// Whether the party is on the list on `day` by this listing; true for an unknown beginning.
  public func isInForce(on day: CalendarDay) -> Bool {
    (begins.map { $0 <= day } ?? true) && (until.map { day < $0 } ?? true)
  }

  /// The usual value that a policy text has; nil for prose and for texts with more than one value.
  public static func review(of policy: String) -> Review? {
    switch ListText.squeezed(policy) {
    case "policy of denial": .policyOfDenial
    case "presumption of denial", "presumption for denial": .presumptionOfDenial
    case "case by case", "case by case basis", "case by case review": .caseByCase
    case "presumption of approval": .presumptionOfApproval
    default: nil
    }
  }

  /// `allItems` only if the text says so without any further limit.
  public static func scope(of requirement: String) -> Scope {
    let text = ListText.squeezed(ListText.withoutBrackets(requirement))
    let short = text.hasPrefix("for ") ? String(text.dropFirst(4)) : text
    guard short.hasPrefix("all items subject to the ear") else { return .asStated }
    let rest = short.dropFirst("all items subject to the ear".count)
    let words = rest.split(separator: " ")
    let harmless: Set<Substring> = ["see", "and", "of", "the", "ear"]
    return words.allSatisfy { harmless.contains($0) || $0.allSatisfy(\.isNumber) || $0 == "e" } ? .allItems : .asStated
  }
}

extension ListedParty {
  /// The listing in force on a day, the last of several; for nil, one that has no end.
  func listing(on day: CalendarDay?) -> Listing? {
    listings.last { listing in day.map { listing.isInForce(on: $0) } ?? (listing.until == nil) }
  }
}
