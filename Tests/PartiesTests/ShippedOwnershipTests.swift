import Foundation
import Interchange
import TestSupport
import Testing

@testable import Parties

/// The holdings and rules that ship.
@Suite struct ShippedOwnershipTests {
  private static func graph() throws -> OwnershipGraph {
    var graph = OwnershipGraph()
    let file = "data/ownership.csv"
    let bytes = try #require(FileManager.default.contents(atPath: "\(Place.root)/\(file)"))
    graph.add(try OwnershipReader.read([UInt8](bytes), file: file))
    return graph
  }

  private static func rules() throws -> [OwnershipRule] {
    let file = "data/ownership-rules.csv"
    let bytes = try #require(FileManager.default.contents(atPath: "\(Place.root)/\(file)"))
    return try OwnershipRules([UInt8](bytes), file: file).rules
  }

  @Test(arguments: [
    ("ACM Research (Shanghai)", "CleanChip Technologies Limited", OwnershipAnswer.yes),
    ("ACM Research (Shanghai)", "ACM-Wooil Microelectronics (Shanghai) Co., Ltd.", .yes),
    ("ACM Research (Shanghai)", "Ninebell Co., Ltd.", .no), ("SMIC", "SMSC", .no), ("Sugon", "Hygon", .no),
    ("SMIC", "SMNC", .yes), ("Wingtech", "Nexperia", .yes), ("CETC 13", "Bowei Integrated Circuits", .between),
  ])
  func casesComeOut(_ owner: String, _ owned: String, _ answer: OwnershipAnswer) throws {
    let graph = try Self.graph()
    let day = graph.day(try #require(CalendarDay("2025-10-15")))
    let inquiry = OwnershipInquiry(
      day, threshold: Share("50"), listed: [try #require(graph.party(named: owner))])
    #expect(inquiry.finding(for: try #require(graph.party(named: owned))).answer == answer)
  }

  /// Every row of the reference that gives a percentage comes out as it says.
  @Test(.enabled(if: Place.hasShared("reference/ownership.csv"), "\(Place.needs("reference/ownership.csv"))"))
  func agreesWithTheReference() throws {
    let graph = try Self.graph()
    let path = "\(Place.shared)/reference/ownership.csv"
    let bytes = try #require(FileManager.default.contents(atPath: path))
    let ids = try CSVTable(
      [UInt8](try #require(FileManager.default.contents(atPath: "\(Place.root)/data/ownership.csv"))), file: "ours")
    let edges = Dictionary(
      uniqueKeysWithValues: zip(ids.rows.map { $0["id"] }, graph.edges))
    var compared = 0
    for row in try CSVTable([UInt8](bytes), file: path).rows where !row["pct"].isEmpty {
      let edge = try #require(edges[row["id"]], "\(row["id"]) is missing")
      let day = graph.day(try #require(edge.holding.begins))
      let inquiry = OwnershipInquiry(day, threshold: Share("50"), listed: [edge.owner])
      let expected: OwnershipAnswer = row["meets_50"] == "Y" ? .yes : .no
      #expect(inquiry.finding(for: edge.owned).answer == expected, "\(row["id"])")
      #expect(edge.holding.status == row["status"], "\(row["id"])")
      compared += 1
    }
    #expect(compared > 60)
  }

  @Test func everyRowHasASourceAndAStatus() throws {
    for edge in try Self.graph().edges {
      #expect(!edge.holding.source.isEmpty && !edge.holding.status.isEmpty, "\(edge.holding.span?.description ?? "")")
      #expect(edge.holding.begins != nil)
    }
  }

  @Test(arguments: [
    ("2025-09-28", OwnershipRule.State.notInForce), ("2025-09-29", .inForce), ("2025-11-09", .inForce),
    ("2025-11-10", .suspended), ("2026-11-09", .suspended), ("2026-11-10", .inForce),
  ])
  func theAffiliatesRuleCountsByItsDates(_ day: String, _ state: OwnershipRule.State) throws {
    let rules = try Self.rules()
    let rule = try #require(rules.first { $0.id == "bis-affiliates" })
    #expect(rule.state(on: try #require(CalendarDay(day))) == state)
    #expect(rule.threshold == Share("50"))
    let ofac = try #require(rules.first { $0.id == "ofac-50" })
    #expect(ofac.state(on: try #require(CalendarDay(day))) == .inForce)
  }

  @Test func rowsOfOneRuleThatDisagreeAreRefused() throws {
    let header = "rule,title,threshold_percent,lists,except_countries,effect,state,from,until,cites,source,status,note"
    let rows = ["r,R,50,l,,red_flag,in_force,,2024-01-01,c,s,V,", "r,R,25,l,,red_flag,in_force,2024-01-01,,c,s,V,"]
    let error = #expect(throws: Diagnostic.self) {
      try OwnershipRules(Array(([header] + rows).joined(separator: "\n").utf8), file: "r.csv")
    }
    #expect(error?.id == "ownership-rule.disagrees")
  }
}
