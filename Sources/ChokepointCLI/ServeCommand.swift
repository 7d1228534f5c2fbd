import ArgumentParser
import Chokepoint
import ChokepointServer
import Foundation
import Interchange
import Logging

/// `chokepoint serve`: the workspace over HTTP.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve screening, checks and pages over HTTP, on this machine only unless there are keys.",
    discussion: """
      chokepoint serve
      chokepoint serve --host 0.0.0.0 --port 8443 --behind-tls     (after `chokepoint keys add`)

      Clients of yente work by changing only their base URL. SIGTERM ends the server after the requests in flight; SIGHUP \
      reads lists and changed rules anew.
      """)

  @Option(help: "The port; 0 takes a free one.")
  var port = 8000

  @Option(help: "The address to listen on; one that is reachable from elsewhere needs keys.")
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("Answer for this name too (may be given more than once).", valueName: "name"))
  var allowedHost: [String] = []

  @Flag(help: "Something in front speaks TLS: cookies are sent over TLS only.")
  var behindTls = false

  @Option(help: ArgumentHelp("The folder of templates and static files.", valueName: "folder"))
  var web: String?

  @Option(
    help: ArgumentHelp("What /updatez wants as its token (default: $CHOKEPOINT_UPDATE_TOKEN).", valueName: "token"))
  var updateToken: String?

  @Flag(help: "Keep answers, cases and licences in the workspace's ledger, which is made if there is none.")
  var ledger = false

  @Flag(help: "Let the log hold addresses with the names that were asked for.")
  var logNames = false

  @Option(help: "Requests a second of one caller in the long run; 0 sets no limit (default: 50, none without keys).")
  var rate: Double?

  @Option(help: "Seconds between two looks at the files of the lists; 0 never looks.")
  var watch = 30

  @Option(help: "Seconds that a request may take to arrive, and a connection may be idle.")
  var patience = 30

  @Option(help: "How many connections may be open at once.")
  var connections = 1024

  @Option(help: "The least that is logged: debug, info, notice, warning, error.")
  var logLevel = "info"

  @OptionGroup var regimes: RegimeOption

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port lies between 0 and 65535") }
    guard rate.map({ $0 >= 0 && $0.isFinite }) ?? true, watch >= 0, (1...3600).contains(patience), connections > 0
    else {
      throw ValidationError("--rate and --watch are 0 or more, --patience 1 to 3600 seconds, --connections 1 or more")
    }
    guard Logger.Level(rawValue: logLevel) != nil else { throw ValidationError("--log-level is a level") }
  }

  func run() throws {
    let locations = try shared.locations()
    let log = Logger(label: "chokepoint") { label in
      JSONLog(label: label, level: Logger.Level(rawValue: logLevel) ?? .info)
    }
    var options = options
    options.regimes = try regimes.names(in: locations)
    let settings = options
    let service = try PackFailure.mapping { () throws(Diagnostics) in
      try ChokepointService(locations, options: settings, log: log)
    }
    if service.isOpen {
      Console.error(
        "warning: no keys: everybody on this machine may do everything; `chokepoint keys add` makes the first key")
    }
    let host = host
    try wait {
      try await service.run { port in
        let shown = host.contains(":") ? "[\(host)]" : host
        Console.out("http://\(shown):\(port)/\n")
      }
    }
  }

  private var options: ServerOptions {
    var options = ServerOptions()
    options.host = host
    options.port = port
    options.allowedHosts = allowedHost
    options.isBehindTLS = behindTls
    options.web = web
    options.updateToken = updateToken ?? ProcessInfo.processInfo.environment["CHOKEPOINT_UPDATE_TOKEN"]
    options.logsNames = logNames
    options.makesLedger = ledger
    options.watchInterval = watch
    options.patience = patience
    options.connections = connections
    let steady = rate ?? (hasKeys ? 50 : 0)
    options.rate = steady > 0 ? (steady, max(100, steady * 2)) : nil
    return options
  }

  private var hasKeys: Bool {
    guard let locations = try? shared.locations() else { return false }
    // A file that does not read asks for keys too.
    return (try? KeyFile(workspace: locations.workspace).keys().isEmpty) != true
  }

  /// Runs to the end on this thread.
  private func wait(_ work: @escaping @Sendable () async throws -> Void) throws {
    let end = DispatchSemaphore(value: 0)
    let failure = FailureBox()
    Task.detached {
      do { try await work() } catch { failure.put(error) }
      end.signal()
    }
    end.wait()
    if let error = failure.error {
      throw CommandFailure(
        .input, [Diagnostic("serve.failed", "the server ended: \(error)", help: "is the port taken?")])
    }
  }
}
