/// Who a sentence says it from: `X said that …`, `…, X said`, `according to X, …`.
struct Attribution {
  var voice: Voice
  var sources: [Voice] = []
  /// What is said.
  var content: Range<Int>
  /// The words that tell who says it.
  var saying: Range<Int> = 0..<0
  var isReported = false
  /// `denied that …`: the opposite is said.
  var isDenied = false
  var rule: String
}
