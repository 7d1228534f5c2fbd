import Chokepoint
import Controls
import Foundation
import Interchange
import Rulebook
import TestSupport
import Testing

/// The documents name what there is, and what they show works.
@Suite struct DocumentationTests {
  // MARK: ARCHITECTURE.md

  @Test func architectureNamesEveryTarget() throws {
    let targets = try Page("Package.swift").captures(of: #/(?:[tT]arget|Library)\(\s*name: "(\w+)"/#)
    #expect(targets.count > 10)
    try Page("ARCHITECTURE.md").expectCode(targets)
  }

  @Test func architectureNamesEveryCommand() throws {
    let commands = try CommandLineSources().commands
    #expect(commands.count > 6)
    try Page("ARCHITECTURE.md").expectCode(commands.map { $0.joined(separator: " ") })
  }

  @Test func architectureNamesEveryPack() throws {
    let packs = try Place.entries("rules")
    #expect(!packs.isEmpty)
    try Page("ARCHITECTURE.md").expectCode(packs.map { "rules/\($0)/" })
  }

  /// Files and folders that the map points to.
  @Test func architecturePointsToWhatIsThere() throws {
    let pattern = #/`((?:Sources|Tests|rules|data|Examples|docs|Scripts)/[\w./-]*)`/#
    let paths = try Page("ARCHITECTURE.md").captures(of: pattern)
    #expect(paths.count > 15)
    for path in paths {
      #expect(FileManager.default.fileExists(atPath: "\(Place.root)/\(path)"), "ARCHITECTURE.md points to \(path)")
    }
  }

  // MARK: Commands

  @Test(arguments: [
    "README.md", "CONTRIBUTING.md", "docs/batch.md", "docs/deal.md", "docs/lists.md", "docs/rule-language.md",
    "docs/ledger.md", "docs/operations.md", "docs/ownership.md", "docs/payments.md", "docs/screening.md",
    "docs/server.md", "docs/watch.md", "docs/what-if.md",
  ])
  func commandsShownExist(_ document: String) throws {
    let commands = try CommandLineSources().commands
    for words in try Page(document).commands where words.first != "help" {
      let exists = commands.contains { words.starts(with: $0) }
      #expect(exists, "\(document) shows `chokepoint \(words.joined(separator: " "))`")
    }
  }

  @Test func readmeShowsEveryCommand() throws {
    let shown = try Page("README.md").commands
    for command in try CommandLineSources().commands {
      let isShown = shown.contains { $0.starts(with: command) }
      #expect(isShown, "README.md does not show `chokepoint \(command.joined(separator: " "))`")
    }
  }

  @Test(arguments: [
    "README.md", "docs/batch.md", "docs/deal.md", "docs/lists.md", "docs/rule-language.md", "docs/ownership.md",
    "docs/payments.md",
    "docs/screening.md", "docs/server.md", "docs/watch.md", "docs/what-if.md", "docs/ledger.md",
  ])
  func flagsShownExist(_ document: String) throws {
    let flags = try CommandLineSources().flags
    #expect(flags.contains("--fail-on-match"))
    for flag in try Page(document).captures(of: #/(--[a-z][a-z-]*)/#) {
      #expect(flags.contains(flag), "\(document) shows \(flag)")
    }
  }

  /// The output in the README is that of the example, but for the title and what changes by the day or with any rule.
  @Test func readmeShowsRealOutput() throws {
    let name = "a800-2023-12"
    let pattern = #/(?s)\$ chokepoint check Examples\/a800-2023-12\.json\n(.*?)```/#
    let shown = try #require(Page("README.md").captures(of: pattern).first)
    let (deal, workspace) = try example(name)
    let real = DeterminationText.render(try workspace.check(deal, known: .today, seeksChanges: true), title: name)
    func lasting(_ text: String) -> [String] {
      text.split(separator: "\n").filter {
        !$0.hasPrefix("  rules ") && !$0.hasPrefix("      sha256:") && !$0.hasPrefix("  law of ")
      }.map(String.init)
    }
    let (old, new) = (lasting(shown), lasting(real))
    #expect(old.first?.hasPrefix(new.first ?? "?") == true)
    #expect(old.dropFirst() == new.dropFirst(), "paste the output of the command into README.md anew")
  }

  // MARK: The rule language

  @Test func ruleLanguageNamesEveryKindOfClause() throws {
    try Page("docs/rule-language.md").expectCode(ClauseKind.allCases.map(\.rawValue))
  }

  @Test func grammarHasEveryReservedWord() throws {
    let source = try Page("Sources/Rulebook/Syntax/ParserExpressions.swift")
    let list = try #require(source.captures(of: #/(?s)reserved: Set<String> = \[(.*?)\]/#).first)
    let words = list.matches(of: #/"(\w+)"/#).map { String($0.output.1) }
    #expect(words.count > 30)
    let grammar = try #require(Page("docs/rule-language.md").captures(of: #/(?s)```ebnf(.*?)\n```/#).first)
    for word in words { #expect(grammar.contains("\"\(word)\""), "the grammar lacks `\(word)`") }
  }

  /// The blocks of the page are a pack: it loads, nothing is found wanting, and its cases pass.
  @Test func ruleLanguageBlocksAreAPack() throws {
    let table = "country-groups.csv"
    let folder = try Place.temporaryFolder()
    for (name, source) in [("page.md", "docs/rule-language.md"), (table, "rules/shared/\(table)")] {
      try Page(source).text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    let program = try RulePacks.load(folder)
    #expect(program.review(known: CalendarDay.distantFuture).map(\.message) == [])
    let kinds = program.ids.flatMap { program.versions[$0] ?? [] }.map(\.kind)
    #expect(Set(kinds) == Set(ClauseKind.allCases))
    #expect(program.cases.count > 20)
    let judge = try Judge(program: program) { name, addressees in Truth(addressees.contains { name.hasPrefix($0) }) }
    for result in CaseRunner(judge: judge, today: .today).run(program.cases) {
      #expect(result.passed, "\(result.testCase.title): \(result.failures.joined(separator: "; "))")
    }
  }

  // MARK: The deal, the determination, the examples

  @Test func dealDocumentShowsADealThatReads() throws {
    let block = try #require(Page("docs/deal.md").captures(of: #/(?s)```json\n(.*?)```/#).first)
    #expect(try Place.workspace().deal(Array(block.utf8), file: "docs/deal.md").items.count == 1)
  }

  /// Every key that a deal may have stands in the help of an unknown key, and has to stand in the document.
  @Test(arguments: [
    #"{"?": 1}"#, #"{"items": [{"?": 1}]}"#, #"{"parties": [{"?": 1}]}"#, #"{"end_use": {"?": 1}}"#,
    #"{"date": "2023-12-01", "authorisations": [{"?": 1}]}"#,
  ])
  func dealDocumentNamesEveryKeyOfADeal(_ deal: String) throws {
    let page = try Page("docs/deal.md")
    let workspace = try Place.workspace()
    let errors = #expect(throws: Diagnostics.self) { try workspace.deal(Array(deal.utf8), file: "deal") }
    let help = try #require(errors?.all.first { $0.id == "deal.unknown-key" }?.help)
    let keys = try #require(help.components(separatedBy: "the keys here are ").last).components(separatedBy: ", ")
    for key in keys { #expect(page.mentions(key), "docs/deal.md does not explain `\(key)`") }
  }

  @Test func dealDocumentNamesEveryKeyOfTheAnswer() throws {
    let page = try Page("docs/deal.md")
    for name in ["a800-2023-12", "huawei-2024-06", "no-die-area-2024-06"] {
      let (deal, workspace) = try example(name)
      for key in try workspace.check(deal, known: .today, seeksChanges: true).json.keys {
        #expect(page.mentions(key), "docs/deal.md does not explain `\(key)`")
      }
    }
  }

  @Test(arguments: [
    ("a800-2023-06", "no_licence_required", nil), ("a800-2023-12", "licence_required", "presumption_of_denial"),
    ("h20-2024-06", "no_licence_required", nil), ("h20-2025-04", "licence_required", nil),
    ("rtx-4090-2023-12", "exception_available", "case_by_case"), ("no-die-area-2024-06", "needs_facts", nil),
    ("h100-singapore-2024-03", "licence_required", "presumption_of_denial"),
    ("h200-export-2026-02", "licence_required", "case_by_case"),
    ("h200-reexport-2026-02", "licence_required", "presumption_of_denial"),
    ("huawei-2024-06", "licence_required", "presumption_of_denial"),
    ("etcher-japan-smic-2025-06", "licence_required", nil),
    ("etcher-korea-smic-2025-06", "licence_required", "presumption_of_denial"),
    ("etcher-malaysia-smic-2025-06", "licence_required", "presumption_of_denial"),
    ("etcher-taiwan-smic-2025-06", "licence_required", "presumption_of_denial"),
    ("duv-scanner-1-50-2025-06", "licence_required", "presumption_of_denial"),
    ("duv-scanner-1-51-2025-06", "no_licence_required", nil),
    ("foundry-33bn-2026-06", "licence_required", "presumption_of_denial"),
    ("foundry-33bn-2027-06", "no_licence_required", nil),
    ("hbm3e-2025-06", "licence_required", "presumption_of_denial"),
    ("us-person-2022-10", "licence_required", "presumption_of_denial"), ("us-person-2024-06", "not_subject", nil),
    ("owned-by-listed-2025-10", "licence_required", "presumption_of_denial"),
    ("duv-scanner-netherlands-2025-06", "no_licence_required", nil),
    ("coater-japan-2025-06", "no_licence_required", nil), ("gallium-china-2025-06", "needs_facts", nil),
  ])
  func exampleComesOut(_ name: String, _ outcome: String, _ review: String?) throws {
    let (deal, workspace) = try example(name)
    let answer = try workspace.check(deal, known: .today)
    #expect(answer.outcome.rawValue == outcome)
    #expect(answer.review?.rawValue == review)
    #expect(deal.id == name)
    if outcome != "needs_facts" { #expect(answer.missing.map(\.place) == [], "an example states all that is asked") }
  }

  /// The law of another country may ask for a licence where the EAR do not.
  @Test(arguments: [
    ("duv-scanner-netherlands-2025-06", "nl", "licence_required", "case_by_case"),
    ("duv-scanner-netherlands-2025-06", "jp", "not_subject", nil),
    ("coater-japan-2025-06", "jp", "licence_required", "case_by_case"),
    ("gallium-china-2025-06", "cn", "licence_required", "presumption_of_denial"),
  ])
  func exampleComesOutUnder(_ name: String, _ regime: String, _ outcome: String, _ review: String?) throws {
    let workspace = try Copy.everyRegime.get()
    let regime = try #require(workspace.regimes.first { $0.name == regime })
    let deal = try workspace.deal(Array(Page("Examples/\(name).json").text.utf8), file: name, under: regime)
    let answer = try workspace.check(deal, under: regime, known: .today)
    #expect(answer.outcome.rawValue == outcome)
    #expect(answer.review?.rawValue == review)
    #expect(answer.missing.map(\.place) == [], "an example states all that is asked")
  }

  /// Every key of a mapping and every list that a file's name tells stand in the document.
  @Test func listsDocumentNamesKeysAndFields() throws {
    let page = try Page("docs/lists.md")
    for (file, name) in [("ListMapping", "fields"), ("ListMappingReader", "keys")] {
      let source = try Page("Sources/Parties/Import/\(file).swift")
      let names = try #require(source.captures(of: Regex("(?s)\(name) = \\[(.*?)\\]")).first)
      for match in names.matches(of: #/"(\w+)"/#) {
        #expect(page.mentions(String(match.output.1)), "docs/lists.md does not explain `\(match.output.1)`")
      }
    }
  }

  @Test func everyExampleIsTested() throws {
    let test = try Page("Tests/ChokepointTests/DocumentationTests.swift")
    for file in try Place.entries("Examples") where file.hasSuffix(".json") {
      #expect(test.text.contains("(\"\(file.dropLast(5))\", "), "\(file) has no expected outcome")
    }
  }

  private func example(_ name: String) throws -> (Deal, Workspace) {
    let workspace = try Place.workspace()
    let bytes = try Array(Page("Examples/\(name).json").text.utf8)
    return (try workspace.deal(bytes, file: "Examples/\(name).json"), workspace)
  }
}

/// A file of the checkout, as text.
private struct Page {
  let path: String
  let text: String

  init(_ path: String) throws {
    self.path = path
    text = try String(contentsOfFile: "\(Place.root)/\(path)", encoding: .utf8)
  }

  func captures(of pattern: Regex<(Substring, Substring)>) -> [String] {
    text.matches(of: pattern).map { String($0.output.1) }
  }

  /// The commands in code spans and after a prompt, as words.
  var commands: [[String]] {
    captures(of: #/[`$] ?chokepoint ([a-z][^`\n]*)/#).map { $0.split(separator: " ").map(String.init) }
  }

  /// Whether the name stands somewhere in code, alone or with others.
  func mentions(_ name: String) -> Bool {
    text.matches(of: #/`[^`\n]*`/#).contains { span in
      span.output.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains(Substring(name))
    }
  }

  /// Each name stands in the document as code of its own.
  func expectCode(_ names: [String]) {
    for name in names { #expect(text.contains("`\(name)`"), "\(path) does not name `\(name)`") }
  }
}

/// The commands and flags that the sources of the command line declare.
private struct CommandLineSources {
  private let files: [String]

  init() throws {
    files = try Place.entries("Sources/ChokepointCLI").map { try Page("Sources/ChokepointCLI/\($0)").text }
  }

  /// What can be run: `["check"]`, `["lists", "import"]`.
  var commands: [[String]] {
    var names: [String: String] = [:]
    var children: [String: [String]] = [:]
    for file in files {
      guard let type = file.firstMatch(of: #/struct (\w+Command): /#)?.output.1,
        let name = file.firstMatch(of: #/commandName: "([\w-]+)"/#)?.output.1
      else { continue }
      names[String(type)] = String(name)
      guard let list = file.firstMatch(of: #/(?s)subcommands: \[(.*?)\]/#)?.output.1 else { continue }
      children[String(type)] = list.matches(of: #/(\w+)\.self/#).map { String($0.output.1) }
    }
    func paths(from type: String) -> [[String]] {
      let name = [names[type] ?? type]
      guard let below = children[type] else { return [name] }
      return below.flatMap(paths).map { name + $0 }
    }
    return paths(from: "ChokepointCommand").map { Array($0.dropFirst()) }
  }

  /// `--end-user` for `var endUser`.
  var flags: Set<String> {
    Set(
      files.flatMap { file in
        file.matches(of: #/(?m)^  var (\w+)/#).map { match in
          "--" + match.output.1.replacing(#/[A-Z]/#) { "-" + $0.output.lowercased() }
        }
      })
  }
}

extension JSON {
  /// The names of all members, at any depth, except those that are data.
  fileprivate var keys: Set<String> {
    if let members {
      return members.reduce(into: []) { all, member in
        all.insert(member.key)
        if member.key != "lists" { all.formUnion(member.value.keys) }
      }
    }
    return (array ?? []).reduce(into: []) { $0.formUnion($1.keys) }
  }
}

extension Place {
  fileprivate static func entries(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").filter { !$0.hasPrefix(".") }.sorted()
  }

  /// Rules and data of the checkout, without imported lists.
  fileprivate static func workspace() throws -> Workspace {
    try Workspace(Locations(rules: "\(root)/rules", data: "\(root)/data", workspace: try temporaryFolder()))
  }
}
