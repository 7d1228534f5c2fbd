import Foundation
import Interchange

/// One look at a source: get, read, check, put in place. Whatever throws before `put` leaves everything as it was.
struct UpdateAttempt {
  let updater: ListUpdater
  let source: PublishedSource
  private let isRehearsal: Bool
  let overruled: Set<UpdateDoubt>

  /// A file of this look: got now, or the copy that is still current.
  struct Got {
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
