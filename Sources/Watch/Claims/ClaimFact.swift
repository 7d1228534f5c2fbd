public import Interchange

/// What one or several sources claim in the same sense.
public struct ClaimFact: Sendable {
  /// Where it is said.
  public struct Source: Sendable, Equatable {
    public var document: String
    public var speaker: String
    public var hedging: Hedging
    /// UTF-8 offsets into the document.
    public var quote: Range<Int>
    /// The words.
    public var words: String
    public var rule: String
  }

  /// By its id where it has one, else by its name.
  public let subject: String
  public let predicate: String
  public let object: String?
  public let value: Quantity?
  public let period: ClosedRange<CalendarDay>?
  public let isPositive: Bool
  /// Planned, predicted, considered or possible when first said.
  public let isForward: Bool
  public private(set) var sources: [Source]

  var key: String { "\(subject)\u{1F}\(predicate)" }

  init(_ claim: Claim, in read: ReadDocument) {
    func name(_ party: Party) -> String {
      party.entity.map { read.entities[$0].id ?? read.entities[$0].name } ?? party.text.lowercased()
    }
    subject = claim.subjects.map(name).joined(separator: " + ")
    predicate = claim.predicate
    object = claim.object.map(name)
    value = claim.value.map { read.quantities[$0] }
    period = claim.date.flatMap { read.dates[$0].period }
    isPositive = claim.isPositive
    isForward = [.planned, .predicted, .considering, .possible].contains(claim.hedging)
    sources = [
      Source(
        document: read.document.name, speaker: WatchBenchmark.voice(claim.speaker), hedging: claim.hedging,
        quote: claim.quote, words: read.document.text[claim.quote], rule: claim.rule)
    ]
  }

  /// The same said again: same sense, same object or none, values and times that fit.
  func agrees(with other: ClaimFact) -> Bool {
    guard isPositive == other.isPositive, isForward == other.isForward, object == other.object else { return false }
    if let period, let time = other.period, !period.overlaps(time) { return false }
    switch (value, other.value) {
    case (nil, nil): return period != nil || object != nil
    case (let one?, let two?): return Self.fits(one, two)
    default: return false
    }
  }

  func contradicts(_ other: ClaimFact) -> Bool {
    if let period, let time = other.period, !period.overlaps(time) { return false }
    if isPositive != other.isPositive { return object == other.object && object != nil }
    guard let value, let amount = other.value, object == other.object || object == nil || other.object == nil else {
      return false
    }
    return Self.isComparable(value, amount) && !Self.fits(value, amount)
  }

  mutating func take(_ other: ClaimFact) {
    for source in other.sources where !sources.contains(source) { sources.append(source) }
  }

  /// Values of one unit, or two spans of time: a generation, six months.
  private static func isComparable(_ one: Quantity, _ two: Quantity) -> Bool {
    one.unit == two.unit || lags.contains(one.unit) && lags.contains(two.unit)
  }

  private static let lags: Set<String> = ["chip generation", "day", "week", "month", "year", "decade"]

  /// The same unit, and ends that differ by less than one in a hundred.
  private static func fits(_ one: Quantity, _ two: Quantity) -> Bool {
    func near(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= 0.01 * max(abs(left), abs(right)) }
    return one.unit == two.unit && near(one.number, two.number) && near(one.high ?? one.number, two.high ?? two.number)
  }
}
