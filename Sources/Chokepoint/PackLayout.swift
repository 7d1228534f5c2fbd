import Foundation
public import Interchange
import Rulebook

/// The Markdown files of a folder of packs, with what each would be in canonical layout.
public struct PackLayout: Sendable {
  public struct File: Sendable {
    public let path: String
    let bytes: [UInt8]
    let formatted: [UInt8]
    /// Whether the file is not in canonical layout.
    public var differs: Bool { bytes != formatted }
    /// The first line that is laid out otherwise, from 1; nil where none is.
    public var firstDifference: Int? {
      guard differs else { return nil }
      let common = zip(bytes, formatted).prefix { $0 == $1 }.count
      return 1 + bytes.prefix(common).count { $0 == UInt8(ascii: "\n") }
    }
  }

  /// By path.
  public let files: [File]

  /// - Parameter folder: a folder of packs, or one pack.
  /// - Throws: `Diagnostics` `rules.empty` where there is no pack; what does not read or parse in every file.
  public init(_ folder: String) throws(Diagnostics) {
    var files: [File] = []
    var errors: [Diagnostic] = []
    for pack in RulePacks.packFolders(in: folder) {
      for entry in RulePacks.entries(pack) where entry.hasSuffix(".md") {
        let path = "\(pack)/\(entry)"
        do throws(Diagnostic) {
          let bytes = try InputFile.read(path, limit: RulePacks.maximumBytes)
          files.append(File(path: path, bytes: bytes, formatted: try PackFormatter.format(bytes, name: path)))
        } catch {
          errors.append(error)
        }
      }
    }
    if !errors.isEmpty { throw Diagnostics(errors) }
    guard !files.isEmpty else { throw Diagnostics([RulePacks.empty(folder)]) }
    self.files = files
  }

  /// Writes the files that differ, each whole or not at all.
  ///
  /// - Throws: `Diagnostic` `file.unwritable`; the files before it are written.
  public func write() throws(Diagnostic) {
    for file in files where file.differs {
      do {
        try Data(file.formatted).write(to: URL(fileURLWithPath: file.path), options: .atomic)
      } catch {
        throw Diagnostic("file.unwritable", "`\(file.path)` cannot be written: \(error.localizedDescription)")
      }
    }
  }
}
