import CZlib

/// Expands gzip (RFC 1952), several members one after the other included.
public enum Gunzip {
  /// Whether the bytes begin as gzip does.
  public static func recognises(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x1F, 0x8B])
  }

  /// - Throws: `Diagnostic`: `file.gzip` if the stream is broken or ends early, `file.too-large` beyond `limit` bytes.
  public static func expand(_ bytes: [UInt8], file: String, limit: Int) throws(Diagnostic) -> [UInt8] {
    var stream = z_stream()
    let windowBitsForGzip: CInt = 15 + 16
    guard
      inflateInit2_(&stream, windowBitsForGzip, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      throw Diagnostic("file.gzip", "zlib refused to start on `\(file)`")
    }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    output.reserveCapacity(min(limit, bytes.count * 6))
    var input = bytes
    let problem: Diagnostic? = input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = uInt(input.count)
      return inflateAll(&stream, into: &output, file: file, limit: limit)
    }
    if let problem { throw problem }
    return output
  }

  private static func inflateAll(
    _ stream: inout z_stream, into output: inout [UInt8], file: String, limit: Int
  ) -> Diagnostic? {
    let block = 1 << 18
    var buffer = [UInt8](repeating: 0, count: block)
    while true {
      let code = buffer.withUnsafeMutableBufferPointer { space in
        stream.next_out = space.baseAddress
        stream.avail_out = uInt(block)
        return inflate(&stream, Z_NO_FLUSH)
      }
      let produced = block - Int(stream.avail_out)
      guard output.count + produced <= limit else { return InputFile.tooLarge(file, limit) }
      output.append(contentsOf: buffer[0..<produced])
      switch code {
      case Z_STREAM_END:
        if stream.avail_in == 0 { return nil }
        // Another member follows, as when two gzip files were joined; anything else after the end is damage.
        guard inflateReset(&stream) == Z_OK else { return broken(file, "it cannot be read on") }
      case Z_OK where stream.avail_in == 0 && produced < block, Z_BUF_ERROR:
        return broken(file, "it ends too early")
      case Z_OK: continue
      default:
        return broken(file, stream.msg.map { String(cString: $0) } ?? "zlib code \(code)")
      }
    }
  }

  private static func broken(_ file: String, _ why: String) -> Diagnostic {
    Diagnostic(
      "file.gzip", "the gzip stream of `\(file)` is damaged: \(why)", at: SourceSpan(file: file, line: 1),
      help: "fetch the file again; nothing of it was used")
  }
}
