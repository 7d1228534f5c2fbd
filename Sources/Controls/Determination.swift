public import Interchange
public import Rulebook

/// The engine's answer to a deal: outcome, grounds, what is missing, and what it rests on. Information, never clearance.
public struct Determination: Sendable {
  public enum Outcome: String, Sendable, CaseIterable {
    case notSubject = "not_subject"
    case noLicenceRequired = "no_licence_required"
    case exceptionAvailable = "exception_available"
    case licenceRequired = "licence_required"
    case prohibited
    case needsFacts = "needs_facts"
  }

  /// How an application would be reviewed, strictest last.
  public enum Review: String, Sendable, Comparable, CaseIterable {
    case presumptionOfApproval = "presumption_of_approval"
    case caseByCase = "case_by_case"
    case presumptionOfDenial = "presumption_of_denial"
    case policyOfDenial = "policy_of_denial"

    public static func < (left: Review, right: Review) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }

    /// `presumption of denial`.
    public var words: String { rawValue.split(separator: "_").joined(separator: " ") }
  }

  /// A class that describes an item, or, among `excluded`, one that nearly could.
  public struct Classification: Sendable {
    public let clause: Clause
    public let because: [Reason]
  }

  public struct ItemFinding: Sendable {
    public let name: String?
    public let statedECCN: CodePath?
    public let classification: [Classification]
    /// Classes that the item's figures keep it out of, with the figures.
    public let excluded: [Classification]
    /// Whether the stated ECCN fits the figures; nil if none is stated.
    public let agrees: Bool?
    /// Yes, no, or unknown and judged as subject.
    public let subject: Truth
    public let subjectPath: [Clause]
    public let subjectBecause: [Reason]
  }

  public struct Requirement: Sendable {
    public let item: Int
    public let clause: Clause
    public let end: CalendarDay?
    public let because: [Reason]
    public let review: Review?
    /// Words for the review where it is prose, or depends on what is not stated.
    public let reviewText: String?
    public let reviewCites: [String]
    /// The listed party of an entry-based requirement.
    public let listing: String?
    /// Why it is printed but not applied; nil where it is.
    public let notApplied: String?
  }

  public struct Exception: Sendable {
    public let item: Int
    public let clause: Clause
    /// Yes, no, or unknown: needs facts.
    public let available: Truth
    public let because: [Reason]
    public let lifts: [String]
  }

  /// A fact to ask for.
  public struct Missing: Sendable {
    public let fact: FactReference
    /// Where it would stand in the deal.
    public let place: String
    public let ask: String
    /// The clauses whose truth it decides.
    public let decides: [String]
    /// Whether it must be asked in any case, and does not hold up the answer.
    public let always: Bool
    public let cost: Int
  }

  /// A requirement that describes item, destination and parties, and from which an exception of the law itself takes
  /// them out: the guard that cut this path.
  public struct NotRequired: Sendable {
    public let item: Int
    public let clause: Clause
    /// The words of the exceptions that took it away.
    public let words: [String]
    public let because: [Reason]
  }

  /// A clause that bears on the deal as a whole: a prohibition, law outside the packs, a red flag.
  public struct NotJudged: Sendable {
    public let clause: Clause
    public let because: [Reason]
  }

  public struct ListEdition: Sendable {
    public let id: String
    public let title: String
    public let edition: CalendarDay
    public let coverage: String

    public init(id: String, title: String, edition: CalendarDay, coverage: String) {
      self.id = id
      self.title = title
      self.edition = edition
      self.coverage = coverage
    }
  }

  /// A list that this answer rests on and that may not be the publisher's newest.
  public struct StaleList: Hashable, Sendable {
    public let id: String
    /// Why, in a sentence that names the list.
    public let why: String

    public init(id: String, why: String) {
      self.id = id
      self.why = why
    }
  }

  public internal(set) var deal: String?
  public internal(set) var day: CalendarDay
  public internal(set) var known: CalendarDay
  public internal(set) var outcome: Outcome
  public internal(set) var items: [ItemFinding] = []
  public internal(set) var requirements: [Requirement] = []
  public internal(set) var notEnforced: [Requirement] = []
  public internal(set) var notRequired: [NotRequired] = []
  public internal(set) var exceptions: [Exception] = []
  public internal(set) var prohibitions: [NotJudged] = []
  public internal(set) var notJudged: [NotJudged] = []
  /// Red flags that the facts raise and nothing stated resolves.
  public internal(set) var redFlags: [NotJudged] = []
  public internal(set) var screening: [PartyScreening] = []
  public internal(set) var missing: [Missing] = []
  /// Lawful changes that would make the outcome softer; empty also where nobody asked for them.
  public internal(set) var wouldChange: [WouldChange] = []
  /// The licences under which all that needs one may go; empty where there is none, or it does not cover the deal.
  public internal(set) var authorisedBy: [LicenceStanding] = []
  public internal(set) var assumptions: [String] = []
  public internal(set) var warnings: [String] = []
  /// What the law that was asked is called: `the EAR`.
  public internal(set) var law: String
  /// The key under which the document says whether an item is subject to that law.
  let subjectKey: String
  public internal(set) var rulesDigest: String
  public internal(set) var packs: [String]
  public internal(set) var lists: [ListEdition] = []
  /// Lists that may not be the publisher's newest, as whoever keeps them up to date found when the answer was made.
  public var stale: [StaleList] = []
  /// Whether the parties were screened at all.
  public internal(set) var screened: Bool
  let facts: FactSet

  /// The strictest policy among the requirements that apply; nil if one of them is prose or undetermined and none
  /// of the others is at least a presumption of denial.
  public var review: Review? {
    let all = requirements.map(\.review)
    guard let strictest = all.compactMap({ $0 }).max() else { return nil }
    return all.contains(nil) && strictest < .presumptionOfDenial ? nil : strictest
  }

  /// Where a fact stands in the deal's document.
  public func place(of fact: FactReference) -> String { facts.place(of: fact) }
}
