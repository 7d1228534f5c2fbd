import Foundation
public import Interchange
public import Rulebook

/// Reads rule packs from a folder: every sub-folder with Markdown files is a pack.
///
/// Each pack is the law of one regime and is judged by itself; the pack `shared` holds facts and groups of countries for
/// all of them. A folder that has Markdown files of its own is one pack, whole.
public enum RulePacks {
  /// The regime that is asked where none is named.
  public static let standard = "us"
  /// The folders of regimes that go by another name.
  private static let folders = [standard: "us-ear"]
  /// The pack that is read with every other.
  private static let shared = "shared"
  /// A file of a pack larger than this is not one.
  static let maximumBytes = 16 << 20

  /// The regimes of a folder of packs: the standard one first, the others by name.
  public static func regimes(in folder: String) -> [String] {
    if hasRules(folder) { return [name(of: folder)] }
    let names = entries(folder).filter { $0 != shared && hasRules("\(folder)/\($0)") }.map { entry in
      folders.first { $0.value == entry }?.key ?? entry
    }
    return names.filter { $0 == standard } + names.filter { $0 != standard }.sorted()
  }

  /// The regime that is asked where none is named: the standard one, or the only one there is.
  ///
  /// - Throws: `Diagnostics` for a folder without packs.
  static func standardRegime(in folder: String) throws(Diagnostics) -> String {
    let known = regimes(in: folder)
    guard let first = known.first else {
      throw Diagnostics([empty(folder)])
    }
    return known.count == 1 ? first : standard
  }

  /// - Parameters:
  ///   - folder: a folder of packs, or one pack.
  ///   - regime: whose law; nil for the one that is asked where none is named.
  /// - Throws: `Diagnostics` for a regime that is not there, files that cannot be read, or a pack that does not check.
  public static func load(_ folder: String, regime: String? = nil) throws(Diagnostics) -> RuleProgram {
    let regime = if let regime { regime } else { try standardRegime(in: folder) }
    let known = regimes(in: folder)
    guard known.contains(regime) else { throw Diagnostics([unknown(regime, among: known)]) }
    let packs = try Diagnostics.gathering { () throws(Diagnostic) in try Self.packs(in: folder, of: regime) }
    return try RuleProgram(packs: packs)
  }

  /// The files that are the law of one regime, by the names under which answers show them.
  static func packs(in folder: String, of regime: String) throws(Diagnostic) -> [RulePackFiles] {
    let folders = hasRules(folder) ? [folder] : [shared, folders[regime] ?? regime].map { "\(folder)/\($0)" }
    var packs: [RulePackFiles] = []
    for folder in folders where hasRules(folder) { packs.append(try files(of: folder)) }
    return packs
  }

  static func empty(_ folder: String) -> Diagnostic {
    Diagnostic("rules.empty", "there is no rule pack in `\(folder)`", help: "a pack is a folder with .md files")
  }

  /// The folders of all packs in a folder, or the folder itself if it is one.
  static func packFolders(in folder: String) -> [String] {
    if hasRules(folder) { return [folder] }
    return entries(folder).map { "\(folder)/\($0)" }.filter(hasRules)
  }

  /// What is said of a regime that is not there.
  public static func unknown(_ regime: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      "rules.regime", "there is no regime `\(regime)`", help: "the regimes here are \(known.joined(separator: ", "))")
  }

  /// The paths of the facts that any pack of a folder declares.
  static func facts(in folder: String) throws(Diagnostic) -> Set<String> {
    var paths: Set<String> = []
    for entry in entries(folder) where hasRules("\(folder)/\(entry)") {
      paths.formUnion(try files(of: "\(folder)/\(entry)").declaredFacts)
    }
    return paths
  }

  private static func hasRules(_ folder: String) -> Bool {
    entries(folder).contains { $0.hasSuffix(".md") && $0 != "README.md" }
  }

  static func entries(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private static func name(of folder: String) -> String {
    folder.split(separator: "/").last.map(String.init) ?? folder
  }

  static func files(of folder: String) throws(Diagnostic) -> RulePackFiles {
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
    return RulePackFiles(name: name(of: folder), markdown: markdown, tables: tables)
  }

  /// `rules/us-ear/3a090.md`: answers must not depend on where the folder lies.
  static func shown(_ path: String) -> String {
    path.split(separator: "/").suffix(3).joined(separator: "/")
  }
}
