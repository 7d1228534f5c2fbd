public import Interchange

/// The sources of lists: those that ship with the product, and over them those of the workspace.
///
///     let sources = try PublishedSources(data: "data", workspace: "/home/me/.chokepoint")
///     sources.source(of: "us-entity-list")?.files.first?.address
public struct PublishedSources: Sendable {
  /// What the configuration is called, in the data and in the workspace.
  public static let fileName = "list-sources.json"

  /// In the order of the files; a source of the workspace takes the place of a shipped one with its id.
  public private(set) var all: [PublishedSource]

  public init(_ all: [PublishedSource]) { self.all = all }

  /// - Throws: `Diagnostic`: `file.…`, `json.…`, `sources.…` for a configuration that does not read whole.
  public init(data: String, workspace: String) throws(Diagnostic) {
    all = try Self.read("\(data)/\(Self.fileName)", folder: data) ?? []
    for source in try Self.read("\(workspace)/\(Self.fileName)", folder: workspace) ?? [] {
      if let place = all.firstIndex(where: { $0.id == source.id }) { all[place] = source } else { all.append(source) }
    }
  }

  /// Nil where there is no such file.
  private static func read(_ path: String, folder: String) throws(Diagnostic) -> [PublishedSource]? {
    let bytes: [UInt8]
    do throws(Diagnostic) { bytes = try InputFile.read(path, limit: 4 << 20) } catch {
      if error.id == "file.missing" { return nil }
      throw error
    }
    return try PublishedSourceReader(folder: folder).read(try JSONReader.read(bytes, file: path))
  }

  /// The source with this id, or the first that is asked and holds the list of this id.
  public func named(_ id: String) -> PublishedSource? {
    all.first { $0.id == id } ?? source(of: id)
  }

  /// The source of a list: one that is asked rather than one that is off.
  public func source(of list: String) -> PublishedSource? {
    let holders = all.filter { $0.lists.contains { $0.id == list } }
    return holders.first { $0.off == nil } ?? holders.first
  }
}
