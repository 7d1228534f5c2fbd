import Foundation

/// Files that are made from others and kept in a folder, so that they need not be made again: the newest few with one ending.
///
/// A file is written beside and renamed. A folder that cannot be written only costs time at the next start.
package struct KeptFiles: Sendable {
  private let folder: String
  private let ending: String
  private let most: Int

  /// - Parameters:
  ///   - ending: of their names, without the dot.
  ///   - most: how many lie side by side.
  package init(in folder: String, ending: String, most: Int) {
    (self.folder, self.ending, self.most) = (folder, ending, most)
  }

  /// Where the file of a number lies, or would lie.
  package func path(of number: UInt64) -> String { "\(folder)/\(String(number, radix: 16)).\(ending)" }

  /// Keeps a file; of the others the newest stay.
  package func keep(_ bytes: [UInt8], as number: UInt64) {
    let path = path(of: number)
    let temporary = "\(path).\(ProcessInfo.processInfo.processIdentifier).tmp"
    guard (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil,
      (try? Data(bytes).write(to: URL(fileURLWithPath: temporary))) != nil
    else { return }
    guard rename(temporary, path) == 0 else {
      unlink(temporary)
      return
    }
    for old in byAge().dropFirst(most) where "\(folder)/\(old)" != path { unlink("\(folder)/\(old)") }
  }

  /// Their names, the one written last first.
  private func byAge() -> [String] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
      $0.hasSuffix(".\(ending)")
    }
    return names.map { name -> (time: Int, name: String) in
      var status = stat()
      return (stat("\(folder)/\(name)", &status) == 0 ? Int(status.st_mtim.tv_sec) : 0, name)
    }.sorted { ($0.time, $0.name) > ($1.time, $1.name) }.map(\.name)
  }
}
