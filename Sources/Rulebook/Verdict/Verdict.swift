/// What a condition comes to, without the words for it: its truth, whether stated facts alone make it so, and which
/// remarks its proof would carry. A byte, because thousands are made for one deal.
public struct Verdict: Hashable, Sendable, BitwiseCopyable {
  var bits: UInt8

  /// Those of the truth among the bits.
  static var truthBits: UInt8 { 3 }
  static var yes: Verdict { Verdict(bits: 2) }
  static var no: Verdict { Verdict(bits: 0) }
  static var unknown: Verdict { Verdict(bits: 1) }

  @inline(__always)
  init(bits: UInt8) { self.bits = bits }

  init(_ truth: Truth, _ remarks: Remarks = []) { bits = UInt8(truth.rawValue) | remarks.rawValue }

  init(_ flag: Bool, _ remarks: Remarks = []) { self.init(Truth(flag), remarks) }

  public var truth: Truth {
    switch bits & 3 {
    case 0: .no
    case 1: .unknown
    default: .yes
    }
  }

  public var remarks: Remarks { Remarks(rawValue: bits & ~3) }

  /// The truth on stated facts alone: what rests on an assumption is unknown.
  var firm: Truth { remarks.contains(.unsettled) ? .unknown : truth }

  var negated: Verdict { Verdict(truth.negated, remarks) }

  /// What a proof says besides its truth.
  public struct Remarks: OptionSet, Hashable, Sendable, BitwiseCopyable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Some fact is assumed that the truth may rest on.
    public static var unsettled: Remarks { Remarks(rawValue: 1 << 2) }
    /// The reasons assume a fact, in words that a reader must see.
    public static var assumption: Remarks { Remarks(rawValue: 1 << 3) }
    /// The reasons carry a caveat of the data.
    public static var caveat: Remarks { Remarks(rawValue: 1 << 4) }
    /// The reasons hold a number against a limit.
    public static var threshold: Remarks { Remarks(rawValue: 1 << 5) }
    /// The first part holds, and another may have taken it away.
    public static var cut: Remarks { Remarks(rawValue: 1 << 6) }
  }
}
