import Names

/// How sure a match is, for readers that need no more of `Names`.
extension PartyMatch {
  /// The same distinctive words: taken to be the party unless the user says otherwise.
  public var isIdentity: Bool { level == .identity }

  /// The level in a word: `identity`, `probable`, `weak`.
  public var levelWord: String {
    switch level {
    case .identity: "identity"
    case .probable: "probable"
    case .weak: "weak"
    }
  }

  /// Worth showing, too weak to bear on an answer.
  public var isWeak: Bool { level == .weak }
}
