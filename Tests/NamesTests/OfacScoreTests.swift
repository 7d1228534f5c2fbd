import Foundation
import Names
import TestSupport
import Testing

@Suite struct OfacScoreTests {
  @Test(arguments: [
    ("PUTIN VLADIMIR", "PUTIN, Vladimir", 100), ("PUTIN VLADIMIR", "PUTIN, Vladimir Vladimirovich", 100),
    ("PUTIN VLADIMIR", "TURIN, Vladimir", 92), ("", "PUTIN", 0), ("PUTIN", "?", 0), ("Al O'Neill", "ONEILL", 100),
  ])
  func scores(_ asked: String, _ listed: String, _ wanted: Int) {
    #expect(abs(OfacScore.between(asked: asked, listed: listed) - wanted) <= 5, "\(asked) / \(listed)")
  }

  @Test func theSameNameHasAllPoints() {
    for name in ["A", "A B", "Huawei Technologies Co., Ltd.", "123"] {
      #expect(OfacScore.between(asked: name, listed: name) == 100)
    }
  }

  private static let shown = "data/names/pairs/ofac_search_scores.ndjson"

  private struct Row: Decodable {
    let query: String
    let result: String
    let score: Int

    enum CodingKeys: String, CodingKey {
      case query, result
      case score = "ofac_score"
    }
  }

  @Test(.enabled(if: Place.hasShared(shown), Comment(rawValue: Place.needs(shown))))
  func scoresThatTheSearchShowed() throws {
    let lines = try String(contentsOfFile: "\(Place.shared)/\(Self.shown)", encoding: .utf8).split(separator: "\n")
    let rows = try lines.map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }.filter { $0.score >= 0 }
    let near = rows.count { abs(OfacScore.between(asked: $0.query, listed: $0.result) - $0.score) <= 5 }
    #expect(rows.count > 50)
    #expect(Double(near) >= 0.97 * Double(rows.count), "\(near) of \(rows.count)")
  }
}
