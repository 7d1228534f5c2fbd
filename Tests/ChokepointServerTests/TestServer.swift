import Chokepoint
import ChokepointServer
import Foundation
import Interchange
import Logging
import TestSupport

/// A server of this process on a free port, with a workspace of its own.
final class TestServer: Sendable {
  let port: Int
  let workspace: String
  let log: LogCatcher
  private let task: Task<Void, any Error>

  var wire: Wire { Wire(port: port) }

  /// - Parameters:
  ///   - prepare: fills the workspace before the server starts.
  ///   - adjust: changes the options.
  init(
    prepare: (String) throws -> Void = { _ in }, adjust: (inout ServerOptions) -> Void = { _ in }
  ) async throws {
    let workspace = try Place.temporaryFolder()
    self.workspace = workspace
    try prepare(workspace)
    var options = ServerOptions()
    options.port = 0
    options.web = "\(Place.root)/web"
    options.watchInterval = 0
    options.updateToken = "let-me"
    options.regimes = ["us"]
    // Tests run beside others on busy machines.
    options.patience = 600
    adjust(&options)
    let locations = try Locations(rules: "\(Place.root)/rules", data: "\(Place.root)/data", workspace: workspace)
    let log = LogCatcher()
    self.log = log
    let (settings, logger) = (options, log.logger)
    let service = try await Blocking.value { try ChokepointService(locations, options: settings, log: logger) }
    let (ports, port) = AsyncStream<Int>.makeStream()
    task = Task { try await service.run(signals: false) { port.yield($0) } }
    var found = 0
    for await number in ports {
      found = number
      break
    }
    self.port = found
    // Lists are read after connections are taken.
    for _ in 0..<3000 where try await wire.ask("GET", "/readyz").status != 200 {
      try await Task.sleep(for: .milliseconds(100))
    }
  }

  func stop() { task.cancel() }

  deinit { task.cancel() }

  /// A server without keys that tests share, which change nothing in it.
  static let shared = Task { try await TestServer(adjust: { $0.regimes = [] }) }

  static var common: TestServer { get async throws { try await shared.value } }

  // MARK: Asking

  func json(_ method: String, _ target: String, _ body: String? = nil, headers: [String: String] = [:]) async throws
    -> (status: Int, json: JSON, headers: [String: String])
  {
    let answer = try await wire.ask(method, target, body: body.map { Array($0.utf8) }, headers: headers)
    let document = answer.body.isEmpty ? JSON.null : try JSONReader.read(answer.body, file: target)
    return (answer.status, document, answer.headers)
  }
}
