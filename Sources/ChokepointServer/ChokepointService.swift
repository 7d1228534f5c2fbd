public import Chokepoint
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
public import Interchange
public import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Serves a workspace over HTTP: the central type of this target.
///
///     let service = try ChokepointService(Locations(), options: ServerOptions(), log: Logger(label: "chokepoint"))
///     try await service.run { port in print("http://127.0.0.1:\(port)/") }
///
/// It answers from snapshots: a request keeps the rules and lists that it began with, however often they are read anew
/// meanwhile. It listens on this machine only, unless there are keys.
public struct ChokepointService: Sendable {
  private let state: ServiceState
  private let options: ServerOptions

  /// The routes, for documents and tests.
  static let routes = RouteTable(Routes.all)

  /// Opens the workspace with all regimes; the lists are read once it runs.
  ///
  /// - Throws: `Diagnostics`: rules or data that do not load, pages that are not found, or an address that is reachable
  ///   from elsewhere while there is no key.
  public init(_ locations: Locations, options: ServerOptions, log: Logger) throws(Diagnostics) {
    let keys = KeyRing(KeyFile(workspace: locations.workspace))
    guard options.isLoopback || keys.isNeeded else {
      throw Diagnostics([
        Diagnostic(
          "serve.keys", "`\(options.host)` is reachable from elsewhere, and there is no key",
          help: "make one with `chokepoint keys add`, or listen on 127.0.0.1")
      ])
    }
    let (pages, desk) = try Diagnostics.gathering { () throws(Diagnostic) in
      (
        try PageBook(folder: try Locations.web(named: options.web)),
        try Desk(locations, isWanted: options.makesLedger)
      )
    }
    let regimes = options.regimes.isEmpty ? RulePacks.regimes(in: locations.rules) : options.regimes
    let workspace = try Workspace(locations, regimes: regimes)
    self.options = options
    state = ServiceState(
      options: options, lists: ServedLists(workspace, log: log), keys: keys, pages: pages, desk: desk,
      log: log)
  }

  /// Whether nobody is asked for a key, which has to be said.
  public var isOpen: Bool { state.isOpen }

  /// Runs until the process is told to end; requests in flight are answered first.
  ///
  /// - Parameters:
  ///   - signals: whether SIGTERM and SIGINT end it and SIGHUP reloads it; false inside another program, which cancels.
  ///   - started: gets the port once connections are taken.
  public func run(signals: Bool = true, started: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
    let front = Front(
      service: state, table: Self.routes,
      hosts: HostCheck(host: options.host, isLoopback: options.isLoopback, allowed: options.allowedHosts))
    let application = Application(
      responder: front,
      server: .http1(configuration: .init(idleTimeout: .seconds(Int64(options.patience + 5)))),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port), serverName: nil, backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(options.connections)),
      onServerRunning: { channel in started(channel.localAddress?.port ?? 0) },
      logger: state.log)
    let group = ServiceGroup(
      configuration: .init(
        services: [
          .init(service: application), .init(service: ListKeeper(state)),
          .init(service: ReloadOnSignal(state, isOn: signals)),
        ],
        gracefulShutdownSignals: signals ? [.sigterm, .sigint] : [], logger: state.log))
    try await group.run()
  }
}
