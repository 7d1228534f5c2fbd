import Foundation
import Names

/// Tells whether files changed, by their names, sizes and times of change.
enum FileFingerprint {
  /// - Parameters:
  ///   - folders: read with all folders in them.
  ///   - leavingOut: folders in them that do not count.
  static func of(_ folders: [String], leavingOut: Set<String> = []) -> UInt64 {
    folders.reduce(0) { sum, folder in TextHash.mix(sum &* 31 &+ of(folder, leavingOut)) }
  }

  private static func of(_ folder: String, _ leavingOut: Set<String>) -> UInt64 {
    var sum: UInt64 = 0
    for name in ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() {
      let path = "\(folder)/\(name)"
      var status = stat()
      guard !leavingOut.contains(path), stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        sum = TextHash.mix(sum &* 31 &+ of(path, leavingOut))
      } else {
        let words = "\(path) \(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec) \(status.st_ino)"
        sum = TextHash.mix(sum &* 31 &+ TextHash.of(Array(words.utf8)[...]))
      }
    }
    return sum
  }
}
