import Foundation
import TestSupport
import Testing

/// The built `chokepoint`, run as a user runs it.
struct Binary {
  struct Output {
    var status: Int32
    var out: String
    var error: String
  }

  /// Beside the test bundle, wherever the build folder is.
  static let path: String = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.appendingPathComponent("chokepoint").path
  }()

  /// - Parameters:
  ///   - executable: another copy of the binary.
  ///   - folder: where to run it.
  ///   - workspace: the workspace folder; an empty one of its own by default.
  static func run(
    _ arguments: [String], input: [UInt8]? = nil, executable: String = path, folder: String = Place.root,
    workspace: String? = nil
  ) throws -> Output {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var environment = ProcessInfo.processInfo.environment
    environment["CHOKEPOINT_WORKSPACE"] = try workspace ?? Place.temporaryFolder()
    process.environment = environment
    // Files, not pipes: no output is too long, and nothing waits for a reader.
    let scratch = try Place.temporaryFolder()
    let names = ["in", "out", "error"].map { "\(scratch)/\($0)" }
    for name in names.dropFirst() { try Data().write(to: URL(fileURLWithPath: name)) }
    try Data(input ?? []).write(to: URL(fileURLWithPath: names[0]))
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: names[0]))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: names[1]))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: names[2]))
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: name)), as: UTF8.self)
    }
    return Output(status: process.terminationStatus, out: try text(names[1]), error: try text(names[2]))
  }
}
