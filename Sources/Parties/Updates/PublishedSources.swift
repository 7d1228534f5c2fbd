public import Interchange

/// The sources of lists: those that ship with the product, and over them those of the workspace.
///
///     let sources = try PublishedSources(data: "data", workspace: "/home/me/.chokepoint")
///     sources.source(of: "us-entity-list")?.files.first?.address
public struct PublishedSources: Sendable {
  /// What the configuration is called, in the data and in the workspace.
  public static let fileName = "list-sources.json"

  /// Those of the workspace first, then the shipped ones whose ids it does not take.
  public private(set) var all: [PublishedSource]

  public init(_ all: [PublishedSource]) { self.all = all }

  /// - Throws: `Diagnostic`: `file.…`, `json.…`, `sources.…` for a configuration that does not read whole.
  public init(data: String, workspace: String) throws(Diagnostic) {
    let own = try Self.read("\(workspace)/\(Self.fileName)", folder: workspace) ?? []
    let shipped = try Self.read("\(data)/\(Self.fileName)", folder: data) ?? []
    all = own + shipped.filter { source in !own.contains { $0.id == source.id } }
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

  /// The source with this id, or the first that holds the list of this id; one that is asked rather than one that is off.
  public func named(_ id: String) -> PublishedSource? {
    let own = all.first { $0.id == id }
    guard own?.off != nil else { return own ?? source(of: id) }
    return all.first { source in source.off == nil && source.lists.contains { $0.id == id } } ?? own
  }

  /// The source of a list: one that is asked rather than one that is off.
  public func source(of list: String) -> PublishedSource? {
    let holders = all.filter { $0.lists.contains { $0.id == list } }
    return holders.first { $0.off == nil } ?? holders.first
  }
}
