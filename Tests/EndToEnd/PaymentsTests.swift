import Foundation
import Interchange
import TestSupport
import Testing

@Suite struct PaymentsTests {
  private static let batch = "Examples/payments/pacs008-batch.xml"

  private func xml(_ transactions: String) -> [UInt8] {
    Array("<Document><FIToFICstmrCdtTrf>\(transactions)</FIToFICstmrCdtTrf></Document>".utf8)
  }

  @Test func everyTransactionIsDecidedByItself() throws {
    let output = try Binary.run(["payments", Self.batch, "--format", "json"])
    #expect(output.status == 0, "\(output.error)")
    let document = try JSONReader.read(Array(output.out.utf8), file: "answer")
    let outcomes = document["transactions"]?.array?.compactMap { $0["outcome"]?.string }
    #expect(outcomes == ["no_match", "match", "no_match"])
    let hits = document["transactions"]?.array?[1]["hits"]?.array ?? []
    let fields = Set(hits.compactMap { $0["field"]?.string })
    let transaction = "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[2]"
    #expect(fields == ["\(transaction)/UltmtCdtr/Nm", "\(transaction)/RmtInf/Ustrd"])
    #expect(Set(hits.compactMap { $0["role"]?.string }) == ["ultimate_creditor", "remittance"])
    #expect(hits.first?["match"]?["name"]?.string?.hasPrefix("Huawei Technolog") == true)
    #expect(document["lists"]?.array?.first?["edition"]?.string == "2026-07-23")
    let again = try Binary.run(["payments", Self.batch, "--format", "json"])
    #expect(output.out == again.out)
  }

  @Test func ofEachTransactionOneLine() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(Place.root)/Examples/payments").sorted()
    let output = try Binary.run(
      ["payments", "--format", "ndjson", "--date", "2024-06-17"] + files.map { "Examples/payments/\($0)" })
    #expect(output.status == 0, "\(output.error)")
    let lines = output.out.split(separator: "\n")
    #expect(lines.count == 7)
    let kinds = try lines.map { try JSONReader.read(Array($0.utf8), file: "line")["kind"]?.string }
    #expect(kinds == ["MT103", "MT202COV", "pacs.008", "pacs.008", "pacs.008", "pain.001", "pain.001"])
    #expect(lines.allSatisfy { $0.contains(#""date":"2024-06-17""#) && $0.contains(#""edition":"2026-07-23""#) })
  }

  @Test func textSaysAgainstWhatAndFitsATerminal() throws {
    let output = try Binary.run(["payments", Self.batch, "Examples/payments/mt103.txt"])
    #expect(output.out.contains("4 transactions: 2 with a match, 2 with no match"), "\(output.out)")
    #expect(output.out.contains("screened against:\n  Entity List"), "\(output.out)")
    #expect(output.out.contains("route by CNAPS"), "\(output.out)")
    #expect(!output.out.lowercased().contains("clear"), "\(output.out)")
    for line in output.out.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func beforeTheListingThereIsNoMatch() throws {
    let output = try Binary.run(["payments", Self.batch, "--date", "2019-05-01", "--fail-on-match"])
    #expect(output.status == 0)
    #expect(output.out.contains("3 with no match"), "\(output.out)")
    #expect(try Binary.run(["payments", Self.batch, "--fail-on-match"]).status == 1)
  }

  @Test func standardInput() throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(Place.root)/Examples/payments/mt202cov.txt"))
    let output = try Binary.run(["payments", "-"], input: Array(bytes))
    #expect(output.out.hasPrefix("no match: standard input:1 MT202COV"), "\(output.out)")
  }

  @Test func ofABrokenFileNothingIsAnswered() throws {
    let bad = try Place.temporaryFile("bad.xml", Array("<Document><FIToFICstmrCdtTrf><CdtTrfTxInf/>".utf8))
    let output = try Binary.run(["payments", Self.batch, bad, "--format", "ndjson"])
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
    #expect(output.error.contains("bad.xml:1:"), "\(output.error)")
  }

  @Test(arguments: [
    ["payments"], ["payments", "nosuch.xml"], ["payments", "-", "-"], ["payments", batch, "--threshold", "2"],
    ["payments", "README.md"], ["payments", batch, "--date", "2024-13-01"],
  ])
  func usageErrorsExitWithTwo(_ arguments: [String]) throws {
    let output = try Binary.run(arguments)
    #expect(output.status == 2, "\(output.out) \(output.error)")
    #expect(output.out.isEmpty)
    #expect(!output.error.isEmpty)
  }

  @Test func routesThatDoNotLoadAreDataNotFit() throws {
    let folder = try Place.temporaryFolder()
    try FileManager.default.copyItem(atPath: "\(Place.root)/data", toPath: "\(folder)/data")
    try Data("route,value\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/data/payment-routes.csv"))
    #expect(try Binary.run(["payments", Self.batch, "--data", "\(folder)/data"]).status == 3)
  }

  @Test func whatCannotBeScreenedIsSaid() throws {
    let name = String(repeating: "N", count: 10_000)
    let output = try Binary.run(
      ["payments", "-"], input: xml("<CdtTrfTxInf><Cdtr><Nm>\(name)</Nm></Cdtr></CdtTrfTxInf>"))
    #expect(output.status == 0)
    #expect(output.out.hasPrefix("NOT WHOLLY SCREENED"), "\(output.out)")
    #expect(output.out.contains("1 not wholly screened"), "\(output.out)")
  }

  /// A name that recurs is looked up once, or this would take minutes.
  @Test func tenThousandTransactions() throws {
    let one =
      "<CdtTrfTxInf><Dbtr><Nm>Beispiel GmbH</Nm></Dbtr><Cdtr><Nm>Garden Tea</Nm></Cdtr><RmtInf><Ustrd>tea and cake</Ustrd></RmtInf></CdtTrfTxInf>"
    let output = try Binary.run(
      ["payments", "-", "--format", "ndjson"], input: xml(String(repeating: one, count: 10_000)))
    #expect(output.out.split(separator: "\n").count == 10_000)
  }
}
