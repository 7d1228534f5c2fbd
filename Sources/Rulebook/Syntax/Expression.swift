import Interchange

/// An expression as written, before names are resolved and types checked.
struct Expression {
  indirect enum Kind {
    /// `item.tpp`, `advanced_destination`, `RS.3A090.a`, `CN`, `yes`: the checker decides.
    case name(String)
    case code(CodePath)
    case number(Exact, unit: String?)
    case day(CalendarDay)
    case text(String)
    case not(Expression)
    case all([Expression])
    case any([Expression])
    case compare(Expression, Comparison, Expression)
    /// `x in [1, 2)`.
    case within(Expression, Interval)
    /// `x in {CN, D:5} except {MO}`.
    case member(Expression, SetLiteral)
    /// `item.eccn under 3A001, 4A003`.
    case under(Expression, [CodePath])
    /// `listing.programs mentions "SDGT", "FTO"`: one of the words of a text, cut at `;`.
    case mentions(Expression, [String])
    /// `any party has (...)`, `every item has (...)`.
    case quantified(every: Bool, subject: String, Expression)
    case arithmetic(Expression, Arithmetic, Expression)
    /// `item.eccn is known`: for `outside` clauses only.
    case known(Expression)
  }

  var kind: Kind
  var span: SourceSpan
}

/// A comparison between two values.
enum Comparison: String, Sendable {
  case equal = "="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  var negated: Comparison {
    switch self {
    case .equal: .unequal
    case .unequal: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}

enum Arithmetic: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

/// `[2400, 4800) TPP`: square brackets include the bound, round ones do not.
struct Interval: Sendable {
  var low: Exact
  var lowIncluded: Bool
  var high: Exact
  var highIncluded: Bool
  var unit: String?
}

/// `{CN, D:5} except {MO}`: words, countries and groups; those of `except` are taken out.
struct SetLiteral {
  struct Element {
    enum Kind {
      case word(String)
      case group(String)
      case code(CodePath)
    }
    var kind: Kind
    var span: SourceSpan
  }

  var elements: [Element]
  var except: [Element]
}
