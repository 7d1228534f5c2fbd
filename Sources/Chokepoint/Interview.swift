public import Controls
public import Interchange
public import Rulebook

/// An interview about one deal: asks what its determination still misses, cheapest first, puts each answer into the
/// document, and judges anew.
///
///     var interview = try Interview(of: document, in: workspace, known: .today)
///     while let question = interview.question { try interview.reply("2500") }
///     interview.document     // the deal with the answers
///
/// Nothing is put into the document that was not answered.
public struct Interview {
  /// A fact that is asked.
  public struct Question: Sendable {
    public let missing: Determination.Missing
    /// How rules declare the fact; nil for one that stands for a whole party.
    public let fact: Fact?

    public init(missing: Determination.Missing, fact: Fact?) {
      self.missing = missing
      self.fact = fact
    }

    /// Whether one place of the document holds the answer.
    public var canBeAnswered: Bool { Interview.target(of: missing) != nil }
  }

  private let workspace: Workspace
  private let known: CalendarDay
  private let memory = ScreeningMemory()
  /// Questions that were answered, or not known, in this interview.
  private var done: Set<String> = []
  public private(set) var document: JSON
  public private(set) var deal: Deal
  public private(set) var answer: Determination

  /// - Throws: `Diagnostics` for a document that is no deal, or a list that cannot be read whole.
  public init(of document: JSON, in workspace: Workspace, known: CalendarDay) throws(Diagnostics) {
    self.workspace = workspace
    self.known = known
    self.document = document
    (deal, answer) = try Self.judge(document, workspace, known, memory)
  }

  private static func judge(
    _ document: JSON, _ workspace: Workspace, _ known: CalendarDay, _ memory: ScreeningMemory
  ) throws(Diagnostics) -> (Deal, Determination) {
    let deal = try workspace.deal(document)
    let answer = try Diagnostics.gathering { () throws(Diagnostic) in
      try workspace.check(deal, known: known, memory: memory)
    }
    return (deal, answer)
  }

  // MARK: Asking

  /// What is asked next: what decides first, cheapest first, then what is asked in any case. Nil when nothing is left that
  /// was not answered already, or said not to be known.
  public var question: Question? {
    let next = answer.missing.first { !done.contains($0.place) && Self.target(of: $0) != nil }
    return next.map { Question(missing: $0, fact: workspace.program.fact($0.fact.path)) }
  }

  /// What is missing and is not asked here, because no one place of the document holds it.
  public var unasked: [Determination.Missing] { answer.missing.filter { Self.target(of: $0) == nil } }

  /// What was asked and is open all the same.
  public var stillOpen: [Determination.Missing] {
    answer.missing.filter { !$0.always && done.contains($0.place) }
  }

  /// The places under which facts of a deal stand.
  private static let roots: Set<String> = [
    "activity", "from", "to", "via", "exporter", "items", "parties", "end_use", "us_person",
  ]

  private static func target(of missing: Determination.Missing) -> DocumentPlace? {
    // Shares of owners are a list of their own.
    guard !missing.place.hasSuffix(".owners"), let place = DocumentPlace(missing.place), let root = place.root else {
      return nil
    }
    return roots.contains(root) ? place : nil
  }

  /// The version of a clause by which the deal is judged.
  public func clause(_ id: String) -> Clause? { workspace.program.law(on: deal.day, known: known).clause(id) }

  // MARK: Answering

  /// Puts an answer to the present question into the document and judges anew.
  ///
  /// - Throws: `Diagnostics` with what is wrong with the answer; then nothing is changed.
  public mutating func reply(_ text: String) throws(Diagnostics) {
    guard let question, let place = Self.target(of: question.missing) else { return }
    guard let changed = try put(text, question, at: place) else {
      throw Diagnostics([
        Diagnostic("ask.place", "`\(question.missing.place)` cannot be put into the document", help: "edit it by hand")
      ])
    }
    (deal, answer) = try Self.judge(changed, workspace, known, memory)
    document = changed
    done.insert(question.missing.place)
  }

  /// The present question is left open.
  public mutating func skip() {
    if let question { done.insert(question.missing.place) }
  }

  private func put(_ text: String, _ question: Question, at place: DocumentPlace) throws(Diagnostics) -> JSON? {
    try Self.putting(text, for: question, at: place, in: document)
  }

  /// A document with an answer to what its determination misses. Who the deal names for the first time is its end user:
  /// that is who is asked for.
  ///
  /// - Returns: nil where no one place of the document holds the fact.
  /// - Throws: `Diagnostics` for an answer of another type than the fact.
  public static func answering(_ question: Question, with text: String, in document: JSON) throws(Diagnostics) -> JSON?
  {
    guard let place = target(of: question.missing) else { return nil }
    return try putting(text, for: question, at: place, in: document)
  }

  private static func putting(
    _ text: String, for question: Question, at place: DocumentPlace, in document: JSON
  ) throws(Diagnostics) -> JSON? {
    let parties = document["parties"]?.array?.count ?? 0
    let path = question.missing.fact.path
    if path == "deal.unstated_end_user" || path == "party.name" && parties == 0 {
      let party: JSON = .object([("role", .string("end_user")), ("name", .string(text))])
      return DocumentPlace("parties[\(parties)]")?.setting(party, in: document)
    }
    return place.setting(try value(text, question.fact), in: document)
  }

  /// The answer as the document writes it. A unit is taken if it is the fact's own.
  private static func value(_ text: String, _ fact: Fact?) throws(Diagnostics) -> JSON {
    switch fact?.type {
    case .truth?:
      switch text.lowercased() {
      case "yes", "y", "true": return .bool(true)
      case "no", "n", "false": return .bool(false)
      default:
        throw Diagnostics([Diagnostic("ask.type", "`\(text)` is not yes or no", help: "answer `yes` or `no`")])
      }
    case .number(let unit)?:
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2, Exact(parts[0]) != nil else { return .string(text) }
      guard parts[1] == unit.description else {
        let own = unit == .none ? "a number without unit" : "in \(unit)"
        throw Diagnostics([
          Diagnostic(
            "ask.unit", "the unit `\(parts[1])` does not fit", help: "the answer is \(own); nothing is converted")
        ])
      }
      return .string(parts[0])
    default: return .string(text)
    }
  }
}
