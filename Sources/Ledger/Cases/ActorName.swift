/// Names of those who act.
enum ActorName {
  /// Without regard to case and the space around: `Anna ` is `anna`.
  static func plain(_ name: String) -> String {
    let scalars = name.lowercased().unicodeScalars
    return String(String.UnicodeScalarView(scalars.filter { !$0.properties.isWhitespace }))
  }
}
