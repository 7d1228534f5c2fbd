import Controls
import Foundation
import Interchange

/// Results go to standard output, diagnostics to standard error; colour only on a terminal and never under NO_COLOR.
enum Console {
  /// Where the result cannot be written, the command has failed: exit 2, with a word on standard error if that works.
  static func out(_ text: String) { out(bytes: Array(text.utf8)) }

  static func out(bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      Console.error("error: the output cannot be written: \(error.localizedDescription)")
      exit(2)
    }
  }

  /// Text for a person: long lines are broken for a terminal.
  static func show(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.isEmpty ? [""] : TextWrap.wrap(VisibleText.of(String(line)))
    }
    out(lines.joined(separator: "\n"))
  }

  /// The same where columns stand below each other: only lines that are too long are broken.
  static func showTable(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      let line = VisibleText.of(String(line))
      return line.count <= TextWrap.columns ? [line] : TextWrap.wrap(line)
    }
    out(lines.joined(separator: "\n"))
  }

  static func error(_ text: String) {
    // Nobody is left to tell if this fails.
    try? FileHandle.standardError.write(contentsOf: Data((VisibleText.of(text, keepsLines: true) + "\n").utf8))
  }

  static func complain(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { error(diagnostic.description) }
  }

  static func paint(_ text: String, _ outcome: Determination.Outcome) -> String {
    guard isatty(STDOUT_FILENO) == 1, ProcessInfo.processInfo.environment["NO_COLOR"] == nil else { return text }
    let code =
      switch outcome {
      case .licenceRequired, .prohibited: "31"
      case .needsFacts, .exceptionAvailable: "33"
      case .noLicenceRequired, .notSubject: "36"
      }
    return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
  }
}
