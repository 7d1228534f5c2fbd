import Foundation
public import Interchange
public import Rulebook

/// Reads rule packs from a folder: every sub-folder with Markdown files is a pack.
public enum RulePacks {
  /// A file of a pack larger than this is not one.
  static let maximumBytes = 16 << 20

  /// - Parameter folder: a folder of packs, or one pack.
  /// - Throws: `Diagnostics` for files that cannot be read, or a pack that does not check.
  public static func load(_ folder: String) throws(Diagnostics) -> RuleProgram {
    let packs = try Diagnostics.gathering { () throws(Diagnostic) in try Self.packs(in: folder) }
    guard !packs.isEmpty else {
      throw Diagnostics([
        Diagnostic("rules.empty", "there is no rule pack in `\(folder)`", help: "a pack is a folder with .md files")
      ])
    }
    return try RuleProgram(packs: packs)
  }

  /// The files of the packs in a folder, by the names under which answers show them.
  static func packs(in folder: String) throws(Diagnostic) -> [RulePackFiles] {
    var packs: [RulePackFiles] = []
    for pack in folders(in: folder) { packs.append(try files(of: pack)) }
    return packs
  }

  private static func folders(in folder: String) -> [String] {
    if hasRules(folder) { return [folder] }
    return entries(folder).map { "\(folder)/\($0)" }.filter(hasRules)
  }

  private static func hasRules(_ folder: String) -> Bool {
    entries(folder).contains { $0.hasSuffix(".md") && $0 != "README.md" }
  }

  private static func entries(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private static func files(of folder: String) throws(Diagnostic) -> RulePackFiles {
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    var markdown: [(name: String, bytes: [UInt8])] = []
    var tables: [String: (name: String, bytes: [UInt8])] = [:]
    for entry in entries(folder) {
      let path = "\(folder)/\(entry)"
      if entry.hasSuffix(".md") {
        markdown.append((shown(path), try InputFile.read(path, limit: maximumBytes)))
      } else if entry.hasSuffix(".csv") {
        tables[entry] = (shown(path), try InputFile.read(path, limit: maximumBytes))
      }
    }
    return RulePackFiles(name: name, markdown: markdown, tables: tables)
  }

  /// `rules/us-ear/3a090.md`: answers must not depend on where the folder lies.
  private static func shown(_ path: String) -> String {
    path.split(separator: "/").suffix(3).joined(separator: "/")
  }
}
