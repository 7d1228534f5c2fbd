import Foundation
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
  private let folder: String?

  /// - Parameter folder: nil keeps nothing.
  public init(folder: String?) { self.folder = folder }

  /// - Parameter day: the day on which the lists were current; nil for now.
  /// - Throws: `Diagnostic` if a list cannot be read whole.
  public func index(
    of store: ListStore, asOf day: CalendarDay? = nil, knowledge: ScreeningKnowledge
  ) throws(Diagnostic) -> ScreeningIndex {
    let source = TextHash.mix(try store.fingerprint(asOf: day) ^ knowledge.digest &+ IndexLayout.version)
    guard let folder else { return ScreeningIndex(try store.lists(asOf: day), knowledge: knowledge) }
    let path = "\(folder)/\(String(source, radix: 16)).idx"
    if let bytes = IndexBytes(path: path), let index = ScreeningIndex(bytes, knowledge: knowledge, source: source) {
      return index
    }
    let bytes = IndexImage.bytes(of: try store.lists(asOf: day), knowledge: knowledge, source: source)
    // The lists may have changed while they were read; what was built then is used, but not kept under this name.
    if try TextHash.mix(store.fingerprint(asOf: day) ^ knowledge.digest &+ IndexLayout.version) == source {
      keep(bytes, path: path, in: folder)
    }
    guard let index = ScreeningIndex(IndexBytes(bytes), knowledge: knowledge, source: source) else {
      throw Diagnostic(
        "index.unreadable", "the index that was just built cannot be read", help: "this is a bug; report it")
    }
    return index
  }

  /// How many indexes lie side by side: that of now, and those of a few days that were asked for.
  private static let kept = 4

  /// The names of the indexes in a folder, the one written last first.
  private static func byAge(_ folder: String) -> [String] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".idx") }
    return names.map { name -> (time: Int, name: String) in
      var status = stat()
      return (stat("\(folder)/\(name)", &status) == 0 ? Int(status.st_mtim.tv_sec) : 0, name)
    }.sorted { ($0.time, $0.name) > ($1.time, $1.name) }.map(\.name)
  }

  private func keep(_ bytes: [UInt8], path: String, in folder: String) {
    let temporary = "\(path).\(ProcessInfo.processInfo.processIdentifier).tmp"
    let files = FileManager.default
    // A workspace that cannot be written only costs time at the next start.
    guard (try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil,
      (try? Data(bytes).write(to: URL(fileURLWithPath: temporary))) != nil
    else { return }
    guard rename(temporary, path) == 0 else {
      unlink(temporary)
      return
    }
    let name = path.split(separator: "/").last.map(String.init)
    for old in Self.byAge(folder).dropFirst(Self.kept) where old != name { unlink("\(folder)/\(old)") }
  }
}
