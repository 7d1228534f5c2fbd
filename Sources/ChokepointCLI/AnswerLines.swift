import Foundation

/// Lines of standard input, read one at a time, so that Ctrl-C is noticed while somebody thinks.
struct AnswerLines {
  enum Line: Equatable {
    /// Without what stands around it.
    case line(String)
    case unreadable
    case interrupted
    case end
  }

  /// An answer longer than this is none.
  private static let mostBytes = 1 << 16

  mutating func next() -> Line {
    var bytes: [UInt8] = []
    while true {
      // A signal may go to another thread: waiting ends now and then to look.
      var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let isReady = poll(&waiting, 1, 200) > 0
      if Interruption.isAsked { return .interrupted }
      guard isReady else { continue }
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count <= 0, bytes.isEmpty { return .end }
      if count <= 0 || byte == UInt8(ascii: "\n") { break }
      if bytes.count < Self.mostBytes { bytes.append(byte) }
    }
    guard bytes.count < Self.mostBytes, let text = String(validating: bytes, as: UTF8.self) else { return .unreadable }
    return .line(text.trimmingCharacters(in: .whitespaces.union(.controlCharacters)))
  }
}
