import Foundation
public import Interchange

/// The pages saved in a folder and the folders in it.
public struct DocumentFolder: Sendable {
  /// Files that may be pages, feeds or texts, sorted.
  public let paths: [String]
  /// Files that were passed over because of how their names end, sorted.
  public let others: [String]

  private static let endings: Set<String> = ["txt", "text", "html", "htm", "xhtml", "xml", "rss", "atom", "json", "gz"]
  private static let maximumFiles = 1_000_000

  /// - Throws: `Diagnostic` `file.missing`, `file.too-many`.
  public init(_ folder: String) throws(Diagnostic) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
      let names = FileManager.default.enumerator(atPath: folder)
    else {
      throw Diagnostic("file.missing", "no such folder: `\(folder)`", help: "name a folder of saved pages")
    }
    var (paths, others): ([String], [String]) = ([], [])
    while let name = names.nextObject() as? String {
      let path = "\(folder)/\(name)"
      guard names.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      let ending = name.split(separator: ".").last?.lowercased() ?? ""
      if Self.endings.contains(ending) { paths.append(path) } else { others.append(path) }
      guard paths.count <= Self.maximumFiles else {
        throw Diagnostic("file.too-many", "`\(folder)` holds more than \(Self.maximumFiles) files")
      }
    }
    self.paths = paths.sorted()
    self.others = others.sorted()
  }
}
