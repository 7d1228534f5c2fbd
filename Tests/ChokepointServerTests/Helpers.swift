import Foundation
import Interchange

extension JSON {
  /// The digits of a number.
  var number: String? { if case .number(let text) = content { text } else { nil } }
  /// The texts of a list; none if it is none.
  var texts: [String] { array?.compactMap(\.string) ?? [] }
}

/// Work that blocks, on a thread of its own.
enum Blocking {
  static func run(_ work: @escaping @Sendable () -> Void) { Thread.detachNewThread(work) }

  /// What the work gives; meanwhile the threads of tasks, which servers run on too, are free.
  static func value<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      run { continuation.resume(with: Result { try work() }) }
    }
  }
}

/// Makes gzip of stored blocks, without a compressor.
enum Gzip {
  static func bytes(of text: String) -> [UInt8] { bytes(of: Array(text.utf8)) }

  static func bytes(of content: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var place = 0
    repeat {
      let part = content[place..<min(content.count, place + 65_535)]
      place += part.count
      out.append(place >= content.count ? 1 : 0)
      let size = UInt16(part.count)
      for number in [size, ~size] { out += [UInt8(number & 255), UInt8(number >> 8)] }
      out += part
    } while place < content.count
    for number in [crc(content), UInt32(truncatingIfNeeded: content.count)] {
      out += (0..<4).map { UInt8(number >> (8 * UInt32($0)) & 255) }
    }
    return out
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = .max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
