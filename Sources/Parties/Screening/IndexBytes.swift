import Foundation
import Interchange

/// The bytes of an index: in memory, or mapped from a file that is read as it is needed.
final class IndexBytes: @unchecked Sendable {
  let buffer: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Copies bytes that were just built.
  init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 8), alignment: 64)
    copy.copyBytes(from: bytes)
    buffer = UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
    isMapped = false
  }

  /// Maps a file; nil if there is none or it cannot be mapped.
  init?(path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size > 0,
      let memory = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, file, 0), memory != MAP_FAILED
    else { return nil }
    buffer = UnsafeRawBufferPointer(start: memory, count: Int(status.st_size))
    isMapped = true
  }

  deinit {
    guard let start = buffer.baseAddress else { return }
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: start), buffer.count)
    } else {
      UnsafeMutableRawPointer(mutating: start).deallocate()
    }
  }
}

/// One section of an index: fixed-size numbers, one after another. `IndexLayout.isSound` holds the numbers of a file to what
/// they point to before it is used; the check of every access is the second bolt.
struct FlatArray<Element: BitwiseCopyable>: @unchecked Sendable {
  private let base: UnsafePointer<Element>?
  let count: Int

  init(_ buffer: UnsafeRawBufferPointer) {
    base = buffer.baseAddress?.assumingMemoryBound(to: Element.self)
    count = buffer.count / MemoryLayout<Element>.stride
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count, "the screening index is damaged")
    return base.unsafelyUnwrapped[index]
  }

  var pointer: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  @inline(__always)
  func slice(_ range: Range<Int>) -> UnsafeBufferPointer<Element> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the screening index is damaged")
    return UnsafeBufferPointer(rebasing: pointer[range])
  }
}
