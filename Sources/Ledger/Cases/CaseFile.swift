import Interchange

/// A case as its records tell it: what was found, who has it, what was proposed and decided.
public struct CaseFile: Sendable {
  /// What opened it.
  public enum Occasion: String, Sendable, CaseIterable {
    /// A name was found on a list.
    case hit
    /// A deal needs a licence, or is prohibited.
    case licenceRequired = "licence_required"
  }

  public enum State: String, Sendable, CaseIterable {
    case open, proposed, decided
  }

  public enum Decision: String, Sendable, CaseIterable {
    /// The party is the listed one.
    case same
    /// It is not; this is remembered.
    case notSame = "not_same"
    /// The deal goes on, under what the reason says.
    case proceed
    /// It does not.
    case refuse

    /// Whether it lets something go on, so that two people have to agree.
    public var isApproval: Bool { self == .notSame || self == .proceed }

    /// The decisions that a case of this occasion can come to.
    public static func possible(_ occasion: Occasion) -> [Decision] {
      occasion == .hit ? [.same, .notSame] : [.proceed, .refuse]
    }
  }

  /// A name that was asked, and a listed party that it may be.
  public struct Pair: Hashable, Sendable {
    /// `us-entity-list:123`
    public let party: String
    public let name: String
    /// As screening printed it: `0.973`.
    public let score: String
    /// The digest of the listed party's record: another one, and the decision counts no more.
    public let fingerprint: String
    /// The programmes under which the party is listed.
    public let programmes: [String]

    public init(party: String, name: String, score: String, fingerprint: String, programmes: [String] = []) {
      (self.party, self.name, self.score) = (party, name, score)
      (self.fingerprint, self.programmes) = (fingerprint, programmes)
    }
  }

  /// A decision that somebody proposed or made.
  public struct Judgement: Hashable, Sendable {
    public let decision: Decision
    public let actor: String
    public let reason: String
    public let time: String
    public let seq: Int
  }

  /// A sentence on the case, or what happened to it.
  public struct Event: Hashable, Sendable {
    public let seq: Int
    public let time: String
    public let actor: String
    public let action: String
    public let words: String
  }

  /// The number of the record that opened it.
  public let number: Int
  public let occasion: Occasion
  /// What it turns on: the query that was screened, or the deal. A case that is not decided takes up what is found again.
  public let matter: String
  /// One line for the queue.
  public let title: String
  /// The deals in which it came up.
  public internal(set) var deals: [String]
  public internal(set) var pairs: [Pair]
  public internal(set) var state: State
  public internal(set) var assignee: String?
  /// What is proposed and not yet decided.
  public internal(set) var proposal: Judgement?
  public internal(set) var judgement: Judgement?
  public internal(set) var history: [Event]
  /// When it was opened, and last changed.
  public let opened: String
  public internal(set) var changed: String

  public var subject: String { "case:\(number)" }

  /// The pairs that it decided not to be the same.
  var dismissed: [Pair] { state == .decided && judgement?.decision == .notSame ? pairs : [] }
}
