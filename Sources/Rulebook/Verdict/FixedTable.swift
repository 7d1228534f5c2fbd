/// Plain values laid down once and read by the million: no reference is counted, and no bound is asked in a release build.
final class FixedTable<Element: BitwiseCopyable>: @unchecked Sendable {
  private let storage: UnsafeMutableBufferPointer<Element>

  /// Valid as long as this object lives.
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(storage) }

  init(_ elements: [Element]) {
    storage = .allocate(capacity: elements.count)
    _ = storage.initialize(from: elements)
  }

  deinit { storage.deallocate() }
}
