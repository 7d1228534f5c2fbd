/// What a server is told when it starts.
public struct ServerOptions: Sendable {
  /// The address to listen on: this machine only, unless keys are there.
  public var host = "127.0.0.1"
  /// The port; 0 takes a free one.
  public var port = 8000
  /// Names by which the server may be addressed beside its own; without any, a server that is reachable from elsewhere
  /// answers for every name.
  public var allowedHosts: [String] = []
  /// Whether something in front of the server speaks TLS: cookies are then sent over TLS only.
  public var isBehindTLS = false
  /// The folder of templates and static files; nil finds it.
  public var web: String?
  /// What `/updatez` wants as its token; nil refuses every token.
  public var updateToken: String?
  /// Whether the workspace gets a ledger if it has none.
  public var makesLedger = false
  /// The regimes that can be asked, the standard one first; all that there are without any.
  public var regimes: [String] = []
  /// Whether the log may hold addresses with names in them.
  public var logsNames = false
  /// Requests a second of one caller in the long run, and at once; nil sets no limit.
  public var rate: (steady: Double, burst: Double)?
  /// Seconds between two looks at the lists' files; 0 never looks.
  public var watchInterval = 30
  /// Seconds that a request may take to arrive, and a connection may be idle.
  public var patience = 30
  /// How many connections are open at once.
  public var connections = 1024

  public init() {}

  var isLoopback: Bool { HostCheck.isLoopback(host) }
}
