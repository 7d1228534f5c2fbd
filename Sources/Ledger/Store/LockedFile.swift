import Interchange

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Small files beside the database, written so that two processes do not spoil each other's.
enum LockedFile {
  /// Runs work while no other process holds the lock file.
  static func holding<Result>(_ path: String, _ work: () throws(Diagnostic) -> Result) throws(Diagnostic) -> Result {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw failure(path) }
    }
    return try work()
  }

  /// Writes a file that must not be there yet, for its owner alone.
  static func write(_ bytes: [UInt8], toNew path: String) throws(Diagnostic) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard put(bytes, descriptor), fsync(descriptor) == 0 else {
      let error = failure(path)
      unlink(path)
      throw error
    }
  }

  /// Makes an empty file for its owner alone, if there is none.
  static func touch(_ path: String) throws(Diagnostic) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    close(descriptor)
  }

  /// Changes a file in place, if `change` gives other bytes than it has.
  static func update(_ path: String, _ change: ([UInt8]) -> [UInt8]?) throws(Diagnostic) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw failure(path) }
    }
    var space = [UInt8](repeating: 0, count: 4096)
    let count = pread(descriptor, &space, space.count, 0)
    guard count >= 0 else { throw failure(path) }
    guard let bytes = change(Array(space.prefix(count))) else { return }
    guard lseek(descriptor, 0, SEEK_SET) == 0, put(bytes, descriptor), ftruncate(descriptor, off_t(bytes.count)) == 0
    else { throw failure(path) }
  }

  private static func put(_ bytes: [UInt8], _ descriptor: CInt) -> Bool {
    var done = 0
    while done < bytes.count {
      let rest = bytes.count - done
      let count = bytes.withUnsafeBytes { space in
        let start = space.baseAddress?.advanced(by: done)
        #if canImport(Glibc)
          return Glibc.write(descriptor, start, rest)
        #elseif canImport(Musl)
          return Musl.write(descriptor, start, rest)
        #else
          return Darwin.write(descriptor, start, rest)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  private static func failure(_ path: String) -> Diagnostic {
    Diagnostic(
      errno == ENOSPC ? "ledger.full" : "ledger.unwritable",
      "`\(path)` cannot be written: \(String(cString: strerror(errno)).lowercased())")
  }
}
