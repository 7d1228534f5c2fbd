import Interchange

/// The files of one rule pack, as bytes: Markdown with rules, and the CSV tables they name.
public struct RulePackFiles: Sendable {
  /// The folder's name, `us-ear`.
  public let name: String
  /// File name (shown in places) and content, sorted by name.
  public let markdown: [(name: String, bytes: [UInt8])]
  /// Tables by the name that a `table` declaration uses.
  public let tables: [String: (name: String, bytes: [UInt8])]

  public init(
    name: String, markdown: [(name: String, bytes: [UInt8])], tables: [String: (name: String, bytes: [UInt8])] = [:]
  ) {
    self.name = name
    self.markdown = markdown.sorted { $0.name < $1.name }
    self.tables = tables
  }

  /// The paths of the facts that the pack declares, as far as it parses.
  public var declaredFacts: Set<String> {
    var paths: Set<String> = []
    for (name, bytes) in markdown {
      guard let file = try? LiterateFile(bytes, name: name) else { continue }
      for case .fact(let fact) in Parser.declarations(of: file).declarations { paths.insert(fact.path) }
    }
    return paths
  }

  /// `sha256:...` over all files of some packs: the name by which answers call the rules they rest on.
  public static func digest(of packs: [RulePackFiles]) -> String {
    "sha256:" + ContentDigest.sha256(packs.flatMap { $0.digestInput })
  }

  /// Every file with its name and length, so that no two different packs give the same bytes.
  var digestInput: [UInt8] {
    var input: [UInt8] = []
    func add(_ name: String, _ bytes: [UInt8]) {
      input += Array("\(name) \(bytes.count)\n".utf8)
      input += bytes
    }
    let folder = name
    for file in markdown { add(folder + "/" + Self.lastPart(file.name), file.bytes) }
    for (name, file) in tables.sorted(by: { $0.key < $1.key }) { add(folder + "/" + name, file.bytes) }
    return input
  }

  /// The digest must not depend on where the folder lies.
  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
