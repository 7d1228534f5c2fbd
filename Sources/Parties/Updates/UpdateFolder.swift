import Foundation
public import Interchange

/// What a workspace keeps of updates: `updates/<source>/` with `state.json`, the files that were believed (`raw`) and the
/// last that were not (`refused`).
public struct UpdateFolder: Sendable {
  private let root: String

  public init(workspace: String) { root = "\(workspace)/updates" }

  /// Whether anything was ever updated here.
  public var exists: Bool { FileManager.default.fileExists(atPath: root) }

  func folder(of source: String) -> String { "\(root)/\(source)" }

  /// What is kept of a source; nil if it was never looked at.
  ///
  /// - Throws: `Diagnostic` `update.state`, `json.…`, `file.…`.
  public func record(of source: String) throws(Diagnostic) -> UpdateRecord? {
    let path = "\(folder(of: source))/state.json"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try UpdateRecord(try JSONReader.read(try InputFile.read(path, limit: 16 << 20), file: path))
  }

  func keep(_ record: UpdateRecord) throws(Diagnostic) {
    try write(Array(JSONWriter.pretty(record.json).utf8), to: "\(folder(of: record.source))/state.json")
  }

  /// An empty folder for files on their way; what an update that was killed left there goes.
  func staging(of source: String) throws(Diagnostic) -> String {
    let path = "\(folder(of: source))/staging"
    try? FileManager.default.removeItem(atPath: path)
    try make(path)
    return path
  }

  func endStaging(of source: String) {
    try? FileManager.default.removeItem(atPath: "\(folder(of: source))/staging")
  }

  /// Keeps a file that was believed.
  ///
  /// - Returns: its place in the source's folder.
  func keepRaw(_ bytes: [UInt8], _ name: String, sha256: String, of source: String) throws(Diagnostic) -> String {
    try make("\(folder(of: source))/raw")
    let place = "raw/\(sha256.prefix(16))-\(name)"
    try write(bytes, to: "\(folder(of: source))/\(place)")
    return place
  }

  /// Keeps files that were not believed, in place of the last ones.
  func keepRefused(_ paths: [String], of source: String) {
    let folder = "\(folder(of: source))/refused"
    try? FileManager.default.removeItem(atPath: folder)
    guard !paths.isEmpty, (try? make(folder)) != nil else { return }
    for path in paths {
      let name = (path as NSString).lastPathComponent
      _ = try? FileManager.default.moveItem(atPath: path, toPath: "\(folder)/\(name)")
    }
  }

  /// Holds the lock of the folder while `body` runs.
  ///
  /// - Throws: `Diagnostic` `update.running` while another process updates; what `body` throws.
  public func locked<Result>(_ body: () throws -> Result) throws -> Result {
    try make(root)
    let descriptor = open("\(root)/lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Diagnostic("update.write", "`\(root)` cannot be written: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw Diagnostic(
        "update.running", "another update of this workspace is running", help: "wait for it, then try again")
    }
    return try body()
  }

  private func make(_ path: String) throws(Diagnostic) {
    do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
      throw Diagnostic("update.write", "`\(path)` cannot be made: \(error.localizedDescription)")
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    try make((path as NSString).deletingLastPathComponent)
    do { try DurableFile.write(bytes, to: path) } catch {
      throw Diagnostic("update.write", "`\(path)` cannot be written: \(error.localizedDescription)")
    }
  }
}
