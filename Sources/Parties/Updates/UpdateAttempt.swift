import Foundation
import Interchange

/// One look at a source: get, read, check, put in place. Whatever throws before `put` leaves everything as it was.
struct UpdateAttempt {
  private let updater: ListUpdater
  private let source: PublishedSource
  private let isRehearsal: Bool
  private let overruled: Set<UpdateDoubt>

  /// A file of this look: got now, or the copy that is still current.
  private struct Got {
    var kept: UpdateRecord.KeptFile
    var path: String
    var modified: CalendarDay?
    var isNew: Bool
  }

  init(_ updater: ListUpdater, _ source: PublishedSource, isRehearsal: Bool, overruled: Set<UpdateDoubt>) {
    self.updater = updater
    self.source = source
    self.isRehearsal = isRehearsal
    self.overruled = overruled
  }

  func run(_ record: inout UpdateRecord) throws(Diagnostic) -> UpdateResult {
    let unchanged = UpdateResult(source: source.id, outcome: .unchanged)
    let staging = try updater.folder.staging(of: source.id)
    let date = try askDate(staging)
    if let date, let known = record.date, overruled.isEmpty {
      if date == known, isHere(record) { return unchanged }
      guard date > known else {
        throw Diagnostic(
          "update.older", "the publisher says \(date), and \(known) is there already",
          help: "the edition that is there stays; if it is right: --force older")
      }
    }
    var files: [Got] = []
    for file in source.files { files.append(try get(file, date, record, staging)) }
    guard files.contains(where: \.isNew) || !isHere(record) else {
      record.date = date ?? record.date
      return unchanged
    }
    try checkReturn(files, record)
    let lists = try read(files, date)
    let check = UpdateCheck(
      source: source, store: updater.store, today: updater.now.day, overruled: overruled)
    try check.check(lists)
    let changes = try changes(lists)
    if !isRehearsal { try put(lists, changes, files, date, &record) }
    return UpdateResult(source: source.id, outcome: changes.isEmpty ? .unchanged : .updated, changes: changes)
  }

  /// Whether the lists of the last success are still in the workspace.
  private func isHere(_ record: UpdateRecord) -> Bool {
    !record.lists.isEmpty && record.refusal == nil
      && source.lists.allSatisfy { expected in
        record.lists.contains { list in
          list.id == expected.id && (try? updater.store.editions(of: list.id).contains(list.edition)) == true
        }
      }
  }

  // MARK: Get

  private func askDate(_ staging: String) throws(Diagnostic) -> CalendarDay? {
    guard let date = source.date else { return nil }
    let path = "\(staging)/date.json"
    _ = try updater.fetch(
      ListUpdater.Request(
        address: date.address, path: path, etag: nil, lastModified: nil, mostBytes: 16 << 20, source: source))
    defer { unlink(path) }
    var json = try JSONReader.read(try InputFile.read(path, limit: 16 << 20), file: "\(source.id)/date.json")
    for step in date.steps {
      let next: JSON? =
        switch step {
        case .member(let name): json[name]
        case .element(let key, let value):
          json.array?.first { $0[key].flatMap(PublishedSourceReader.scalar) == value }
        }
      guard let next else { throw noDate }
      json = next
    }
    guard let day = json.string.flatMap({ CalendarDay($0) }) else { throw noDate }
    return day
  }

  private var noDate: Diagnostic {
    Diagnostic(
      "update.date", "the document that says of which day `\(source.id)` is does not say it",
      help: "`date` of the source in \(PublishedSources.fileName) says where in it to look")
  }

  private func get(
    _ file: PublishedSource.File, _ date: CalendarDay?, _ record: UpdateRecord, _ staging: String
  ) throws(Diagnostic) -> Got {
    let address = file.address.replacing("{date}", with: date?.description ?? "")
    let digest = ContentDigest.sha256(Array(address.utf8))
    let root = updater.folder.folder(of: source.id)
    // A copy counts only where it is still there, and was got from this very address.
    let known = record.files.first {
      $0.name == file.name && $0.addressDigest == digest
        && FileManager.default.fileExists(atPath: "\(root)/\($0.kept)")
    }
    let path = "\(staging)/\(file.name)"
    let answer = try updater.fetch(
      ListUpdater.Request(
        address: address, path: path, etag: known?.etag, lastModified: known?.lastModified,
        mostBytes: source.mostBytes, source: source))
    guard let answer else {
      guard let known else {
        throw Diagnostic("download.status", "`\(file.name)` is said to be unchanged, and there is no copy of it")
      }
      return Got(kept: known, path: "\(root)/\(known.kept)", isNew: false)
    }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Diagnostic("update.write", "`\(path)` cannot be read back")
    }
    let sha256 = ContentDigest.sha256([UInt8](bytes))
    let kept = UpdateRecord.KeptFile(
      name: file.name, addressDigest: digest, etag: answer.etag, lastModified: answer.lastModified,
      bytes: bytes.count, sha256: sha256, got: updater.now, kept: "")
    let isNew = record.files.first { $0.name == file.name }?.sha256 != sha256
    return Got(kept: kept, path: path, modified: answer.modified, isNew: isNew)
  }

  /// A file that was current before the one that is there is an old one, whatever it says of itself.
  private func checkReturn(_ files: [Got], _ record: UpdateRecord) throws(Diagnostic) {
    guard let first = files.first, !overruled.contains(.older), record.earlier.contains(first.kept.sha256) else {
      return
    }
    throw Diagnostic(
      "update.older", "`\(first.kept.name)` is the file of an earlier edition, byte for byte",
      help: "the edition that is there stays; if it is right: --force older")
  }

  // MARK: Read

  private func read(_ files: [Got], _ date: CalendarDay?) throws(Diagnostic) -> [PartyList] {
    guard let first = files.first else { return [] }
    var options = ImportOptions()
    options.edition = date
    options.list = source.list
    options.companions = files.dropFirst().map(\.path)
    if let mapping = source.mapping {
      options.mapping = try ListMapping.read(
        fromFile: mapping.hasPrefix("/") ? mapping : "\(source.folder)/\(mapping)")
    }
    let bytes = try InputFile.read(first.path, limit: source.mostBytes)
    guard !bytes.isEmpty else {
      throw Diagnostic("import.empty", "`\(first.kept.name)` is empty", help: "the edition that is there stays")
    }
    do throws(Diagnostic) {
      return try importer.lists(from: bytes, file: first.kept.name, options: options)
    } catch {
      guard error.id == "import.edition" else { throw error }
    }
    // The file does not say of which day it is: the server does, or it is the file of today.
    options.edition = first.modified ?? updater.now.day
    return try importer.lists(from: bytes, file: first.kept.name, options: options)
  }

  private var importer: ListImporter { updater.importer }

  /// The lists that are otherwise than those in place.
  private func changes(_ lists: [PartyList]) throws(Diagnostic) -> [UpdateResult.Change] {
    var changes: [UpdateResult.Change] = []
    for list in lists {
      let before = try updater.store.editions(of: list.id).last
      var diff: ListDiff?
      if let before {
        let found = ListDiff(from: try updater.store.load(list.id, before), to: list)
        if found.added.isEmpty, found.removed.isEmpty, found.changed.isEmpty { continue }
        diff = found
      }
      changes.append(
        UpdateResult.Change(
          list: list.id, edition: list.edition, before: before, parties: list.parties.count, diff: diff))
    }
    return changes
  }

  // MARK: Put

  private func put(
    _ lists: [PartyList], _ changes: [UpdateResult.Change], _ files: [Got], _ date: CalendarDay?,
    _ record: inout UpdateRecord
  ) throws(Diagnostic) {
    var kept: [UpdateRecord.KeptFile] = []
    for file in files {
      var entry = file.kept
      if entry.kept.isEmpty {
        guard let bytes = FileManager.default.contents(atPath: file.path) else {
          throw Diagnostic("update.write", "`\(file.path)` cannot be read back")
        }
        entry.kept = try updater.folder.keepRaw([UInt8](bytes), entry.name, sha256: entry.sha256, of: source.id)
      }
      kept.append(entry)
    }
    let changed = Set(changes.map(\.list))
    for list in lists where changed.contains(list.id) {
      if overruled.contains(.older) { try removeLater(than: list) }
      try updater.store.save(list, allowShrinking: true)
    }
    if let old = record.files.first?.sha256, old != kept.first?.sha256 { record.earlier.append(old) }
    record.earlier.removeAll { $0 == kept.first?.sha256 }
    record.files = kept
    record.date = date
    record.lists = try lists.map { list throws(Diagnostic) in
      // A list that did not change keeps the edition that is in place.
      let edition = changed.contains(list.id) ? list.edition : try updater.store.editions(of: list.id).last
      return UpdateRecord.KeptList(
        id: list.id, edition: edition ?? list.edition, parties: list.parties.count, sha256: list.digest)
    }
  }

  /// Of an older edition that shall count, the newer ones are set aside.
  private func removeLater(than list: PartyList) throws(Diagnostic) {
    for edition in try updater.store.editions(of: list.id) where edition > list.edition {
      try updater.store.setAside(list.id, edition)
    }
  }
}
