import Interchange

/// One declaration of a rule pack, as parsed.
enum Declaration {
  case unit(name: String, span: SourceSpan)
  case table(file: String, span: SourceSpan)
  /// `record input of item`: each input belongs to one item.
  case record(String, owner: String, span: SourceSpan)
  /// `regime "the EAR"`: what the law of the pack is called.
  case regime(title: String, span: SourceSpan)
  case fact(FactSyntax)
  case clause(ClauseSyntax)
  case cases([CaseSyntax])
}

/// `fact item.tpp is a number of TPP ...`.
struct FactSyntax {
  enum TypeSyntax {
    case truth, day, country, code, text
    case number(unit: String?)
    case word([String])
  }

  var path: String
  var type: TypeSyntax
  var ask: String?
  var cost = 5
  /// `assume yes "..."`: the value taken where the fact is not stated, and what to say about that; nothing, if without
  /// words.
  var assumption: (value: Expression, text: String?)?
  /// `or item.tpp / item.die_area_mm2 else ...`: how to find the value where it is not stated; the first that is known.
  var derivations: [Expression] = []
  /// `or ... else ...` as written.
  var written: WrittenPart?
  /// Whether stating this code settles the classes: `states the class`.
  var statesClass = false
  /// Whether stating no says that no scope reaches the record, where facts leave that open: `states the scope`.
  var statesScope = false
  /// Letters are addressed to the party of this name: `names the addressee`.
  var namesAddressee = false
  /// `changeable "by ..."`, `changeable to yes "by ..."`: how the fact can lawfully be made another, and which.
  var change: (value: Expression?, words: String)?
  var span: SourceSpan
}

/// What a clause does.
public enum ClauseKind: String, Sendable, CaseIterable {
  /// A named condition or quantity used by other clauses.
  case define
  /// The description of a class of items: holds by its conditions, or because the class is stated.
  case `class`
  /// A condition under which clauses that it names do not hold (or hold all the same).
  case exception
  /// A way in which an item comes under the law at all.
  case scope
  /// A licence requirement.
  case require
  /// A licence exception: an authorisation that lifts requirements which it names.
  case authorise
  /// The review policy that an application under a requirement would meet.
  case review
  /// A prohibition that no exception lifts.
  case prohibit
  /// A red flag: what has to be looked into before going on, and what would resolve it.
  case flag
  /// Law that bears on the deal and is not in these packs: nothing may be answered "not required" past it.
  case outside
}

/// One clause as parsed: header, dates and conditions. Which attributes fit which kind is for the parser to say.
struct ClauseSyntax {
  var kind: ClauseKind
  var id: String
  var title: String?
  var span: SourceSpan
  var cites: [String] = []
  var period: Period?
  var nonEnforcement: [DatedNote] = []
  var suspensions: [DatedNote] = []
  var addressees: [String] = []
  var caveats: [Caveat] = []
  var condition: Expression?
  /// Inline `except when ... because "..."`.
  var exceptions: [(condition: Expression, because: String?)] = []
  /// `to`, `lifts`, `of`: the ids that an exception, an authorisation or a review speaks of.
  var targets: [(id: String, span: SourceSpan)] = []
  /// For an exception: whether it makes its targets hold (`then holds`) instead of not hold.
  var makesHold = false
  /// For an authorisation: what has to be done, in words.
  var conditions: [String] = []
  /// For a red flag: what would resolve it, in words.
  var resolutions: [String] = []
  /// `even if not subject`: asked also of items that are shown to be outside the law.
  var reachesUnsubject = false
  var policies: [PolicySyntax] = []
  /// The attributes as written, in their order.
  var written: [WrittenPart] = []
}

/// One row of a review clause.
struct PolicySyntax {
  enum Value {
    case word(String)
    /// `as in the entry`: read from these facts, the policy word and its text.
    case fact(word: Expression, text: Expression)
  }

  var value: Value
  /// Nil for `otherwise`.
  var condition: Expression?
  var span: SourceSpan
}

/// A worked case: facts given, conclusions expected.
struct CaseSyntax {
  struct Given {
    var path: String
    /// The second and later records of a kind: `party 2`.
    var index: Int
    var value: Expression
    var span: SourceSpan
  }

  struct Expectation {
    enum Kind {
      /// `3A090.a`, `not 3A090.a`, `unknown 3A090.a`.
      case clause(String, Truth)
      /// `ask item.die_area_mm2`.
      case asks(String)
      /// `outcome licence_required`, `review case_by_case`: left to the domain.
      case other(String, String)
    }
    var kind: Kind
    var span: SourceSpan
  }

  var title: String
  var day: CalendarDay
  var known: CalendarDay?
  var givens: [Given]
  var expectations: [Expectation]
  var span: SourceSpan
}
