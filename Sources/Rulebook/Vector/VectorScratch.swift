/// The working memory of one thread for one program, with the answers about the block asked last.
package final class VectorScratch {
  private let program: VectorProgram
  private let slots: UnsafeMutablePointer<UInt8>
  private let masks: UnsafeMutablePointer<UInt8>
  private var block: VectorBlock?

  package init(_ program: VectorProgram) {
    self.program = program
    slots = .allocate(capacity: max(1, program.slots) * VectorBlock.capacity)
    slots.initialize(repeating: 0, count: max(1, program.slots) * VectorBlock.capacity)
    masks = .allocate(capacity: 2 * VectorBlock.capacity)
    masks.initialize(repeating: 0, count: 2 * VectorBlock.capacity)
  }

  deinit {
    slots.deallocate()
    masks.deallocate()
  }

  @inline(__always)
  private func plane(_ operand: Int32, _ block: VectorBlock) -> UnsafeMutablePointer<UInt8> {
    let slot = Int(operand) - program.inputPlanes
    return slot < 0 ? block.plane(Int(operand)) : slots + slot * VectorBlock.capacity
  }

  /// Asks all clauses about all rows of the block.
  package func evaluate(_ block: VectorBlock) {
    self.block = block
    block.complete()
    let count = min(VectorBlock.capacity, (block.count + 63) & ~63)
    for step in program.instructions {
      let target = plane(step.target, block)
      switch step.operation {
      case .zero: target.update(repeating: 0, count: count)
      case .one: target.update(repeating: 255, count: count)
      case .and: PlaneKernels.and(target, plane(step.left, block), plane(step.right, block), count)
      case .or: PlaneKernels.or(target, plane(step.left, block), plane(step.right, block), count)
      case .andNot: PlaneKernels.andNot(target, plane(step.left, block), plane(step.right, block), count)
      case .not: PlaneKernels.not(target, plane(step.left, block), count)
      case .dayAtLeast: PlaneKernels.atLeast(target, block.days, step.number, count)
      case .atLeast: PlaneKernels.atLeast(target, block.codes(Int(step.left)), step.number, count)
      case .equal: PlaneKernels.equal(target, block.codes(Int(step.left)), step.number, count)
      case .bit: PlaneKernels.bit(target, plane(step.left, block), UInt8(truncatingIfNeeded: step.number), count)
      case .gather:
        block.dictionaries[Int(step.left)]?.withTable(Int(step.number)) { table in
          PlaneKernels.gather(target, table, block.places(Int(step.left)), block.count)
        }
      }
    }
  }

  /// The answer to the clause of that number about a row.
  package func truth(of clause: Int, row: Int) -> Truth {
    guard let block else { return .unknown }
    let answer = program.answers[clause]
    if plane(Int32(answer.yes), block)[row] != 0 { return .yes }
    return plane(Int32(answer.no), block)[row] != 0 ? .no : .unknown
  }

  /// The answers of up to 64 clauses as bits, the first clause the lowest: which hold, and which are unknown.
  package func masks(_ yes: UnsafeMutablePointer<UInt64>, _ unknown: UnsafeMutablePointer<UInt64>) {
    guard let block else { return }
    let count = min(VectorBlock.capacity, (block.count + 63) & ~63)
    let (held, open) = (masks, masks + VectorBlock.capacity)
    for start in stride(from: 0, to: min(64, program.answers.count), by: 8) {
      held.update(repeating: 0, count: count)
      open.update(repeating: 0, count: count)
      for (bit, answer) in program.answers[start..<min(start + 8, program.answers.count)].enumerated() {
        let (yesPlane, noPlane) = (plane(Int32(answer.yes), block), plane(Int32(answer.no), block))
        PlaneKernels.addBit(held, yesPlane, 1 << UInt8(bit), count)
        PlaneKernels.addOpenBit(open, yesPlane, noPlane, 1 << UInt8(bit), count)
      }
      PlaneKernels.widen(yes, held, start, count)
      PlaneKernels.widen(unknown, open, start, count)
    }
  }
}
