import Foundation
public import Interchange

/// Where the rules, the data and the workspace lie.
///
/// Rules and data: the folder named; else beside the executable, or in `share/chokepoint` next to its `bin`; else in the
/// checkout that the executable or the current folder is in. Nothing is compiled in, so the binary can be moved with its
/// folders.
public struct Locations: Sendable {
  public var rules: String
  public var data: String
  public var workspace: String
  /// The editions of imported lists that count as current; nil for the newest.
  public var editions: [String: CalendarDay]?

  /// - Throws: `Diagnostic` `locate.rules` or `locate.data` if nothing is found, naming where was looked.
  public init(rules: String? = nil, data: String? = nil, workspace: String? = nil) throws(Diagnostic) {
    self.rules = try Self.folder("rules", named: rules)
    self.data = try Self.folder("data", named: data)
    self.workspace = Self.workspace(named: workspace)
  }

  /// The folder of the workspace alone: the one named, else `CHOKEPOINT_WORKSPACE`, else `~/.chokepoint`.
  public static func workspace(named: String?) -> String {
    let environment = ProcessInfo.processInfo.environment
    return named ?? environment["CHOKEPOINT_WORKSPACE"] ?? (environment["HOME"] ?? ".") + "/.chokepoint"
  }

  /// The folder of the shipped data alone.
  ///
  /// - Throws: `Diagnostic` `locate.data` if nothing is found, naming where was looked.
  public static func data(named: String?) throws(Diagnostic) -> String { try folder("data", named: named) }

  /// The folder of the server's templates and static files.
  ///
  /// - Throws: `Diagnostic` `locate.web` if nothing is found, naming where was looked.
  public static func web(named: String?) throws(Diagnostic) -> String { try folder("web", named: named) }

  private static func folder(_ name: String, named: String?) throws(Diagnostic) -> String {
    if let named {
      guard isFolder(named) else {
        throw Diagnostic(
          "locate.\(name)", "`\(named)` is not a folder", help: "give the folder of the \(name) with --\(name)")
      }
      return named
    }
    let candidates = places.map { "\($0)/\(name)" }
    guard let found = candidates.first(where: { isFolder($0) && isOurs($0) }) else {
      throw Diagnostic(
        "locate.\(name)", "the folder `\(name)` is not found",
        help: "give it with --\(name); looked for \(candidates.joined(separator: ", "))")
    }
    return found
  }

  /// A folder counts only with the file by which it is known, so that some other `data` nearby is not taken for it.
  private static func isOurs(_ folder: String) -> Bool {
    let sign = folder.hasSuffix("/data") ? "/chips.csv" : folder.hasSuffix("/web") ? "/templates" : "/us-ear"
    return FileManager.default.fileExists(atPath: folder + sign)
  }

  private static var places: [String] {
    var places: [String] = []
    if let executable = executableFolder {
      places += [executable, "\(executable)/../share/chokepoint"]
      places += ancestors(of: executable)
    }
    places += [FileManager.default.currentDirectoryPath] + ancestors(of: FileManager.default.currentDirectoryPath)
    return places
  }

  private static var executableFolder: String? {
    let link = "/proc/self/exe"
    let path = (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) ?? Bundle.main.executablePath
    return path.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) }
  }

  /// The checkout a path is in: folders above it that hold our Package.swift.
  private static func ancestors(of path: String) -> [String] {
    var parts = path.split(separator: "/").map(String.init)
    var found: [String] = []
    while !parts.isEmpty {
      let folder = "/" + parts.joined(separator: "/")
      if FileManager.default.fileExists(atPath: "\(folder)/Package.swift") { found.append(folder) }
      parts.removeLast()
    }
    return found
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }
}
