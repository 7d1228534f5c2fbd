import Foundation

/// Puts a file in place whole: written beside, made safe on the disk, renamed. Whoever reads sees the old file or the new
/// one, after a crash and a loss of power too.
public enum DurableFile {
  /// - Throws: an error of the system; the file in place is then as it was.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    let temporary = "\(folder)/.\(name).\(ProcessInfo.processInfo.processIdentifier).tmp"
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: temporary))
      try synchronize(temporary)
      guard rename(temporary, path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      try synchronize(folder)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private static func synchronize(_ path: String) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }
}
