import Foundation
import Interchange
import TestSupport
import Testing

/// `--record` and `chokepoint replay`: an old answer again, to the byte, or what is missing for it.
@Suite struct ReplayTests {
  private static let deal = "\(Place.root)/Examples/huawei-2024-06.json"

  /// An answer in a file of its own, and the folder it is recorded in.
  private func recorded(
    _ arguments: [String] = [], workspace: String? = nil
  ) throws -> (answer: String, records: String) {
    let folder = try Place.temporaryFolder()
    let output = try Binary.run(
      ["check", Self.deal, "--known", "2026-11-20", "--format", "json", "--record", "\(folder)/records"] + arguments,
      workspace: workspace)
    #expect(output.status == 0, "\(output.error)")
    try Data(output.out.utf8).write(to: URL(filePath: "\(folder)/answer.json"))
    return ("\(folder)/answer.json", "\(folder)/records")
  }

  private func changed(_ path: String, _ old: String, _ new: String) throws -> String {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains(old))
    return try Place.temporaryFile("changed.json", Array(text.replacing(old, with: new).utf8))
  }

  @Test func theSameAnswerComesOut() throws {
    let (answer, records) = try recorded()
    for arguments in [["--records", records], ["--deal", Self.deal]] {
      let output = try Binary.run(["replay", answer, "--fail-on", "difference"] + arguments)
      #expect(output.status == 0, "\(output.error)\(output.out)")
      #expect(output.out == "the same answer, to the byte: licence_required\n")
    }
    let json = try Binary.run(["replay", answer, "--records", records, "--format", "ndjson"])
    #expect(json.out == #"{"same":true,"outcome":"licence_required","difference":null}"# + "\n")
  }

  /// The rules of the day are kept with the record: those in use may change.
  @Test func theRulesOfItsDayAreUsed() throws {
    let rules = try Place.temporaryFolder() + "/rules"
    try FileManager.default.copyItem(atPath: "\(Place.root)/rules", toPath: rules)
    let (answer, records) = try recorded(["--rules", rules])
    let file = "\(rules)/shared/facts.md"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try Data((text + "\nAnother sentence.\n").utf8).write(to: URL(filePath: file))
    let lost = try Binary.run(["replay", answer, "--deal", Self.deal, "--rules", rules])
    #expect(lost.status == 3)
    #expect(lost.out.isEmpty)
    #expect(lost.error.contains("[replay.rules]"), "\(lost.error)")
    let output = try Binary.run(["replay", answer, "--records", records, "--rules", rules])
    #expect(output.status == 0, "\(output.error)")
    #expect(output.out.hasPrefix("the same answer"), "\(output.out)")
    // Of several folders the one with the right digest counts.
    let both = try Binary.run(
      ["replay", answer, "--deal", Self.deal, "--rules", rules, "--rules", "\(Place.root)/rules"])
    #expect(both.out.hasPrefix("the same answer"), "\(both.error)\(both.out)")
  }

  @Test func theListsOfItsDayAreUsed() throws {
    let workspace = try Place.temporaryFolder()
    func add(_ edition: String) throws {
      let list = try Place.temporaryFile(
        "us-bis-dpl-\(edition).csv",
        Array(
          "name,aliases,country,address,status,effective_date,federal_register,notes\nZebulon \(edition),,DE,,,,,\n"
            .utf8))
      #expect(try Binary.run(["lists", "import", list], workspace: workspace).status == 0)
    }
    try add("2026-01-02")
    let (answer, records) = try recorded(workspace: workspace)
    #expect(try String(contentsOfFile: answer, encoding: .utf8).contains(#""us-bis-dpl": "2026-01-02""#))
    try add("2026-02-03")
    let output = try Binary.run(["replay", answer, "--records", records], workspace: workspace)
    #expect(output.out.hasPrefix("the same answer"), "\(output.error)\(output.out)")
    try FileManager.default.removeItem(atPath: "\(workspace)/lists/us-bis-dpl/2026-01-02.ndjson")
    let lost = try Binary.run(["replay", answer, "--records", records], workspace: workspace)
    #expect(lost.status == 3)
    #expect(lost.error.contains("the edition 2026-01-02 of `us-bis-dpl` is not kept"), "\(lost.error)")
  }

  /// An edition that was imported anew with other rows.
  @Test func aListFileThatIsNotWhatItWasIsSaid() throws {
    let (answer, records) = try recorded()
    let file = try #require(
      FileManager.default.enumerator(atPath: "\(records)/answers")?.compactMap { $0 as? String }
        .first { $0.hasSuffix(".json") })
    let record = try changed("\(records)/answers/\(file)", #""sha256": ""#, #""sha256": "0"#)
    let output = try Binary.run(["replay", record])
    #expect(output.status == 3)
    #expect(output.error.contains("[replay.list-file]"), "\(output.error)")
    #expect(try Binary.run(["replay", "\(records)/answers/\(file)"]).status == 0)
    _ = answer
  }

  @Test func theFirstDifferenceIsShown() throws {
    let (answer, _) = try recorded()
    let other = try changed(answer, #""outcome": "licence_required""#, #""outcome": "prohibited""#)
    let output = try Binary.run(["replay", other, "--deal", Self.deal])
    #expect(output.status == 0)
    #expect(output.out.contains("the first difference is at outcome"), "\(output.out)")
    #expect(output.out.contains(#"then "prohibited""#))
    #expect(output.out.contains(#"now "licence_required""#))
    #expect(try Binary.run(["replay", other, "--deal", Self.deal, "--fail-on", "difference"]).status == 1)
    let longer = try changed(answer, #""not_judged": []"#, #""not_judged": [{"id": "x"}]"#)
    let json = try Binary.run(["replay", longer, "--deal", Self.deal, "--format", "ndjson"]).out
    #expect(json.contains(#""place":"not_judged[0]","then":{"id":"x"},"now":null"#), "\(json)")
  }

  @Test func aBatchIsRecordedToo() throws {
    let records = try Place.temporaryFolder() + "/records"
    let deals = try ["huawei-2024-06", "a800-2023-06"].map { name in
      JSONWriter.compact(
        try JSONReader.read(
          Array(try Data(contentsOf: URL(filePath: "\(Place.root)/Examples/\(name).json"))), file: name))
    }
    let arguments = ["batch", "-", "--known", "2026-11-20", "--record", records]
    let output = try Binary.run(arguments + ["--output", "full"], input: Array(deals.joined(separator: "\n").utf8))
    #expect(output.status == 0, "\(output.error)")
    for line in output.out.split(separator: "\n") {
      let answer = try Place.temporaryFile("answer.json", Array(line.utf8))
      let replayed = try Binary.run(["replay", answer, "--records", records])
      #expect(replayed.out.hasPrefix("the same answer"), "\(replayed.error)\(replayed.out)")
    }
    let compact = try Binary.run(arguments, input: Array(deals[0].utf8))
    #expect(compact.status == 2)
    #expect(compact.error.contains("--output full"))
  }

  /// With `--screening off`, and without any list, an answer says so and is given again so.
  @Test func anAnswerWithoutScreeningIsGivenAgainWithout() throws {
    let output = try Binary.run(
      ["batch", "-", "--screening", "off", "--output", "full", "--known", "2026-11-20"],
      input: Array(
        #"{"date":"2024-06-01","activity":"export","from":"US","to":"FR","items":[{"eccn":"EAR99"}],"parties":[{"role":"end_user","name":"Acme"}]}"#
          .utf8))
    let answer = try Place.temporaryFile("answer.json", Array(output.out.utf8))
    let deal = try Place.temporaryFile(
      "deal.json",
      Array(
        #"{"date":"2024-06-01","activity":"export","from":"US","to":"FR","items":[{"eccn":"EAR99"}],"parties":[{"role":"end_user","name":"Acme"}]}"#
          .utf8))
    let replayed = try Binary.run(["replay", answer, "--deal", deal])
    #expect(replayed.out.hasPrefix("the same answer"), "\(replayed.error)\(replayed.out)")
  }

  @Test func whatCannotBeReplayed() throws {
    let (answer, records) = try recorded()
    let empty = try Place.temporaryFile("empty.json", [])
    for (arguments, status, message) in [
      ([answer], 2, "[replay.deal]"), (["nowhere.json"], 2, "[file.missing]"), ([empty], 2, "error"),
      ([Self.deal, "--deal", Self.deal], 2, "[replay.answer]"),
      ([answer, "--records", "Examples"], 2, "[replay.records]"),
      ([answer, "--deal", "nowhere.json"], 2, "[file.missing]"),
      ([answer, "--deal", answer], 2, "[deal.unknown-key]"),
      ([answer, "--records", records, "--fail-on", "diffrence"], 2, "difference"),
      ([answer, "--deal", Self.deal, "--rules", "Examples"], 3, "[replay.rules]"),
    ] {
      let output = try Binary.run(["replay"] + arguments)
      #expect(output.status == status, "\(arguments) \(output.error)")
      #expect(output.out.isEmpty)
      #expect(output.error.contains(message), "\(output.error)")
    }
    let quick = try Binary.run(["check", "--chip", "H20", "--to", "CN", "--record", records])
    #expect(quick.status == 2)
    #expect(quick.error.contains("--record keeps documents"))
  }
}
