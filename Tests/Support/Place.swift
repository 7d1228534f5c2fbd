import Foundation

/// Where tests find files: the checkout, the shared reference data beside it, and temporary folders.
public enum Place {
  /// The root of the checkout.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The reference data: `CHOKEPOINT_SHARED`, or `shared` beside the checkout.
  public static let shared =
    ProcessInfo.processInfo.environment["CHOKEPOINT_SHARED"]
    ?? URL(fileURLWithPath: root).deletingLastPathComponent().appendingPathComponent("shared").path

  /// For `.enabled(if:)`: the file is there, or this is CI, where its absence must fail rather than skip.
  public static func hasShared(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(shared)/\(path)")
      || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  /// The reason that a skipped test shows.
  public static func needs(_ path: String) -> String {
    "needs \(path) in \(shared); set CHOKEPOINT_SHARED to its folder"
  }

  /// The files of a folder of the checkout by name, sorted, with their bytes.
  public static func files(in folder: String) throws -> [(name: String, bytes: [UInt8])] {
    let files = FileManager.default
    return try files.contentsOfDirectory(atPath: "\(root)/\(folder)").sorted().compactMap { name in
      files.contents(atPath: "\(root)/\(folder)/\(name)").map { (name, [UInt8]($0)) }
    }
  }

  /// The files of a rule pack of the checkout and of the pack that all share.
  public static func packs(of folder: String) throws -> [(name: String, files: [(name: String, bytes: [UInt8])])] {
    try ["shared", folder].map { ($0, try files(in: "rules/\($0)")) }
  }

  /// A new empty folder that no other test uses.
  public static func temporaryFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chokepoint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }

  /// Writes a file into a new temporary folder and gives its path.
  public static func temporaryFile(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = try temporaryFolder() + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }
}
