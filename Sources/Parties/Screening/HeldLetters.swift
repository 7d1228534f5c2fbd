/// A copy of a name's letters that stays in its place while the name is searched.
struct HeldLetters: ~Copyable {
  private var memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 4096)
  private(set) var buffer = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  mutating func hold(_ letters: [UInt8]) {
    if memory.count < letters.count {
      memory.deallocate()
      memory = .allocate(capacity: letters.count * 2)
    }
    _ = memory.update(fromContentsOf: letters)
    buffer = UnsafeBufferPointer(rebasing: memory[..<letters.count])
  }

  deinit { memory.deallocate() }
}
