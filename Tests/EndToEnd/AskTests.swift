import Foundation
import Interchange
import TestSupport
import Testing

/// `chokepoint ask`: answers from standard input, written into the deal, nothing invented.
@Suite struct AskTests {
  private static let deal =
    #"{"date":"2024-06-01","activity":"export","from":"US","to":"DE","items":[{"name":"x","facts":{"tpp":"3000"}}]}"#

  private func file() throws -> String { try Place.temporaryFile("deal.json", Array(Self.deal.utf8)) }

  private func ask(_ path: String, _ answers: String, _ arguments: [String] = []) throws -> Binary.Output {
    try Binary.run(["ask", path, "--known", "2026-11-20"] + arguments, input: Array(answers.utf8))
  }

  private func read(_ path: String) throws -> JSON {
    try JSONReader.read(Array(try Data(contentsOf: URL(filePath: path))), file: path)
  }

  @Test func answersAreWrittenAndTheDealIsJudged() throws {
    let path = try file()
    let output = try ask(path, "yes\n600 mm2\nSample GmbH\nGermany\nDE\n", ["--only-deciding", "--format", "ndjson"])
    #expect(output.status == 0, "\(output.error)")
    let deal = try read(path)
    let facts = deal["items"]?.array?.first?["facts"]
    #expect(facts?["tpp"]?.string == "3000")
    #expect(facts?["datacenter"]?.bool == true)
    #expect(facts?["die_area_mm2"]?.string == "600")
    let party = deal["parties"]?.array?.first
    #expect(party?["role"]?.string == "end_user")
    #expect(party?["name"]?.string == "Sample GmbH")
    #expect(party?["headquarters"]?.string == "Germany")
    #expect(party?.members?.count == 4, "nothing is written that was not asked")
    // What is printed is what `check` says of the document that was written.
    let checked = try Binary.run(["check", path, "--known", "2026-11-20", "--format", "ndjson"])
    #expect(output.out == checked.out)
    #expect(!output.out.contains(#""outcome":"needs_facts""#))
  }

  /// Under another law other facts are missing, and the answer is that of `check`.
  @Test func anotherLawIsAsked() throws {
    let text =
      #"{"date":"2025-06-01","activity":"export","from":"JP","to":"CN","items":[{"name":"coater","kind":"equipment"}]}"#
    let path = try Place.temporaryFile("deal.json", Array(text.utf8))
    let output = try ask(path, "", ["--regime", "jp", "--format", "ndjson"])
    #expect(output.status == 0, "\(output.error)")
    let checked = try Binary.run(["check", path, "--known", "2026-11-20", "--format", "json", "--regime", "jp"])
    let answer = try JSONReader.read(Array(checked.out.utf8), file: "output")["regimes"]?["jp"]
    #expect(output.out == answer.map { JSONWriter.compact($0) + "\n" })
    let other = try ask(path, "", ["--format", "ndjson"])
    #expect(other.out != output.out)
    #expect(try ask(path, "", ["--regime", "jp,nl"]).status == 2)
  }

  @Test func whatDoesNotFitIsAskedAgain() throws {
    let path = try file()
    let output = try ask(path, "maybe\nyes\n600 nm\nsix hundred\n600\nq\n")
    #expect(output.status == 0, "\(output.error)")
    #expect(output.error.contains("`maybe` is not yes or no"))
    #expect(output.error.contains("the unit `nm` does not fit"))
    #expect(output.error.contains("`six hundred` is not a number"))
    #expect(try read(path)["items"]?.array?.first?["facts"]?["die_area_mm2"]?.string == "600")
  }

  /// Stopped at the second question, the interview goes on there.
  @Test func itIsResumedWhereItStopped() throws {
    let path = try file()
    _ = try ask(path, "yes\nq\n")
    let output = try ask(path, "?\nq\n")
    #expect(!output.error.contains("designed or marketed for data centres"), "\(output.error)")
    #expect(output.error.contains("die area"))
    #expect(output.error.contains("item.die_area_mm2 is a number of mm2"))
  }

  @Test(arguments: ["", "unknown", "don't know"]) func whatIsNotKnownIsLeftOut(_ word: String) throws {
    let path = try file()
    let output = try ask(path, "\(word)\nq\n")
    #expect(output.status == 0, "\(output.error)")
    // Nothing was answered, so nothing was written.
    #expect(String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) == Self.deal)
    #expect(output.error.contains("die area"))
    #expect(output.out.hasPrefix("NEEDS FACTS"))
  }

  @Test func anotherFileTakesTheAnswers() throws {
    let path = try file()
    let other = try Place.temporaryFolder() + "/answered.json"
    #expect(try ask(path, "yes\n", ["--output", other]).status == 0)
    #expect(String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) == Self.deal)
    #expect(try read(other)["items"]?.array?.first?["facts"]?["datacenter"]?.bool == true)
    let again = try ask(path, "no\n", ["--output", other])
    #expect(again.status == 2)
    #expect(again.error.contains("[ask.output]"), "\(again.error)")
    #expect(try read(other)["items"]?.array?.first?["facts"]?["datacenter"]?.bool == true)
  }

  @Test func aNameThatMayBeListedIsAskedAbout() throws {
    let path = try Place.temporaryFile(
      "deal.json",
      Array(
        #"{"date":"2024-06-01","activity":"export","from":"US","to":"CN","items":[{"eccn":"EAR99","facts":{"tpp":"1","datacenter":false}}],"parties":[{"role":"end_user","name":"Inspur Electronic Industry","headquarters":"CN","ultimate_parent":"CN"}]}"#
          .utf8))
    let output = try ask(path, "no\n", ["--only-deciding"])
    #expect(output.status == 0, "\(output.error)")
    let sameAs = try read(path)["parties"]?.array?.first?["same_as"]?.members
    if output.error.contains("same_as") {
      #expect(sameAs?.first?.key.hasPrefix("us-entity-list:") == true)
      #expect(sameAs?.first?.value.bool == false)
    } else {
      #expect(sameAs == nil)
    }
  }

  @Test(arguments: [
    (["nowhere.json"], "file.missing"), (["-"], "standard input is for the answers"), ([], "deal"),
    (["README.md"], "error"),
  ])
  func whatCannotBeAskedAbout(_ arguments: [String], _ message: String) throws {
    let output = try Binary.run(["ask"] + arguments, input: Array("yes\n".utf8))
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
    #expect(output.error.contains(message), "\(output.error)")
  }

  @Test func aDealThatDoesNotReadIsLeftAlone() throws {
    let text = #"{"date":"2024-06-01","activity":"exprot","from":"US","to":"DE","items":[{}]}"#
    let path = try Place.temporaryFile("deal.json", Array(text.utf8))
    let output = try ask(path, "yes\n")
    #expect(output.status == 2)
    #expect(output.error.contains("`exprot` is not a value of `activity`"), "\(output.error)")
    #expect(String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) == text)
  }

  /// Ctrl-C while a question waits: the answers before it are in the file.
  @Test func interruptedItKeepsTheAnswers() throws {
    let path = try file()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = ["ask", path]
    process.currentDirectoryURL = URL(fileURLWithPath: Place.root)
    let (input, error) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardError = error
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    input.fileHandleForWriting.write(Data("yes\n".utf8))
    var said = ""
    while !said.contains("die area"), case let data = error.fileHandleForReading.availableData, !data.isEmpty {
      said += String(decoding: data, as: UTF8.self)
    }
    process.interrupt()
    let deadline = Date(timeIntervalSinceNow: 60)
    while process.isRunning, Date() < deadline { usleep(20_000) }
    if process.isRunning { process.terminate() }
    #expect(process.terminationStatus == 130)
    #expect(try read(path)["items"]?.array?.first?["facts"]?["datacenter"]?.bool == true)
  }
}
