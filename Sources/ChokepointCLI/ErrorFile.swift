import Foundation
import Interchange

/// The file to which a batch writes the records that it could not read, a JSON line each.
final class ErrorFile {
  private let handle: FileHandle

  /// - Throws: `CommandFailure` if the file cannot be written.
  init(_ path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
    else {
      throw CommandFailure(.input, [Diagnostic("file.unwritable", "`\(path)` cannot be written")])
    }
    self.handle = handle
  }

  /// `{"row":3,"line":4,"errors":[{"id":"deal.date","message":"…"}]}`
  func write(_ row: Int, _ line: Int, _ errors: [Diagnostic]) {
    let document = JSON.object([
      ("row", JSON(.number("\(row)"))), ("line", JSON(.number("\(line)"))),
      (
        "errors",
        .array(
          errors.map { error in
            .object([
              ("id", .string(error.id)), ("place", .string(error.span?.description)), ("message", .string(error.message)),
              ("help", .string(error.help)),
            ])
          })
      ),
    ])
    do {
      try handle.write(contentsOf: Data((JSONWriter.compact(document) + "\n").utf8))
    } catch {
      Console.error("error: the file of errors cannot be written: \(error.localizedDescription)")
      exit(2)
    }
  }
}
