import Foundation
public import Interchange
import Ledger
import Parties
import Synchronization
public import Watch

/// What a workspace keeps of the news, as a reader gets it: the documents of its ledger and what changed on its lists, with
/// the reader's own watch list. Read once, and again when a document is kept or withdrawn, a list or the day changes.
///
///     let room = NewsRoom(locations, desk)
///     let reading = try room.reading(for: "anna", on: .today, lists: version)
///     reading.maker.catchUp(watching: reading.list)
///
/// Safe to share between threads.
public final class NewsRoom: Sendable {
  /// What is read for one reader.
  public struct Reading: Sendable {
    public let knowledge: WatchKnowledge
    public let maker: BriefMaker
    /// In the order in which they were kept.
    public let documents: [StoredDocument]
    /// What the reader watches; nil where there is no file.
    public let list: WatchList?
    let key: Key
  }

  /// What a reading was made of.
  struct Key: Hashable {
    let newest: Int
    let changes: ChangeKey
    let watch: String?
    let watchDigest: String
  }

  /// What the changes of lists and rules were made of.
  struct ChangeKey: Hashable {
    let lists: String
    let rules: Int
    let day: CalendarDay
  }

  /// Readings that are kept; beyond so many, all are made anew.
  private static let most = 8
  private static let largestList = 16 << 20

  private let locations: Locations
  private let desk: LedgerDesk
  private let known = Mutex<[String: Reading]>([:])
  private let changed = Mutex<(key: ChangeKey, events: [WatchEvent])?>(nil)

  public init(_ locations: Locations, _ desk: LedgerDesk) {
    (self.locations, self.desk) = (locations, desk)
  }

  /// - Parameters:
  ///   - reader: whose watch list counts: `watch-lists/NAME.csv` of the workspace, else `watch-list.csv`.
  ///   - day: the day of the reader.
  ///   - lists: names the editions in use; with other ones the changes of lists are looked for anew.
  /// - Throws: `Diagnostic` for a watch list, a table or a record that does not read.
  public func reading(for reader: String, on day: CalendarDay, lists: String) throws(Diagnostic) -> Reading {
    let path = watchList(of: reader)
    let bytes = try path.map { path throws(Diagnostic) in try InputFile.read(path, limit: Self.largestList) }
    let key = Key(
      newest: try newest(.document), changes: ChangeKey(lists: lists, rules: try newest(.rulePack), day: day),
      watch: path, watchDigest: bytes.map(ContentDigest.sha256) ?? "")
    let place = path ?? ""
    if let reading = known.withLock({ $0[place] }), reading.key == key { return reading }
    let reading = try read(key, bytes)
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[place] = reading
    }
    return reading
  }

  private func newest(_ kind: LedgerEntry.Kind) throws(Diagnostic) -> Int {
    var filter = LedgerFilter()
    (filter.kind, filter.limit) = (kind, 1)
    return try desk.store.records(filter).first?.seq ?? 0
  }

  /// The changes of lists and rules, with the deals that the ledger held when they were first asked for that day.
  private func changes(_ key: ChangeKey) throws(Diagnostic) -> [WatchEvent] {
    if let found = changed.withLock({ $0?.key == key ? $0?.events : nil }) { return found }
    let events: [WatchEvent]
    do throws(Diagnostics) {
      events = try Diagnostics.gathering { () throws(Diagnostic) in try ChangeEvents(locations, desk) }.events(
        on: key.day)
    } catch {
      throw error.all.first ?? Diagnostic("watch.changes", "the changes cannot be told")
    }
    changed.withLock { $0 = (key, events) }
    return events
  }

  private func read(_ key: Key, _ bytes: [UInt8]?) throws(Diagnostic) -> Reading {
    var list = try bytes.map { bytes throws(Diagnostic) in try WatchList(bytes, file: key.watch ?? "") }
    let knowledge = try WatchKnowledge(
      inFolder: locations.data, workspace: locations.workspace, watched: list?.knownNames ?? [])
    list?.resolve(with: knowledge)
    let archive = try WatchArchive(desk.store, knowledge, actor: "")
    let documents = try archive.documents(since: nil)
    let changes = try changes(key.changes)
    let maker = BriefMaker(
      EventMerger.merged(documents.flatMap(\.events) + changes),
      documents: documents.count { $0.withdrawn == nil }, now: key.changes.day)
    return Reading(knowledge: knowledge, maker: maker, documents: documents, list: list, key: key)
  }

  /// The documents that hold all the words, the newest first.
  public func search(_ words: String, in reading: Reading) throws(Diagnostic) -> [StoredDocument] {
    let found = try WatchArchive(desk.store, reading.knowledge, actor: "").search(words).map(\.id)
    return found.compactMap { id in reading.documents.first { $0.id == id } }
  }

  /// A name that is no plain file name has no list of its own.
  private func watchList(of reader: String) -> String? {
    let isPlain =
      !reader.isEmpty && !reader.hasPrefix(".")
      && reader.allSatisfy {
        $0.isLetter || $0.isNumber || " ._-@".contains($0)
      }
    let own = "\(locations.workspace)/watch-lists/\(reader).csv"
    let common = "\(locations.workspace)/watch-list.csv"
    return ((isPlain ? [own] : []) + [common]).first { FileManager.default.fileExists(atPath: $0) }
  }
}
