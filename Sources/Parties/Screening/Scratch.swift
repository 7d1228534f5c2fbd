/// Numbers that a search keeps for each name or unit of an index and writes over with every query.
struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  private let memory: UnsafeMutableBufferPointer<Element>

  /// Memory to be written before it is read.
  init(count: Int) { memory = .allocate(capacity: count) }

  init(repeating value: Element, count: Int) {
    memory = .allocate(capacity: count)
    memory.initialize(repeating: value)
  }

  deinit { memory.deallocate() }

  var count: Int { memory.count }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(index >= 0 && index < memory.count, "the screening index is damaged")
      return memory[index]
    }
    @inline(__always) nonmutating set {
      precondition(index >= 0 && index < memory.count, "the screening index is damaged")
      memory[index] = newValue
    }
  }

  func fill(with value: Element) { memory.update(repeating: value) }
}
