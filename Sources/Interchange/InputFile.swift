#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a whole file, or standard input, within a limit; gzip is recognised by its first bytes and expanded.
///
///     let bytes = try InputFile.read("lists/csl.csv.gz")     // the CSV itself
///     let deal = try InputFile.read("-", limit: 1 << 20)     // standard input
public enum InputFile {
  /// What a file may hold, expanded, when the caller says nothing: 512 MiB.
  public static let defaultLimit = 512 << 20

  /// - Parameters:
  ///   - path: a file, or `-` for standard input.
  ///   - limit: the most bytes accepted, before and after expansion.
  /// - Throws: `Diagnostic`: `file.missing`, `file.unreadable`, `file.too-large`, `file.gzip`.
  public static func read(_ path: String, limit: Int = defaultLimit) throws(Diagnostic) -> [UInt8] {
    let name = path == "-" ? "standard input" : path
    let bytes = try contents(path, name: name, limit: limit)
    guard Gunzip.recognises(bytes) else { return bytes }
    return try Gunzip.expand(bytes, file: name, limit: limit)
  }

  private static func contents(_ path: String, name: String, limit: Int) throws(Diagnostic) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var status = stat()
    if fstat(descriptor, &status) == 0 {
      guard status.st_mode & S_IFMT != S_IFDIR else {
        throw Diagnostic("file.unreadable", "`\(path)` is a directory", help: "name a file inside it")
      }
      guard status.st_size <= limit else { throw tooLarge(name, limit) }
    }
    let block = 1 << 16
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, Int(status.st_size)) + 1)
    var buffer = [UInt8](repeating: 0, count: block)
    while true {
      let count = buffer.withUnsafeMutableBytes { space in
        #if canImport(Glibc)
          Glibc.read(descriptor, space.baseAddress, block)
        #elseif canImport(Musl)
          Musl.read(descriptor, space.baseAddress, block)
        #else
          Darwin.read(descriptor, space.baseAddress, block)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(name, errno) }
      guard count > 0 else { return bytes }
      guard bytes.count + count <= limit else { throw tooLarge(name, limit) }
      bytes.append(contentsOf: buffer[0..<count])
    }
  }

  static func failure(_ path: String, _ code: CInt) -> Diagnostic {
    switch code {
    case ENOENT, ENOTDIR:
      Diagnostic("file.missing", "no such file: `\(path)`", help: "check the path; `-` reads standard input")
    case EACCES, EPERM:
      Diagnostic("file.unreadable", "no permission to read `\(path)`")
    default:
      Diagnostic("file.unreadable", "`\(path)` cannot be read: \(String(cString: strerror(code)).lowercased())")
    }
  }

  static func tooLarge(_ name: String, _ limit: Int) -> Diagnostic {
    Diagnostic(
      "file.too-large", "`\(name)` holds more than \(limit) bytes", at: SourceSpan(file: name, line: 1),
      help: "the limit guards against a wrong file; split the file if it is the right one")
  }
}
