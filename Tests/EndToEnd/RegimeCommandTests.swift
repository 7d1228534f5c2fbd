import Foundation
import Interchange
import TestSupport
import Testing

/// `--regime`: one deal under the laws of several countries.
@Suite struct RegimeCommandTests {
  private static let scanner = "Examples/duv-scanner-netherlands-2025-06.json"

  private func json(_ text: some StringProtocol) throws -> JSON {
    try JSONReader.read(Array(text.utf8), file: "output")
  }

  @Test func textGivesOneAnswerARegimeUnderItsName() throws {
    let output = try Binary.run(["check", "--regime", "nl,us,jp", Self.scanner])
    #expect(output.status == 0, "\(output.error)")
    let heads = output.out.split(separator: "\n").filter { $0.hasPrefix("Under ") }
    #expect(
      heads == [
        "Under the Dutch export controls (nl)", "Under the EAR (us)", "Under the Japanese export controls (jp)",
      ])
    #expect(output.out.contains("\nNOT SUBJECT TO THE JAPANESE EXPORT CONTROLS\n"))
  }

  @Test func jsonIsOneDocumentOfAllRegimes() throws {
    let output = try Binary.run([
      "check", "--regime", "us,nl", Self.scanner, "--format", "json", "--known", "2026-11-20",
    ])
    let regimes = try #require(json(output.out)["regimes"])
    #expect(regimes.members?.map(\.key) == ["us", "nl"])
    #expect(regimes["nl"]?["outcome"]?.string == "licence_required")
    #expect(regimes["us"]?["outcome"]?.string == "no_licence_required")
    let alone = try Binary.run(["check", "--regime", "nl", Self.scanner, "--format", "ndjson", "--known", "2026-11-20"])
    #expect(try json(alone.out)["regimes"]?.members?.map(\.key) == ["nl"])
  }

  @Test func withoutRegimesNothingChanges() throws {
    for format in ["json", "ndjson"] {
      let options = [Self.scanner, "--format", format, "--known", "2026-11-20"]
      let plain = try json(try Binary.run(["check"] + options).out)
      #expect(plain["regimes"] == nil && plain["outcome"]?.string == "no_licence_required")
      #expect(plain["items"]?.array?.first?["subject_to_ear"] != nil)
    }
  }

  @Test func oneOutcomeOfAnyRegimeIsEnoughToFail() throws {
    let options = [Self.scanner, "--fail-on", "licence_required"]
    #expect(try Binary.run(["check"] + options).status == 0)
    #expect(try Binary.run(["check", "--regime", "us,nl"] + options).status == 1)
  }

  @Test func aQuickQuestionIsAskedOfEach() throws {
    let output = try Binary.run([
      "check", "--regime", "us,us-duty", "--chip", "H200 SXM 141GB", "--from", "TW", "--to", "US", "--date",
      "2026-02-01",
      "--fact", "hts_heading=h8473_30",
    ])
    #expect(output.status == 0, "\(output.error)")
    #expect(output.out.contains("DUTY.232 a duty of 25 %"))
  }

  @Test(arguments: [["check", scanner], ["batch"], ["facts"]]) func anUnknownRegimeIsRefused(_ command: [String]) throws
  {
    for list in ["us,atlantis", "atlantis", "us,"] {
      let output = try Binary.run(command + ["--regime", list], input: [])
      #expect(output.status == 2)
      #expect(output.out.isEmpty)
      #expect(output.error.contains("there is no regime"), "\(output.error)")
      #expect(output.error.contains("the regimes here are us, cn, eu, jp, kr, nl, tw, uk, us-chips-act, us-duty"))
    }
  }

  @Test(arguments: [1, 3]) func aBatchHasALineADealAndRegime(jobs: Int) throws {
    let names = ["duv-scanner-netherlands", "coater-japan", "gallium-china"]
    let deals = try names.map { name in
      let path = "\(Place.root)/Examples/\(name)-2025-06.json"
      return JSONWriter.compact(try JSONReader.read(Array(try Data(contentsOf: URL(filePath: path))), file: name))
    }
    let input = Array(deals.joined(separator: "\n").utf8)
    let output = try Binary.run(["batch", "-", "--regime", "jp,cn", "--jobs", "\(jobs)"], input: input)
    #expect(output.status == 0, "\(output.error)")
    let lines = try output.out.split(separator: "\n").map { try json($0) }
    #expect(lines.map { $0["regime"]?.string } == ["jp", "cn", "jp", "cn", "jp", "cn"])
    #expect(lines.map { $0["deal"]?.string } == names.flatMap { ["\($0)-2025-06", "\($0)-2025-06"] })
    #expect(output.error.contains("3 deals, each under 2 regimes: "))
    let full = try Binary.run(
      ["batch", "-", "--regime", "cn", "--output", "full", "--known", "2026-11-20"], input: input)
    let checked = try Binary.run(
      ["check", "-", "--regime", "cn", "--format", "json", "--known", "2026-11-20"], input: Array(deals[2].utf8))
    let last = try json(try #require(full.out.split(separator: "\n").last))
    let members = (last.members ?? []).filter { $0.key != "regime" }.map { ($0.key, $0.value) }
    #expect(
      JSONWriter.compact(.object(members)) == JSONWriter.compact(try #require(json(checked.out)["regimes"]?["cn"])))
    let table = try Binary.run(["batch", "-", "--regime", "jp", "--format", "csv"], input: input)
    #expect(table.out.hasPrefix("regime,row,deal,"))
    #expect(try !Binary.run(["batch", "-", "--format", "csv"], input: input).out.contains("regime"))
  }

  @Test func clausesInColumnsAreThoseOfOneRegime() throws {
    let fields = try Place.temporaryFile(
      "fields.csv", Array("what,name,column\nid,,id\ndate,,date\nfact,deal.from,from\nclause,SCOPE.nl,\n".utf8))
    let rows = Array("id,date,from\n1,2024-01-01,NL\n2,2024-01-01,JP\n".utf8)
    let masks = ["batch", "-", "--output", "masks", "--fields", fields]
    #expect(try Binary.run(masks + ["--regime", "us,nl"], input: rows).status != 0)
    let output = try Binary.run(masks + ["--regime", "nl"], input: rows)
    #expect(output.out == "1,0,1\n2,0,0\n", "\(output.out)\(output.error)")
  }

  @Test func everyPackIsCheckedAndTested() throws {
    let check = try Binary.run(["rules", "check"])
    #expect(check.status == 0, "\(check.error)")
    #expect(check.out.contains("us-ear: ") && check.out.contains("\nnl: ") && check.out.contains("\nus-duty: "))
  }
}
