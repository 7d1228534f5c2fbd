/// The query of a URL or the body of a form, decoded: names may stand more than once.
struct QueryItems: Sendable {
  let all: [(name: String, value: String)]

  /// - Parameter text: `q=a%20b&topics=x&topics=y`. What is no UTF-8 after decoding is repaired.
  init(_ text: String) {
    all = text.split(separator: "&", omittingEmptySubsequences: true).prefix(Self.most).map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        PercentCoding.decode(parts[0], isForm: true),
        parts.count > 1 ? PercentCoding.decode(parts[1], isForm: true) : ""
      )
    }
  }

  /// More parameters than this are not read.
  private static let most = 1000

  /// The first value of that name that is not empty.
  subscript(name: String) -> String? { all.first { $0.name == name && !$0.value.isEmpty }?.value }

  /// All values of that name that are not empty.
  func values(_ name: String) -> [String] { all.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

  /// Whether the name stands there, with a value or without.
  func has(_ name: String) -> Bool { all.contains { $0.name == name } }
}
