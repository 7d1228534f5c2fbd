import Foundation
import Interchange

/// Getting the files of a source.
extension UpdateAttempt {
  /// The day of the newest edition, where the source says who knows it.
  func askDate(_ staging: String) throws(Diagnostic) -> CalendarDay? {
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

  /// A file, or the copy of it that is still current.
  func get(
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
  func checkReturn(_ files: [Got], _ record: UpdateRecord) throws(Diagnostic) {
    guard let first = files.first, !overruled.contains(.older), record.earlier.contains(first.kept.sha256) else {
      return
    }
    throw Diagnostic(
      "update.older", "`\(first.kept.name)` is the file of an earlier edition, byte for byte",
      help: "the edition that is there stays; if it is right: --force older")
  }
}
