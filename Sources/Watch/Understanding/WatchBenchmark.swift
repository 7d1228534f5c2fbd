public import Interchange

/// What was read of a document, as the benchmark of news readers asks for it: one line of JSON, places in code points.
public enum WatchBenchmark {
  /// - Parameters:
  ///   - seconds: how long reading took; nil leaves it out.
  public static func line(_ read: ReadDocument, now: CalendarDay?, seconds: Double?) -> String {
    String(decoding: bytes(read, now: now, seconds: seconds).dropLast(), as: UTF8.self)
  }

  /// The same as bytes, with the end of the line.
  public static func bytes(_ read: ReadDocument, now: CalendarDay?, seconds: Double?) -> [UInt8] {
    var line = JSONLine()
    line.object { line in
      line.member("file", read.document.name)
      if let seconds { line.member("seconds") { $0.number(decimal(seconds)) } }
      if let now { line.member("now", now.description) }
      BenchmarkWriter(read).write(&line)
    }
    line.end()
    return line.bytes
  }

  static func voice(_ voice: Voice) -> String {
    switch voice {
    case .reporter: "reporter"
    case .unnamed: "unnamed"
    case .party(let party): party.text
    }
  }

  /// A number without an exponent: whole where it is whole.
  static func decimal(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 9e15 { return String(Int(number)) }
    let scaled = (number * 1e6).rounded()
    guard abs(scaled) < 9e15 else { return String(Int(number)) }
    let whole = Int(scaled)
    let digits = String(abs(whole) % 1_000_000)
    let padded = String(repeating: "0", count: 6 - digits.utf8.count) + digits
    return "\(whole < 0 ? "-" : "")\(abs(whole) / 1_000_000).\(padded)"
  }
}
