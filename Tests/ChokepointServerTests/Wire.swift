import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Speaks HTTP over a plain socket, so that tests can send what no client library would.
struct Wire {
  struct Answer {
    var status = 0
    var headers: [String: String] = [:]
    var body: [UInt8] = []

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  struct Failure: Error, CustomStringConvertible { let description: String }

  let port: Int

  /// Asks once on a connection of its own.
  func ask(
    _ method: String, _ target: String, body: [UInt8]? = nil, headers: [String: String] = [:]
  ) async throws -> Answer {
    var lines = ["\(method) \(target) HTTP/1.1"]
    var all = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
    if let body { all["Content-Length"] = "\(body.count)" }
    all.merge(headers) { _, new in new }
    lines += all.filter { !$0.value.isEmpty }.map { "\($0.key): \($0.value)" }
    let bytes = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (body ?? [])
    return try await send(bytes)
  }

  func ask(_ method: String, _ target: String, body: String, headers: [String: String] = [:]) async throws -> Answer {
    try await ask(method, target, body: Array(body.utf8), headers: headers)
  }

  /// Sends bytes as they are and reads until the server closes, or `seconds` pass without a byte.
  func send(_ bytes: [UInt8], seconds: Int = 300) async throws -> Answer {
    let port = port
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            let socket = try Socket(port: port, seconds: seconds)
            defer { socket.close() }
            socket.write(bytes)
            return try Self.parse(socket.readAll())
          })
      }
    }
  }

  static func parse(_ bytes: [UInt8]) throws -> Answer {
    let mark = Array("\r\n\r\n".utf8)
    guard let end = bytes.indices.first(where: { $0 + 4 <= bytes.count && Array(bytes[$0..<$0 + 4]) == mark }) else {
      throw Failure(description: "no HTTP answer: \(String(decoding: bytes.prefix(200), as: UTF8.self))")
    }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    var answer = Answer()
    answer.status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2 { answer.headers[parts[0].lowercased()] = parts[1] }
    }
    let body = Array(bytes[(end + 4)...])
    answer.body = answer.headers["transfer-encoding"] == "chunked" ? unchunked(body) : body
    return answer
  }

  private static func unchunked(_ bytes: [UInt8]) -> [UInt8] {
    var (body, place): ([UInt8], Int) = ([], 0)
    while let end = bytes[place...].firstIndex(of: 0x0A) {
      let size =
        Int(
          String(decoding: bytes[place..<end], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines), radix: 16
        ) ?? 0
      guard size > 0, end + 1 + size <= bytes.count else { break }
      body += bytes[(end + 1)..<(end + 1 + size)]
      place = min(bytes.count, end + 1 + size + 2)
    }
    return body
  }
}
