import Interchange
import Testing

@testable import Parties

/// A small ownership graph written as a table: `owner,owned,percent` a line, kinds and days after it where needed.
struct OwnershipSample {
  let graph: OwnershipGraph
  let day: OwnershipDay

  init(_ rows: String, columns: String = "owner,owned,percent", on day: String = "2025-10-15") throws {
    var graph = OwnershipGraph()
    graph.add(try OwnershipReader.read(Array("\(columns)\n\(rows)\n".utf8), file: "sample.csv"))
    self.graph = graph
    self.day = graph.day(try #require(CalendarDay(day)))
  }

  func place(_ name: String) throws -> Int { try #require(graph.party(named: name), "no party `\(name)`") }

  /// What the owners of a party make of it where the named parties are listed, or perhaps are.
  func finding(
    _ name: String, listed: [String], perhaps: [String] = [], threshold: String? = "50"
  ) throws -> OwnershipFinding {
    let inquiry = OwnershipInquiry(
      day, threshold: threshold.flatMap { Share($0) }, listed: Set(try listed.map(place)),
      perhaps: Set(try perhaps.map(place)))
    return inquiry.finding(for: try place(name))
  }

  func answer(_ name: String, listed: [String], perhaps: [String] = []) throws -> OwnershipAnswer {
    try finding(name, listed: listed, perhaps: perhaps).answer
  }

  /// The parties from the top of the first chain down.
  func firstChain(_ finding: OwnershipFinding) throws -> [String] {
    let chain = try #require(finding.chains.first)
    return [day.parties[chain.owner].name] + chain.links.map { day.parties[day.links[$0].owned].name }
  }
}
