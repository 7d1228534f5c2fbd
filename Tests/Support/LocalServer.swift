import Foundation
import Synchronization

/// A small HTTP server on a free port of 127.0.0.1, which answers what a test wants, well or badly.
///
///     let server = try LocalServer { request, _ in request.path == "/list.csv" ? .init(body) : .init(status: 404) }
///     defer { server.stop() }
public final class LocalServer: Sendable {
  public struct Request: Sendable {
    public let path: String
    /// By their names in small letters.
    public let headers: [String: String]
  }

  public struct Reply: Sendable {
    public var status: Int
    public var headers: [(String, String)] = []
    public var body: [UInt8]
    /// What `Content-Length` says; the true length if nil, and no header at all if negative.
    public var promised: Int?
    /// The body is sent again and again.
    public var isEndless = false
    /// The body is sent a byte at a time, with this pause in microseconds.
    public var drip: UInt32?

    public init(_ body: [UInt8] = [], status: Int = 200, headers: [(String, String)] = []) {
      self.status = status
      self.headers = headers
      self.body = body
    }

    public init(_ text: String, status: Int = 200, headers: [(String, String)] = []) {
      self.init(Array(text.utf8), status: status, headers: headers)
    }
  }

  public let port: Int
  private let listener: Int32
  private let answer: @Sendable (Request, Int) -> Reply
  private let log = Mutex<[Request]>([])
  private let isStopped = Mutex(false)

  /// - Parameter answer: gets the request, and how often its path was asked for, this time included.
  public init(_ answer: @escaping @Sendable (Request, Int) -> Reply) throws {
    self.answer = answer
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(socket, pointer, length) == 0 && listen(socket, 64) == 0 && getsockname(socket, pointer, &length) == 0
      }
    }
    guard isBound else { throw CocoaError(.fileReadUnknown) }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { self.accept() }
  }

  /// `http://127.0.0.1:PORT` and a path.
  public func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// What was asked, in order.
  public var requests: [Request] { log.withLock { $0 } }

  public func stop() {
    let isFirst = isStopped.withLock { stopped in
      defer { stopped = true }
      return !stopped
    }
    if isFirst {
      shutdown(listener, Int32(SHUT_RDWR))
      close(listener)
    }
  }

  private func accept() {
    while true {
      let connection = Glibc.accept(listener, nil, nil)
      guard connection >= 0 else { return }
      Thread.detachNewThread {
        self.serve(connection)
        close(connection)
      }
    }
  }

  private func serve(_ connection: Int32) {
    guard let request = read(connection) else { return }
    let count = log.withLock { log in
      log.append(request)
      return log.count { $0.path == request.path }
    }
    let reply = answer(request, count)
    var head = "HTTP/1.1 \(reply.status) Status\r\nConnection: close\r\n"
    for (name, value) in reply.headers { head += "\(name): \(value)\r\n" }
    let promised = reply.promised ?? (reply.isEndless ? -1 : reply.body.count)
    if promised >= 0, reply.status != 304 { head += "Content-Length: \(promised)\r\n" }
    guard send(Array((head + "\r\n").utf8), connection) else { return }
    repeat {
      guard let pause = reply.drip else {
        guard send(reply.body, connection) else { return }
        continue
      }
      for byte in reply.body {
        guard send([byte], connection) else { return }
        usleep(pause)
      }
    } while reply.isEndless
  }

  private func send(_ bytes: [UInt8], _ connection: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  private func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while !bytes.suffix(4).elementsEqual(Array("\r\n\r\n".utf8)) {
      let count = recv(connection, &block, block.count, 0)
      guard count > 0 else { return nil }
      bytes += block[0..<count]
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    guard let path = lines.first?.split(separator: " ").dropFirst().first else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
    }
    return Request(path: String(path), headers: headers)
  }
}
