import Interchange

/// Why a command could not answer, and the exit code that says so.
struct CommandFailure: Error {
  enum Code: Int32 {
    /// The command line or the input is wrong.
    case input = 2
    /// Rules, data or lists are not fit to answer from.
    case data = 3
  }

  let code: Code
  let diagnostics: [Diagnostic]

  init(_ code: Code, _ diagnostics: [Diagnostic]) {
    self.code = code
    self.diagnostics = diagnostics
  }

  /// Runs work whose diagnostics mean the given code.
  static func mapping<Result>(_ code: Code, _ work: () throws(Diagnostics) -> Result) throws -> Result {
    do throws(Diagnostics) { return try work() } catch { throw CommandFailure(code, error.all) }
  }

  static func mapping<Result>(_ code: Code, one work: () throws(Diagnostic) -> Result) throws -> Result {
    do throws(Diagnostic) { return try work() } catch { throw CommandFailure(code, [error]) }
  }
}
