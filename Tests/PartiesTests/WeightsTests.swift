import Foundation
import Interchange
import TestSupport
import Testing

@testable import Parties

/// Weights with which the search would lose names are refused.
@Suite struct WeightsTests {
  @Test(arguments: ["nInitialFor", "shortened"])
  func whatTheBoundDoesNotSeeMayRaiseNoSum(_ feature: String) throws {
    let folder = "\(try Place.temporaryFolder())/screening"
    try FileManager.default.copyItem(atPath: "\(Place.root)/data/screening", toPath: folder)
    let file = "\(folder)/weights.csv"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(throws: Never.self) { try ScreeningKnowledge(inFolder: folder) }
    let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("\(feature),") })
    try text.replacing(row, with: "\(feature),0.0000,0.5000").write(toFile: file, atomically: true, encoding: .utf8)
    let error = #expect(throws: Diagnostic.self) { try ScreeningKnowledge(inFolder: folder) }
    #expect(error?.id == "knowledge.weight" && error?.message.contains(feature) == true)
  }
}
