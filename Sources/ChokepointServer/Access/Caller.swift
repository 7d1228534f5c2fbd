/// Who asks, as far as it is known.
struct Caller: Sendable {
  /// How somebody came to be known.
  enum Means: Sendable {
    /// No key is needed: the server listens on this machine only and has none.
    case open
    case key
    /// A cookie of a session that began with a key.
    case session(String)
    /// Nobody has said who asks.
    case nobody
  }

  /// The id of the key, `local` without keys, or empty.
  let id: String
  /// The name that was given with the key.
  let name: String
  let role: Role?
  let means: Means
  /// What forms of this caller carry, so that no other page can send them.
  var formToken = ""

  static func nobody(formToken: String = "") -> Caller {
    Caller(id: "", name: "", role: nil, means: .nobody, formToken: formToken)
  }

  static func open(formToken: String) -> Caller {
    Caller(id: "local", name: "local", role: .admin, means: .open, formToken: formToken)
  }

  /// Whether the browser sent who asks by itself, so that another page may have made it ask.
  var isAmbient: Bool {
    switch means {
    case .open, .session: true
    case .key, .nobody: false
    }
  }

  func may(_ role: Role) -> Bool { self.role.map { $0 >= role } ?? false }
}
