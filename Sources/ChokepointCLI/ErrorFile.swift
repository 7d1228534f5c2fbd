import Foundation
import Interchange

/// A file of records that could not be read: a line of JSON for each, with its line number and what is wrong.
struct ErrorFile {
  private let handle: FileHandle

  /// - Throws: `CommandFailure` if the file cannot be written.
  init(_ path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
    else { throw CommandFailure(.input, [Diagnostic("file.unwritable", "`\(path)` cannot be written")]) }
    self.handle = handle
  }

  func add(_ failures: [Diagnostic]) {
    guard !failures.isEmpty else { return }
    let lines = failures.map { failure -> String in
      let line = JSONWriter.compact(
        .object([
          "line": failure.span.map { .integer($0.line) } ?? .null, "id": .string(failure.id),
          "message": .string(failure.message), "help": .string(failure.help),
        ]))
      return line + "\n"
    }
    do {
      try handle.write(contentsOf: Data(lines.joined().utf8))
    } catch {
      Console.error("error: the file of errors cannot be written: \(error.localizedDescription)")
      exit(2)
    }
  }
}
