#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file or standard input, read a part at a time.
final class ByteStream: Sendable {
  let name: String
  /// The size of a plain file; nil for standard input and pipes.
  let size: Int?
  private let descriptor: Int32

  /// - Parameter path: a file, or `-` for standard input.
  /// - Throws: `Diagnostic`: `file.missing`, `file.unreadable`.
  init(_ path: String) throws(Diagnostic) {
    name = path == "-" ? "standard input" : path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      size = nil
      throw InputFile.failure(path, errno)
    }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    size = isKnown && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    if isKnown, status.st_mode & S_IFMT == S_IFDIR {
      throw Diagnostic("file.unreadable", "`\(path)` is a directory", help: "name a file inside it")
    }
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// Appends up to `count` bytes; appends none at the end, and when `isStopped` says so while nothing comes.
  func read(_ count: Int, into bytes: inout [UInt8], isStopped: () -> Bool) throws(Diagnostic) {
    guard waitForBytes(isStopped) else { return }
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    let read = bytes.withUnsafeMutableBytes { space -> Int in
      guard let base = space.baseAddress else { return 0 }
      while true {
        #if canImport(Glibc)
          let read = Glibc.read(descriptor, base + start, count)
        #elseif canImport(Musl)
          let read = Musl.read(descriptor, base + start, count)
        #else
          let read = Darwin.read(descriptor, base + start, count)
        #endif
        if read >= 0 || errno != EINTR || isStopped() { return read }
      }
    }
    bytes.removeLast(count - max(0, read))
    guard read >= 0 || isStopped() else { throw InputFile.failure(name, errno) }
  }

  /// False if it was stopped before anything came: a read would not return for that.
  private func waitForBytes(_ isStopped: () -> Bool) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while !isStopped() {
      let answer = poll(&wanted, 1, 200)
      if answer > 0 || (answer < 0 && errno != EINTR) { return true }
    }
    return false
  }
}
