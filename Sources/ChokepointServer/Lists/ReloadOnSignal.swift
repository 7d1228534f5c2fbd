import Dispatch
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// SIGHUP reads lists and rules anew.
struct ReloadOnSignal: Service {
  private let service: ServiceState
  private let isOn: Bool

  init(_ service: ServiceState, isOn: Bool) {
    self.service = service
    self.isOn = isOn
  }

  func run() async throws {
    guard isOn else {
      try? await gracefulShutdown()
      return
    }
    let lists = service.lists
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
      service.log.notice("reload.asked")
      // What goes wrong is in the log, and the old lists stay.
      _ = try? await service.pool.run { try ReloadEndpoint.reload(lists) }
    }
  }
}
