import Foundation
import Logging
import ServiceLifecycle

/// Reads the lists when the server starts, and again when their files change.
struct ListKeeper: Service {
  private let service: ServiceState

  init(_ service: ServiceState) { self.service = service }

  func run() async throws {
    let lists = service.lists
    // A first reading that fails is said at /readyz and tried again at the next look.
    _ = try? await service.pool.run { try ReloadEndpoint.reload(lists) }
    let interval = service.options.watchInterval
    guard interval > 0 else {
      try? await gracefulShutdown()
      return
    }
    try? await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try await Task.sleep(for: .seconds(interval))
        try await service.pool.run { lists.reloadIfChanged() }
      }
    }
  }
}
