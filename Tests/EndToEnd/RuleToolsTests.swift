import Foundation
import TestSupport
import Testing

/// The rule author's tools as a user runs them, on a small pack: fast, and free to be broken.
@Suite struct RuleToolsTests {
  private static let pack = """
    # A pack

    ```rules
    unit TPP
    fact item.tpp is a number of TPP
    fact item.sold is yes or no
    class 9A001.a "circuits of 1000 TPP and more"
      cites Reg 1
      in force from 2023-11-17 announced 2023-10-17
      when item.tpp >= 1000 TPP
    require R.9A001 "licence"
      cites Reg 2
      in force from 2023-11-17
      when 9A001
    exception sold "sold before"
      to R.9A001
      cites Reg 3
      in force from 2023-11-17
      when item.sold
    cases "the class begins at 1000" on 2023-12-01
      given item.sold = no
      | item.tpp | expect      |
      | 999      | not 9A001.a |
      | 1000     | R.9A001     |
      | 1001     | 9A001.a     |
    ```

    """

  /// A folder of one pack.
  private func rules(_ text: String = pack) throws -> String {
    let folder = try Place.temporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder)/small", withIntermediateDirectories: true)
    try text.write(toFile: "\(folder)/small/a.md", atomically: true, encoding: .utf8)
    return folder
  }

  // MARK: coverage

  @Test func coverageNamesWhatNoCaseShows() throws {
    let output = try Binary.run(["rules", "coverage", "--rules", try rules()])
    #expect(output.status == 0, "\(output.error)")
    #expect(output.error.isEmpty)
    #expect(output.out.hasPrefix("small: 3 clauses, 3 cases\n"), "\(output.out)")
    #expect(output.out.contains("  clauses that hold in a case                 2 of    3   66 %\n"), "\(output.out)")
    #expect(output.out.contains("  sold, from 2023-11-17"), "\(output.out)")
    #expect(output.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func coverageFailsOnGapsOnlyWhereAsked() throws {
    let folder = try rules()
    let failing = try Binary.run(["rules", "coverage", "--rules", folder, "--fail-on", "gaps", "--format", "json"])
    #expect(failing.status == 1)
    #expect(failing.out.contains("\"gaps\""))
    let one = try Binary.run(["rules", "coverage", "9A001", "--rules", folder, "--format", "ndjson"])
    #expect(one.status == 0)
    #expect(
      one.out.split(separator: "\n").count == 2, "the class, and the requirement whose id contains it: \(one.out)")
    let thresholds = ["rules", "coverage", "--rules", folder, "--fail-on", "gaps", "--only", "thresholds"]
    let covered = try Binary.run(thresholds)
    #expect(covered.status == 0)
    #expect(covered.out.hasSuffix("\nNo gap.\n"), "\(covered.out)")
    #expect(try Binary.run(thresholds + ["--only", "dates"]).status == 1)
    #expect(try Binary.run(["rules", "coverage", "7Z999", "--rules", folder]).status == 2)
    #expect(try Binary.run(["rules", "coverage", "--rules", folder, "--fail-on", "gap"]).status == 2)
  }

  // MARK: fmt

  @Test func fmtWritesWhatDiffersAndCheckWritesNothing() throws {
    let folder = try rules(Self.pack.replacing("  when 9A001\n", with: "      when   9A001\n"))
    let checked = try Binary.run(["rules", "fmt", "--check", folder])
    #expect(checked.status == 1)
    #expect(checked.out == "\(folder)/small/a.md:14: not in canonical layout\n")
    let first = try Binary.run(["rules", "fmt", folder])
    #expect(first.status == 0)
    #expect(first.out == "\(folder)/small/a.md\n")
    #expect(try String(contentsOfFile: "\(folder)/small/a.md", encoding: .utf8) == Self.pack)
    let second = try Binary.run(["rules", "fmt", folder])
    #expect(second.status == 0)
    #expect(second.out.isEmpty)
    #expect(try Binary.run(["rules", "fmt", "--check", folder]).status == 0)
  }

  @Test func fmtTouchesNothingIfOneFileDoesNotParse() throws {
    let folder = try rules(Self.pack.replacing("  when 9A001\n", with: "      when   9A001\n"))
    try "```rules\nclass 9A002.a is is\n```\n".write(toFile: "\(folder)/small/b.md", atomically: true, encoding: .utf8)
    let before = try String(contentsOfFile: "\(folder)/small/a.md", encoding: .utf8)
    let output = try Binary.run(["rules", "fmt", folder])
    #expect(output.status == 3)
    #expect(output.error.contains("b.md:2:"), "\(output.error)")
    #expect(try String(contentsOfFile: "\(folder)/small/a.md", encoding: .utf8) == before)
  }

  // MARK: show

  @Test func showPrintsAVersion() throws {
    let output = try Binary.run(["rules", "show", "R.9A001", "--date", "2024-01-01", "--rules", try rules()])
    #expect(output.status == 0)
    #expect(
      output.out.hasPrefix("R.9A001  require of small\n")
        && output.out.contains("\n  exceptions to it\n    sold sold before\n"),
      "\(output.out)")
    #expect(output.out.contains("small/a.md:11:9"), "\(output.out)")
  }

  @Test(arguments: [
    (["R.9A01"], "did you mean `R.9A001`?"), (["9A001"], "did you mean `9A001.a`"),
    (["nothing like it"], "no clause is called"),
    (["sold", "--known", "2024-01-01"], "`--known` needs `--date`"), (["sold", "--date", "2024-13-01"], "date"),
  ])
  func showSaysWhatIsMeant(_ arguments: [String], _ words: String) throws {
    let output = try Binary.run(["rules", "show"] + arguments + ["--rules", try rules()])
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
    #expect(output.error.contains(words), "\(output.error)")
  }

  @Test func showOnADayBeforeTheClause() throws {
    let output = try Binary.run(["rules", "show", "sold", "--date", "2020-01-01", "--rules", try rules()])
    #expect(output.status == 0)
    #expect(output.out.hasPrefix("no version of sold counts on 2020-01-01; it has\n  from 2023-11-17"), "\(output.out)")
  }

  // MARK: diff

  @Test func diffSaysWhatChangedAndWhenNothingDid() throws {
    let (old, new) = (try rules(), try rules(Self.pack.replacing("1000 TPP\nrequire", with: "1500 TPP\nrequire")))
    let output = try Binary.run(["rules", "diff", old, new])
    #expect(output.status == 0)
    #expect(
      output.out.contains("        - when item.tpp >= 1000 TPP\n        + when item.tpp >= 1500 TPP\n"), "\(output.out)"
    )
    #expect(output.out.contains("0 added, 0 removed, 1 changed"))
    #expect(try Binary.run(["rules", "diff", old, new]).out == output.out)
    #expect(try Binary.run(["rules", "diff", old, new, "--format", "json"]).out.contains("\"when\""))
    #expect(try Binary.run(["rules", "diff", old, old]).out.hasPrefix("no difference in clauses"))
  }

  // MARK: Bad input

  @Test(arguments: [["rules", "fmt"], ["rules", "diff", "rules"], ["rules", "diff"]])
  func aFolderWithoutPacksIsTheUsersError(_ command: [String]) throws {
    let empty = try Place.temporaryFolder()
    for folder in [empty, "\(empty)/nowhere"] {
      let output = try Binary.run(command + [folder])
      #expect(output.status == 2)
      #expect(output.out.isEmpty)
      #expect(output.error.contains("rules.empty"), "\(output.error)")
    }
  }

  @Test(arguments: [["coverage"], ["show", "R.9A001"], ["check"], ["test"]])
  func aPackThatDoesNotLoadIsNotFit(_ command: [String]) throws {
    let broken = try rules(Self.pack.replacing("when 9A001", with: "when 9A00"))
    let output = try Binary.run(["rules"] + command + ["--rules", broken])
    #expect(output.status == 3)
    #expect(output.out.isEmpty)
    #expect(output.error.contains("small/a.md:14:8: error:"), "\(output.error)")
    #expect(try Binary.run(["rules", "diff", try rules(), broken]).status == 3)
  }

  @Test func aHugeFileIsRefused() throws {
    let folder = try rules()
    try Data(count: 17 << 20).write(to: URL(fileURLWithPath: "\(folder)/small/huge.md"))
    for command in [
      ["rules", "fmt", folder], ["rules", "diff", folder, folder], ["rules", "coverage", "--rules", folder],
    ] {
      let output = try Binary.run(command)
      #expect(output.status == 3)
      #expect(output.error.contains("file.too-large"), "\(output.error)")
    }
  }
}
