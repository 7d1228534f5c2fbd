import Interchange

/// A few hundred rows in columns, as a program wants them. Filled row by row, then asked as a whole; not to be shared
/// between threads. Its dictionaries live on when it is emptied.
package final class VectorBlock {
  /// How many rows it holds.
  package static let capacity = 512

  package internal(set) var count: Int {
    get { counter.pointee }
    set { counter.pointee = newValue }
  }
  let program: VectorProgram
  /// The day of each row as an ordinal: 20231117.
  let days: UnsafeMutablePointer<Int32>
  private let bytes: UnsafeMutablePointer<UInt8>
  private let numbers: UnsafeMutablePointer<Int32>
  private let places: UnsafeMutablePointer<UInt16>
  /// One for each column; nil where the column is none. Behind a pointer, like the count: what is touched for every value
  /// is not asked for exclusive access each time.
  let dictionaries: UnsafeMutablePointer<VectorDictionary?>
  private let counter: UnsafeMutablePointer<Int>
  /// How each fact of the layout is stored.
  let entries: UnsafeMutablePointer<VectorEntry>
  /// How many facts a row may state.
  let facts: Int
  let codecs: [NumberCodec]
  /// Numbers as they stood, of the columns that keep them; of each column only where it is known.
  var exacts: [[Exact]]

  package init(_ program: VectorProgram) {
    self.program = program
    facts = program.layout.facts.count
    let capacity = Self.capacity
    days = .allocate(capacity: capacity)
    days.initialize(repeating: 0, count: capacity)
    bytes = .allocate(capacity: max(1, program.inputPlanes) * capacity)
    bytes.initialize(repeating: 0, count: max(1, program.inputPlanes) * capacity)
    numbers = .allocate(capacity: max(1, program.inputCodes) * capacity)
    numbers.initialize(repeating: NumberCodec.missing, count: max(1, program.inputCodes) * capacity)
    places = .allocate(capacity: max(1, program.columns.count) * capacity)
    places.initialize(repeating: 0, count: max(1, program.columns.count) * capacity)
    entries = .allocate(capacity: max(1, program.layout.facts.count))
    for fact in program.layout.facts.indices {
      (entries + fact).initialize(
        to: VectorEntry(program.columns[fact], plane: program.planeOfColumn[fact], code: program.codeOfColumn[fact]))
    }
    codecs = program.columns.map { column in
      if case .number(let codec, _, _) = column.content { codec } else { NumberCodec([]) }
    }
    counter = .allocate(capacity: 1)
    counter.initialize(to: 0)
    dictionaries = .allocate(capacity: max(1, program.columns.count))
    for (place, column) in program.columns.enumerated() {
      var dictionary: VectorDictionary?
      if case .dictionary(let tests) = column.content, let fact = column.fact {
        dictionary = VectorDictionary(fact, tests, groups: program.groups, isAddressee: program.isAddressee)
      }
      (dictionaries + place).initialize(to: dictionary)
    }
    exacts = program.columns.map { column in
      guard case .number(_, _, keepsExact: true) = column.content else { return [] }
      return Array(repeating: .zero, count: capacity)
    }
  }

  deinit {
    days.deallocate()
    entries.deallocate()
    counter.deallocate()
    dictionaries.deinitialize(count: program.columns.count)
    dictionaries.deallocate()
    bytes.deallocate()
    numbers.deallocate()
    places.deallocate()
  }

  @inline(__always)
  func plane(_ number: Int) -> UnsafeMutablePointer<UInt8> { bytes + number * Self.capacity }

  @inline(__always)
  func codes(_ number: Int) -> UnsafeMutablePointer<Int32> { numbers + number * Self.capacity }

  @inline(__always)
  func places(_ column: Int) -> UnsafeMutablePointer<UInt16> { places + column * Self.capacity }

  /// The stated number of a column that keeps them.
  func exact(_ column: Int, _ row: Int) -> Exact? {
    plane(program.planeOfColumn[column])[row] != 0 && !exacts[column].isEmpty ? exacts[column][row] : nil
  }

  /// Takes all rows out, and dictionaries that have grown too large.
  package func empty() {
    count = 0
    for place in program.columns.indices where dictionaries[place]?.isFull == true { dictionaries[place]?.empty() }
  }

  package var isFull: Bool { count == Self.capacity }

  /// Works out, once all rows are in, the columns that follow from others.
  func complete() {
    for (place, column) in program.columns.enumerated() {
      let plane = plane(program.planeOfColumn[place])
      switch column.content {
      case .range(let quantity, let codec):
        let low = codes(program.codeOfColumn[place])
        for row in 0..<count {
          let value = quantity.value(row, of: self)
          plane[row] = value == nil ? 0 : 255
          low[row] = value.map { codec.code($0.low) } ?? NumberCodec.missing
          low[row + Self.capacity] = value.map { codec.code($0.high) } ?? NumberCodec.missing
        }
      case .comparison(let left, let comparison, let right):
        for row in 0..<count {
          var holds: Bool?
          if let a = left.value(row, of: self), let b = right.value(row, of: self) {
            holds = RowQuantity.holds(a, comparison, b)
          }
          plane[row] = holds == true ? 255 : 0
          plane[row + Self.capacity] = holds == false ? 255 : 0
        }
      case .truth, .number, .dictionary: break
      }
    }
  }
}
