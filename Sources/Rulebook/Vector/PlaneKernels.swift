/// Loops over planes, plain enough for the compiler to make vector code of them.
enum PlaneKernels {
  typealias Bytes = UnsafeMutablePointer<UInt8>

  @inline(__always)
  static func and(_ target: Bytes, _ left: Bytes, _ right: Bytes, _ count: Int) {
    for place in 0..<count { target[place] = left[place] & right[place] }
  }

  @inline(__always)
  static func or(_ target: Bytes, _ left: Bytes, _ right: Bytes, _ count: Int) {
    for place in 0..<count { target[place] = left[place] | right[place] }
  }

  @inline(__always)
  static func andNot(_ target: Bytes, _ left: Bytes, _ right: Bytes, _ count: Int) {
    for place in 0..<count { target[place] = left[place] & ~right[place] }
  }

  @inline(__always)
  static func not(_ target: Bytes, _ left: Bytes, _ count: Int) {
    for place in 0..<count { target[place] = ~left[place] }
  }

  @inline(__always)
  static func atLeast(_ target: Bytes, _ codes: UnsafeMutablePointer<Int32>, _ number: Int32, _ count: Int) {
    for place in 0..<count { target[place] = codes[place] >= number ? 255 : 0 }
  }

  @inline(__always)
  static func equal(_ target: Bytes, _ codes: UnsafeMutablePointer<Int32>, _ number: Int32, _ count: Int) {
    for place in 0..<count { target[place] = codes[place] == number ? 255 : 0 }
  }

  @inline(__always)
  static func bit(_ target: Bytes, _ left: Bytes, _ mask: UInt8, _ count: Int) {
    for place in 0..<count { target[place] = left[place] & mask != 0 ? 255 : 0 }
  }

  @inline(__always)
  static func gather(
    _ target: Bytes, _ table: UnsafePointer<UInt8>, _ places: UnsafeMutablePointer<UInt16>, _ count: Int
  ) {
    for place in 0..<count { target[place] = table[Int(places[place])] }
  }

  /// Adds one bit of a mask where the plane holds.
  @inline(__always)
  static func addBit(_ target: Bytes, _ plane: Bytes, _ mask: UInt8, _ count: Int) {
    for place in 0..<count { target[place] |= plane[place] & mask }
  }

  /// Adds one bit of a mask where neither plane holds.
  @inline(__always)
  static func addOpenBit(_ target: Bytes, _ yes: Bytes, _ no: Bytes, _ mask: UInt8, _ count: Int) {
    for place in 0..<count { target[place] |= ~(yes[place] | no[place]) & mask }
  }

  /// Adds eight bits of each row to its whole mask.
  @inline(__always)
  static func widen(_ target: UnsafeMutablePointer<UInt64>, _ part: Bytes, _ shift: Int, _ count: Int) {
    if shift == 0 {
      for place in 0..<count { target[place] = UInt64(part[place]) }
    } else {
      for place in 0..<count { target[place] |= UInt64(part[place]) &<< UInt64(truncatingIfNeeded: shift) }
    }
  }
}
