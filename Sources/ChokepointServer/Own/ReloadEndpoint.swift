import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// `POST /v1/reload`: reads lists and changed rules anew.
enum ReloadEndpoint {
  static func answer(_ call: Call) async throws -> Reply {
    let lists = call.service.lists
    let snapshot = try await call.working { try reload(lists) }
    return Reply.json(
      .object([("list_version", .string(snapshot.version)), ("parties", .integer(snapshot.index.partyCount))])
    ).with(.listVersion, snapshot.version)
  }

  /// - Throws: `Problem` 503; the old lists stay.
  @discardableResult
  static func reload(_ lists: ServedLists) throws -> ServedSnapshot {
    do throws(Diagnostics) { return try lists.reload() } catch { throw Problem(.serviceUnavailable, error) }
  }
}
