public import Interchange
import Names

/// Keeps the index of the current lists in a file of the workspace, so that later runs only map it.
///
///     let index = try IndexCache(folder: "workspace/index").index(of: store, knowledge: knowledge)
///
/// The file's name and header tell which list files it was built from, by their paths, sizes and times of change, and
/// with which weights: if any of these differs, it is built again. It is written beside and renamed; where the workspace
/// cannot be written, the index is only held in memory.
public struct IndexCache: Sendable {
  private let files: KeptFiles?

  /// How many indexes lie side by side: that of now, and those of a few days that were asked for.
  private static let kept = 4

  /// - Parameter folder: nil keeps nothing.
  public init(folder: String?) { files = folder.map { KeptFiles(in: $0, ending: "idx", most: Self.kept) } }

  /// - Parameter day: the day on which the lists were current; nil for now.
  /// - Throws: `Diagnostic` if a list cannot be read whole.
  public func index(
    of store: ListStore, asOf day: CalendarDay? = nil, knowledge: ScreeningKnowledge
  ) throws(Diagnostic) -> ScreeningIndex {
    let source = TextHash.mix(try store.fingerprint(asOf: day) ^ knowledge.digest &+ IndexLayout.version)
    guard let files else { return ScreeningIndex(try store.lists(asOf: day), knowledge: knowledge) }
    if let bytes = IndexBytes(path: files.path(of: source)),
      let index = ScreeningIndex(bytes, knowledge: knowledge, source: source)
    {
      return index
    }
    let bytes = IndexImage.bytes(of: try store.lists(asOf: day), knowledge: knowledge, source: source)
    // The lists may have changed while they were read; what was built then is used, but not kept under this name.
    if try TextHash.mix(store.fingerprint(asOf: day) ^ knowledge.digest &+ IndexLayout.version) == source {
      files.keep(bytes, as: source)
    }
    guard let index = ScreeningIndex(IndexBytes(bytes), knowledge: knowledge, source: source) else {
      throw Diagnostic(
        "index.unreadable", "the index that was just built cannot be read", help: "this is a bug; report it")
    }
    return index
  }
}
