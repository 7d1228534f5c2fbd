import Foundation
public import Interchange
import Names

/// The lists of a workspace: those that ship with the product, and the editions imported into the workspace.
///
/// Imported editions lie side by side as `lists/<list id>/<edition>.ndjson`; the newest is current. A list is written to a
/// temporary file and renamed, so that a reader sees the old edition or the new one, never a part.
public struct ListStore: Sendable {
  private let shipped: String?
  private let workspace: String?
  private let pinned: [String: CalendarDay]?

  /// - Parameters:
  ///   - shipped: the folder of the lists that ship with the product (`data/parties`).
  ///   - workspace: the workspace's folder; `lists` inside it is made at the first import.
  ///   - pinned: the edition of each imported list that counts as current, and no other list; nil for the newest of all.
  public init(shipped: String?, workspace: String?, pinned: [String: CalendarDay]? = nil) {
    self.shipped = shipped
    self.workspace = workspace
    self.pinned = pinned
  }

  /// The shipped lists and the newest imported edition of every list, in a fixed order.
  ///
  /// - Throws: `Diagnostic` for any file that cannot be read whole: no list is ever used in part.
  public func current() throws(Diagnostic) -> [PartyList] {
    try lists(asOf: nil)
  }

  /// The lists as they were current on a day: the shipped ones, and of each imported list the newest edition that is not
  /// after the day, or the newest of all where none of that time is kept.
  ///
  /// - Throws: `Diagnostic` for any file that cannot be read whole.
  public func lists(asOf day: CalendarDay?) throws(Diagnostic) -> [PartyList] {
    var lists: [PartyList] = []
    for path in try files(asOf: day) { lists.append(try Self.load(path)) }
    return lists
  }

  /// The days from which `lists(asOf:)` gives other lists than the day before, in order: the editions of every list of
  /// which more than one is kept.
  ///
  /// - Throws: `Diagnostic` for a folder that cannot be read.
  public func changes() throws(Diagnostic) -> [CalendarDay] {
    var days: Set<CalendarDay> = []
    for id in try importedLists() {
      let kept = try keptEditions(of: id)
      if kept.count > 1 { days.formUnion(kept) }
    }
    return days.sorted()
  }

  /// The same store with these editions of its imported lists, and no other list of them.
  public func pinned(to editions: [String: CalendarDay]) -> ListStore {
    ListStore(shipped: shipped, workspace: workspace, pinned: editions)
  }

  /// The imported editions of a list, oldest first.
  ///
  /// - Throws: `Diagnostic` `list.unreadable` if the list's folder cannot be read.
  public func editions(of id: String) throws(Diagnostic) -> [CalendarDay] {
    guard let folder = folder(of: id) else { return [] }
    return try Self.entries(folder).filter { $0.hasSuffix(".ndjson") }.compactMap { CalendarDay($0.dropLast(7)) }
      .sorted()
  }

  /// The newest imported edition of a list that is not after a day; nil if there is none.
  ///
  /// - Throws: `Diagnostic` `list.unreadable` if the list's folder cannot be read.
  public func edition(of id: String, asOf day: CalendarDay) throws(Diagnostic) -> CalendarDay? {
    try editions(of: id).last { $0 <= day }
  }

  /// One imported edition.
  public func load(_ id: String, _ edition: CalendarDay) throws(Diagnostic) -> PartyList {
    guard let folder = folder(of: id) else {
      throw Diagnostic("list.unknown", "there is no list `\(id)` in the workspace")
    }
    return try Self.load("\(folder)/\(edition).ndjson")
  }

  /// Whether an edition may follow the current one.
  ///
  /// - Throws: `Diagnostic` `list.shrunken` if it lost more than a fifth of its parties.
  public func verify(_ list: PartyList) throws(Diagnostic) {
    if let newest = try editions(of: list.id).last, newest <= list.edition {
      let before = try load(list.id, newest).parties.count
      guard list.parties.count * 5 >= before * 4 else {
        throw Diagnostic(
          "list.shrunken", "`\(list.id)` would shrink from \(before) parties to \(list.parties.count)",
          help: "published files have lost thousands of rows by mistake before; allow shrinking if it is right")
      }
    }
  }

  /// Adds an edition, or replaces the edition of the same day.
  ///
  /// - Parameter allowShrinking: accept a list that lost more than a fifth of its parties since the current edition.
  /// - Returns: the file's path.
  /// - Throws: `Diagnostic`: `list.shrunken`, `list.write`; `list.line` and the other faults of `PartyListReader` for a
  ///   list that would not read back, and then nothing is written.
  @discardableResult
  public func save(_ list: PartyList, allowShrinking: Bool = false) throws(Diagnostic) -> String {
    guard let folder = folder(of: list.id) else {
      throw Diagnostic(
        "list.write", "the list `\(list.id)` needs a workspace to be kept in", help: "name a workspace folder")
    }
    if !allowShrinking { try verify(list) }
    let path = "\(folder)/\(list.edition).ndjson"
    let bytes = PartyListWriter.bytes(of: list)
    // A file that does not read back would end every later command.
    _ = try PartyListReader.read(bytes, file: path)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try DurableFile.write(bytes, to: path)
    } catch {
      throw Diagnostic("list.write", "`\(path)` cannot be written: \(error.localizedDescription)")
    }
    return path
  }

  /// Keeps an edition under another name, so that it no longer counts.
  ///
  /// - Throws: `Diagnostic` `list.write`.
  func setAside(_ id: String, _ edition: CalendarDay) throws(Diagnostic) {
    guard let folder = folder(of: id) else { return }
    let path = "\(folder)/\(edition).ndjson"
    guard rename(path, path + ".set-aside") == 0 else {
      throw Diagnostic("list.write", "`\(path)` cannot be set aside: \(String(cString: strerror(errno)))")
    }
  }

  /// A number that changes with the set of current list files, their sizes and their times of change.
  ///
  /// - Throws: `Diagnostic` for a folder that cannot be read.
  ///
  /// - Parameter day: the day on which the files were current; nil for now.
  public func fingerprint(asOf day: CalendarDay? = nil) throws(Diagnostic) -> UInt64 {
    var sum: UInt64 = 0
    for path in try files(asOf: day) {
      var status = stat()
      guard stat(path, &status) == 0 else {
        throw Diagnostic("list.unreadable", "`\(path)` cannot be read: \(String(cString: strerror(errno)))")
      }
      let words = "\(path) \(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec) \(status.st_ino)"
      sum = TextHash.mix(sum &* 31 &+ TextHash.of(Array(words.utf8)[...]))
    }
    return sum
  }

  /// The digest of each current list file, by `us-entity-list/2026-07-23.ndjson`, or by its name where it ships.
  ///
  /// - Throws: `Diagnostic` for a file that cannot be read.
  public func digests() throws(Diagnostic) -> [(file: String, sha256: String)] {
    let shippedCount = try shippedFiles().count
    var digests: [(file: String, sha256: String)] = []
    for (place, path) in try files(asOf: nil).enumerated() {
      let name = path.split(separator: "/").suffix(place < shippedCount ? 1 : 2).joined(separator: "/")
      digests.append((name, ContentDigest.sha256(try InputFile.read(path))))
    }
    return digests
  }

  private func keptEditions(of id: String) throws(Diagnostic) -> [CalendarDay] {
    try editions(of: id).filter { edition in pinned.map { $0[id] == edition } ?? true }
  }

  /// The files of `lists(asOf:)`, in its order.
  private func files(asOf day: CalendarDay?) throws(Diagnostic) -> [String] {
    var files = try shippedFiles()
    for id in try importedLists() {
      let kept = try keptEditions(of: id)
      if let edition = kept.last(where: { edition in day.map { edition <= $0 } ?? true }) ?? kept.last,
        let folder = folder(of: id)
      {
        files.append("\(folder)/\(edition).ndjson")
      }
    }
    return files
  }

  // MARK: Files

  private func shippedFiles() throws(Diagnostic) -> [String] {
    guard let shipped else { return [] }
    let files = try Self.entries(shipped).filter { $0.hasSuffix(".ndjson") }
    guard !files.isEmpty else {
      throw Diagnostic("list.none", "there is no list in `\(shipped)`", help: "the data folder is not complete")
    }
    return files.map { "\(shipped)/\($0)" }
  }

  /// The ids of the lists of which the workspace keeps an edition.
  ///
  /// - Throws: `Diagnostic` `list.unreadable` for a folder that cannot be read.
  public func importedLists() throws(Diagnostic) -> [String] {
    guard let workspace else { return [] }
    return try Self.entries("\(workspace)/lists").filter { !$0.hasPrefix(".") }
  }

  /// Nil without a workspace, or for an id that is no plain folder name.
  private func folder(of id: String) -> String? {
    Self.isPlain(id) ? workspace.map { "\($0)/lists/\(id)" } : nil
  }

  /// Whether an id can be a folder: small letters, digits and dashes.
  static func isPlain(_ id: String) -> Bool {
    !id.isEmpty
      && id.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      }
  }

  /// The names in a folder, sorted; none where there is no such folder.
  private static func entries(_ folder: String) throws(Diagnostic) -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw Diagnostic("list.unreadable", "the folder `\(folder)` cannot be read: \(error.localizedDescription)")
    }
  }

  private static func load(_ path: String) throws(Diagnostic) -> PartyList {
    try PartyListReader.read(try InputFile.read(path), file: path)
  }
}
