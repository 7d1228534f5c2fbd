public import Interchange

/// One version of one clause of law, checked: what it says, when it counts, and what it rests on. A class, because proofs
/// pass clauses about by the thousand.
public final class Clause: Sendable {
  public let kind: ClauseKind
  /// Its place among all versions of all clauses of the program.
  let number: Int
  public let id: String
  public let title: String?
  /// The folder of the pack, for instance `us-ear`.
  public let pack: String
  public let span: SourceSpan
  public let cites: [String]
  /// Nil only for definitions that count at all times.
  public let period: Period?
  public let nonEnforcement: [DatedNote]
  public let suspensions: [DatedNote]
  /// If not empty, the clause binds only these (a letter, an order).
  public let addressees: [String]
  public let caveats: [Caveat]
  /// What the clause speaks of: the ids an exception, an authorisation or a review names.
  public let targets: [String]
  /// For an exception: whether it makes its targets hold.
  public let makesHold: Bool
  /// For an authorisation: what has to be done.
  public let conditions: [String]
  /// For a red flag: what would resolve it.
  public let resolutions: [String]
  /// Whether a requirement or a prohibition is asked also of items that are shown to be outside the law.
  public let reachesUnsubject: Bool
  /// The kinds of record, such as `item` and `listing`, for each of which the clause is asked anew.
  public let subjects: Set<String>
  /// The attributes as their author wrote them, in their order.
  public let written: [WrittenPart]
  /// For a class: its number.
  public let path: CodePath?
  let condition: Term?
  let exceptions: [(condition: Term, because: String?)]
  let policies: [Policy]

  init(
    _ syntax: ClauseSyntax, number: Int, pack: String, subjects: Set<String>, condition: Term?,
    exceptions: [(condition: Term, because: String?)], policies: [Policy]
  ) {
    kind = syntax.kind
    self.number = number
    id = syntax.id
    path = syntax.kind == .class ? CodePath(syntax.id) : nil
    title = syntax.title
    self.pack = pack
    span = syntax.span
    cites = syntax.cites
    period = syntax.period
    nonEnforcement = syntax.nonEnforcement
    suspensions = syntax.suspensions
    addressees = syntax.addressees
    caveats = syntax.caveats
    targets = syntax.targets.map(\.id)
    makesHold = syntax.makesHold
    conditions = syntax.conditions
    resolutions = syntax.resolutions
    reachesUnsubject = syntax.reachesUnsubject
    self.subjects = subjects
    written = syntax.written
    self.condition = condition
    self.exceptions = exceptions
    self.policies = policies
  }

  struct Policy: Sendable {
    enum Value: Sendable {
      case word(String)
      case fact(word: Term, text: Term)
    }
    let value: Value
    let condition: Term?
    let span: SourceSpan
  }
}
