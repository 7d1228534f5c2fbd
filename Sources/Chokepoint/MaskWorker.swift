import Interchange
import Rulebook

/// What one thread needs to answer blocks with masks.
///
/// Unchecked: `MaskBatch` gives a worker to one thread at a time.
final class MaskWorker: @unchecked Sendable {
  let block: VectorBlock
  private let scratch: VectorScratch
  private let yes: UnsafeMutablePointer<UInt64>
  private let unknown: UnsafeMutablePointer<UInt64>

  init(_ program: VectorProgram) {
    block = VectorBlock(program)
    scratch = VectorScratch(program)
    yes = .allocate(capacity: VectorBlock.capacity)
    unknown = .allocate(capacity: VectorBlock.capacity)
    yes.initialize(repeating: 0, count: VectorBlock.capacity)
    unknown.initialize(repeating: 0, count: VectorBlock.capacity)
  }

  deinit {
    yes.deallocate()
    unknown.deallocate()
  }

  /// Works out the masks of all rows of a block.
  func ask(_ block: VectorBlock) {
    scratch.evaluate(block)
    scratch.masks(yes, unknown)
  }

  /// Adds a line for each row asked last: its id, and both masks.
  func write(_ ids: RowIDs, _ source: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    // Two numbers of up to 20 digits, two commas and a line feed; quotes in an id are written twice.
    let most = ids.fields.reduce(0) { $0 + 2 * Int($1.count) + 48 }
    let start = output.count
    output.append(contentsOf: repeatElement(0, count: most))
    let used = output.withUnsafeMutableBufferPointer { bytes in
      var place = start
      for row in ids.fields.indices {
        if let text = ids.text(row) {
          text.withUnsafeBufferPointer { Self.write($0, isBare: false, bytes, &place) }
        } else {
          let field = ids.fields[row]
          Self.write(field.bytes(in: source), isBare: field.kind == .bare, bytes, &place)
        }
        bytes[place] = 0x2C
        place += 1
        Self.write(yes[row], bytes, &place)
        bytes[place] = 0x2C
        place += 1
        Self.write(unknown[row], bytes, &place)
        bytes[place] = 0x0A
        place += 1
      }
      return place
    }
    output.removeLast(output.count - used)
  }

  /// An id; between quotes where it holds what has a meaning in a table, but for a table's own field, written as it stood.
  @inline(__always)
  private static func write(
    _ text: UnsafeBufferPointer<UInt8>, isBare: Bool, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ place: inout Int
  ) {
    let needsQuotes = !isBare && text.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    if needsQuotes {
      bytes[place] = 0x22
      place += 1
    }
    for byte in text {
      bytes[place] = byte
      place += 1
      if byte == 0x22, needsQuotes {
        bytes[place] = 0x22
        place += 1
      }
    }
    if needsQuotes {
      bytes[place] = 0x22
      place += 1
    }
  }

  @inline(__always)
  private static func write(_ number: UInt64, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ place: inout Int) {
    var rest = number
    var digits = 1
    var limit: UInt64 = 10
    while digits < 20, rest >= limit {
      digits += 1
      let (next, overflow) = limit.multipliedReportingOverflow(by: 10)
      if overflow { break }
      limit = next
    }
    var at = place + digits - 1
    repeat {
      bytes[at] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
      at -= 1
    } while rest > 0
    place += digits
  }
}
