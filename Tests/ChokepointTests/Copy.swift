import Chokepoint
import Foundation
import TestSupport

/// A copy of the rules and data that ship, to break or to open.
struct Copy {
  let folder: String

  init() throws {
    folder = try Place.temporaryFolder()
    try FileManager.default.copyItem(atPath: Place.root + "/rules", toPath: folder + "/rules")
    try FileManager.default.copyItem(atPath: Place.root + "/data", toPath: folder + "/data")
  }

  func workspace() throws -> Workspace {
    try Workspace(Locations(rules: folder + "/rules", data: folder + "/data", workspace: folder + "/workspace"))
  }

  /// Replaces a text in a file of the copy.
  func replace(_ path: String, _ old: String, _ new: String) throws {
    let url = URL(fileURLWithPath: "\(folder)/\(path)")
    let text = try String(contentsOf: url, encoding: .utf8)
    try text.replacing(old, with: new).write(to: url, atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// The workspace over the checkout itself, opened once.
  static let shipped: Result<Workspace, any Error> = Result {
    try Workspace(
      Locations(
        rules: Place.root + "/rules", data: Place.root + "/data", workspace: try Place.temporaryFolder()))
  }

  /// The same with every regime that ships.
  static let everyRegime: Result<Workspace, any Error> = Result {
    let locations = try Locations(
      rules: Place.root + "/rules", data: Place.root + "/data", workspace: try Place.temporaryFolder())
    return try Workspace(locations, regimes: RulePacks.regimes(in: locations.rules))
  }
}
