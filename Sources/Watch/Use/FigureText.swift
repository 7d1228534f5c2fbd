/// A number in digits: no exponent, no needless zeros.
enum FigureText {
  static func text(_ number: Double) -> String {
    if let whole = Int(exactly: number) { return String(whole) }
    let rounded = (number * 10_000).rounded() / 10_000
    return "\(rounded)"
  }
}
