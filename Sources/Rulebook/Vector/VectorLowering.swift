/// Puts the planes that answers need into an order, and each into a slot that is free by then: few slots stay in the
/// fastest memory.
struct VectorLowering {
  private(set) var columns: [VectorColumn]
  private(set) var planeOfColumn: [Int] = []
  private(set) var codeOfColumn: [Int] = []
  private(set) var inputPlanes = 0
  private(set) var inputCodes = 0
  private(set) var instructions: [VectorInstruction] = []
  private(set) var slots = 0

  private let graph: PlaneGraph
  /// Eight answers of a dictionary column, numbered past all planes of the graph.
  private var gathered: [(column: Int, group: Int)] = []
  private var order: [Int] = []
  private var operand: [Int: Int32] = [:]
  private var free: [Int32] = []

  init(_ graph: PlaneGraph, _ columns: [VectorColumn]) {
    self.graph = graph
    self.columns = columns
    for column in columns {
      planeOfColumn.append(inputPlanes)
      codeOfColumn.append(inputCodes)
      inputPlanes += column.planes
      inputCodes += column.codes
    }
  }

  /// - Returns: the answers as operands.
  mutating func lower(_ answers: [PlaneTruth]) -> [PlaneTruth] {
    let ends = answers.flatMap { [$0.yes, $0.no] }
    var seen: Set<Int> = []
    for end in ends { visit(end, &seen) }
    chooseCodecs()
    var lastUse: [Int: Int] = [:]
    for (place, plane) in order.enumerated() { for part in parts(of: plane) { lastUse[part] = place } }
    for end in ends { lastUse[end] = .max }
    for (place, plane) in order.enumerated() {
      if let input = input(plane) {
        operand[plane] = input
        continue
      }
      // The target may not be a slot that the step reads: loops over planes that overlap are slow.
      let slot = free.popLast() ?? Int32(slots)
      slots = max(slots, Int(slot) + 1)
      operand[plane] = Int32(inputPlanes) + slot
      instructions.append(step(plane, Int32(inputPlanes) + slot))
      for part in Set(parts(of: plane)) where lastUse[part] == place && input(part) == nil {
        operand[part].map { free.append($0 - Int32(inputPlanes)) }
      }
    }
    return answers.map { PlaneTruth(yes: Int(operand[$0.yes] ?? 0), no: Int(operand[$0.no] ?? 0)) }
  }

  /// What a plane is made of comes right before it.
  private mutating func visit(_ plane: Int, _ seen: inout Set<Int>) {
    guard seen.insert(plane).inserted else { return }
    if plane < graph.nodes.count, case .test(let column, let number) = graph.nodes[plane], gather(column, number) == nil
    {
      gathered.append((column, number / 8))
    }
    for part in parts(of: plane) { visit(part, &seen) }
    order.append(plane)
  }

  private func gather(_ column: Int, _ number: Int) -> Int? {
    gathered.firstIndex { $0.column == column && $0.group == number / 8 }.map { graph.nodes.count + $0 }
  }

  private func parts(of plane: Int) -> [Int] {
    guard plane < graph.nodes.count else { return [] }
    switch graph.nodes[plane] {
    case .and(let a, let b), .or(let a, let b), .andNot(let a, let b): return [a, b]
    case .not(let a): return [a]
    case .test(let column, let number): return gather(column, number).map { [$0] } ?? []
    case .zero, .one, .dayAtLeast, .known, .stated, .atLeast, .equal: return []
    }
  }

  /// The plane of the block that this is.
  private func input(_ plane: Int) -> Int32? {
    guard plane < graph.nodes.count else { return nil }
    switch graph.nodes[plane] {
    case .known(let column): return Int32(planeOfColumn[column])
    case .stated(let column, let flag): return Int32(planeOfColumn[column] + (flag ? 0 : 1))
    default: return nil
    }
  }

  private func step(_ plane: Int, _ target: Int32) -> VectorInstruction {
    guard plane < graph.nodes.count else {
      let (column, group) = gathered[plane - graph.nodes.count]
      return VectorInstruction(operation: .gather, target: target, left: Int32(column), number: Int32(group))
    }
    func place(_ plane: Int) -> Int32 { operand[plane] ?? 0 }
    switch graph.nodes[plane] {
    case .and(let a, let b): return VectorInstruction(operation: .and, target: target, left: place(a), right: place(b))
    case .or(let a, let b): return VectorInstruction(operation: .or, target: target, left: place(a), right: place(b))
    case .andNot(let a, let b):
      return VectorInstruction(operation: .andNot, target: target, left: place(a), right: place(b))
    case .not(let a): return VectorInstruction(operation: .not, target: target, left: place(a))
    case .dayAtLeast(let day): return VectorInstruction(operation: .dayAtLeast, target: target, number: day)
    case .atLeast(let column, let side, let threshold, let isStrict):
      let code = code(threshold, column) + (isStrict ? 1 : 0)
      return VectorInstruction(operation: .atLeast, target: target, left: codes(column, side), number: code)
    case .equal(let column, let side, let threshold):
      return VectorInstruction(
        operation: .equal, target: target, left: codes(column, side), number: code(threshold, column))
    case .test(let column, let number):
      return VectorInstruction(
        operation: .bit, target: target, left: place(gather(column, number) ?? 0), number: 1 << Int32(number % 8))
    case .one: return VectorInstruction(operation: .one, target: target)
    case .zero, .known, .stated: return VectorInstruction(operation: .zero, target: target)
    }
  }

  private func codes(_ column: Int, _ side: PlaneGraph.Side) -> Int32 {
    Int32(codeOfColumn[column] + (side == .high && columns[column].codes > 1 ? 1 : 0))
  }

  // MARK: Codes

  /// Each column counts in the units of the thresholds that it is held against.
  private mutating func chooseCodecs() {
    var thresholds: [Int: [Exact]] = [:]
    for plane in order where plane < graph.nodes.count {
      switch graph.nodes[plane] {
      case .atLeast(let column, _, let threshold, _), .equal(let column, _, let threshold):
        thresholds[column, default: []].append(threshold)
      default: break
      }
    }
    for (place, column) in columns.enumerated() {
      let codec = NumberCodec(thresholds[place] ?? [])
      switch column.content {
      case .number(_, let isDay, let keepsExact):
        columns[place].content = .number(codec, isDay: isDay, keepsExact: keepsExact)
      case .range(let quantity, _): columns[place].content = .range(quantity, codec)
      case .truth, .dictionary, .comparison: break
      }
    }
  }

  private func code(_ threshold: Exact, _ column: Int) -> Int32 {
    switch columns[column].content {
    case .number(let codec, _, _), .range(_, let codec): codec.code(threshold)
    case .truth, .dictionary, .comparison: 0
    }
  }
}
