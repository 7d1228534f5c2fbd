/// What is wrong, where, and what to do about it: the one error type of the project.
///
///     deals/a800.json:7:22: error: `4992 TOPS` is not a number [deal.number]
///       help: write the number alone; `tpp` is in TPP
///
/// Messages are lower case, quote the user's input in backticks and say what was expected.
public struct Diagnostic: Error, Hashable, Sendable {
  public enum Severity: String, Sendable {
    case error, warning, note
  }

  /// A stable dotted name, for instance `deal.unknown-key`, by which tests and users refer to it.
  public var id: String
  public var severity: Severity
  public var message: String
  public var span: SourceSpan?
  public var help: String?

  public init(
    _ id: String, _ message: String, at span: SourceSpan? = nil, help: String? = nil, severity: Severity = .error
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.span = span
    self.help = help
  }
}

extension Diagnostic: CustomStringConvertible {
  public var description: String {
    let place = span.map { "\($0): " } ?? ""
    let advice = help.map { "\n  help: \($0)" } ?? ""
    return "\(place)\(severity.rawValue): \(message) [\(id)]\(advice)"
  }
}

/// Several diagnostics thrown together: a rule pack or a deal reports all that is wrong with it, not the first thing.
public struct Diagnostics: Error, Sendable, CustomStringConvertible {
  public var all: [Diagnostic]

  public init(_ all: [Diagnostic]) { self.all = all }

  public var description: String { all.map(\.description).joined(separator: "\n") }
}

extension Diagnostics {
  /// Runs work that stops at its first error where all errors of a larger whole are expected.
  public static func gathering<Result>(_ work: () throws(Diagnostic) -> Result) throws(Diagnostics) -> Result {
    do throws(Diagnostic) { return try work() } catch { throw Diagnostics([error]) }
  }
}
