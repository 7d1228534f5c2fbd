import Foundation
import Interchange
import TestSupport

@testable import Ledger

/// A ledger in a folder of its own, whose clock ticks a microsecond a record.
enum TestLedger {
  static func place() throws -> LedgerPlace { LedgerPlace(try Place.temporaryFolder()) }

  static func open(_ place: LedgerPlace? = nil, day: String = "2026-11-23") throws -> LedgerStore {
    let days = Int((ISO8601DateFormatter().date(from: "\(day)T00:00:00Z")?.timeIntervalSince1970 ?? 0) / 86_400)
    let ticks = Ticks(start: days * 86_400_000_000)
    return try LedgerStore(try place ?? self.place(), clock: { ticks.next() })
  }

  static func note(_ text: String, about: [String] = ["deal:D-1"], key: String? = nil) -> LedgerEntry {
    var entry = LedgerEntry(.note, actor: "anna", action: "note", about: about)
    entry.payload = .object([("text", .string(text))])
    entry.key = key
    return entry
  }

  static func json(_ text: String) throws -> JSON { try JSONReader.read(Array(text.utf8), file: "test") }

  /// A closed copy of a ledger's files; nothing of them is open.
  static func copy(of place: LedgerPlace) throws -> LedgerPlace {
    let copy = try self.place()
    for name in ["ledger.sqlite", "ledger.key", "ledger.head"] {
      try FileManager.default.copyItem(atPath: "\(place.folder)/\(name)", toPath: "\(copy.folder)/\(name)")
    }
    return copy
  }
}
