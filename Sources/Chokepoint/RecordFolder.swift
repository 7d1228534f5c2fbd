import Foundation
public import Interchange
import Rulebook

/// A folder of records: `answers/<two digits>/<id>.json`, one a record, and `rules/<digest>/`, the packs that they rest on.
/// Both go by their content: what is recorded twice is there once. Every file is written beside and renamed.
public struct RecordFolder: Sendable {
  private let folder: String

  public init(_ folder: String) { self.folder = folder }

  /// - Throws: `Diagnostic` `record.write` if it cannot be written.
  public func save(_ record: AnswerRecord) throws(Diagnostic) {
    try write(Array(JSONWriter.pretty(record.json).utf8), to: path(of: record.id))
  }

  /// Nil where there is none of that id.
  ///
  /// - Throws: `Diagnostic` for a file that is no record, or holds another answer than its name says.
  public func record(_ id: String) throws(Diagnostic) -> AnswerRecord? {
    let path = "\(folder)/\(path(of: id))"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let document = try JSONReader.read(try InputFile.read(path, limit: 64 << 20), file: path)
    guard let record = AnswerRecord(document), record.id == id else {
      throw Diagnostic("record.damaged", "`\(path)` is not the record that its name says")
    }
    return record
  }

  private func path(of id: String) -> String { "answers/\(id.prefix(2))/\(id).json" }

  // MARK: Rules

  /// Keeps the packs of a folder, all of them because deals may state what another regime reads, under the names by which answers show their files.
  ///
  /// - Throws: `Diagnostic` if they are not those of the digest any more, or cannot be written.
  public func keepRules(of source: String, regime: String, digest: String) throws(Diagnostic) {
    guard rules(digest) == nil else { return }
    let packs = try RulePacks.packs(in: source, of: regime)
    guard RulePackFiles.digest(of: packs) == digest else {
      throw Diagnostic("record.rules", "the rules in `\(source)` changed while they were used")
    }
    var all: [RulePackFiles] = []
    for pack in RulePacks.packFolders(in: source) { all.append(try RulePacks.files(of: pack)) }
    for file in all.flatMap({ $0.markdown + $0.tables.values.sorted { $0.name < $1.name } }) {
      try write(file.bytes, to: "\(Self.place(of: digest))/\(file.name)")
    }
    // What is written last says that all of it is there.
    try write(Array(digest.utf8), to: "\(Self.place(of: digest))/\(Self.mark)")
  }

  /// The folder of the packs with this digest, if it is kept whole.
  public func rules(_ digest: String) -> String? {
    let place = "\(folder)/\(Self.place(of: digest))"
    guard FileManager.default.fileExists(atPath: "\(place)/\(Self.mark)") else { return nil }
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return entries.first { $0 != Self.mark }.map { "\(place)/\($0)" }
  }

  private static let mark = "whole"

  private static func place(of digest: String) -> String {
    "rules/\(digest.split(separator: ":").last.map(String.init) ?? digest)"
  }

  private func write(_ bytes: [UInt8], to name: String) throws(Diagnostic) {
    let path = "\(folder)/\(name)"
    do {
      let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Diagnostic("record.write", "`\(path)` cannot be written: \(error.localizedDescription)")
    }
  }
}
