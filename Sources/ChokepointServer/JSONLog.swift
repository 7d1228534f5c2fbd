import Foundation
import Interchange
public import Logging

/// Writes log lines as JSON objects, one a line, on standard error.
public struct JSONLog: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var logLevel: Logger.Level
  private let label: String

  public init(label: String, level: Logger.Level = .info) {
    self.label = label
    logLevel = level
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var members: [(String, JSON)] = [
      ("time", .string(Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))),
      ("level", .string(event.level.rawValue)), ("event", .string(event.message.description)),
    ]
    let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
    for (key, value) in all.sorted(by: { $0.key < $1.key }) { members.append((key, .string(value.description))) }
    let line = JSONWriter.compact(.object(members)) + "\n"
    // Nobody is left to tell if this fails.
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
  }
}
