import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Rulebook

/// `chokepoint rules test`: the worked cases of the packs, or those of a file of determination examples.
struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the worked cases of the packs, or of a file of determination examples.")

  @Option(help: ArgumentHelp("A file of the schema chokepoint/determination-examples/1.", valueName: "file"))
  var cases: String?

  @Flag(help: "With --cases: exit with 1 if a case comes out otherwise than expected.")
  var strict = false

  @Flag(help: "Print passing cases too.")
  var verbose = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let workspace = try cases == nil ? shared.openAll() : shared.open()
    if let cases {
      try runExamples(cases, workspace)
    } else {
      try runCases(workspace)
    }
  }

  private func runCases(_ workspace: Workspace) throws {
    let results = workspace.runCases(today: .today)
    for result in results where verbose || !result.passed {
      Console.out("\(result.passed ? "pass" : "FAIL")  \(result.testCase.title)  (\(result.testCase.span))\n")
      for failure in result.failures { Console.out("      \(failure)\n") }
    }
    let passed = results.count(where: \.passed)
    Console.out("\(passed) passed, \(results.count - passed) failed\n")
    if passed < results.count { throw ExitCode(3) }
  }

  private func runExamples(_ path: String, _ workspace: Workspace) throws {
    let examples = try CommandFailure.mapping(.input) { () throws(Diagnostics) in
      try DeterminationExamples.read(path, countries: workspace.countries)
    }
    var tally: [ExampleResult.Verdict: Int] = [:]
    for example in examples {
      let result = try CommandFailure.mapping(
        .data,
        one: { () throws(Diagnostic) in
          try workspace.run(example, known: .today)
        })
      tally[result.verdict, default: 0] += 1
      Console.out(result.text + "\n")
    }
    let (passed, failed) = (tally[.asExpected] ?? 0, tally[.otherwise] ?? 0)
    Console.out("\(passed) passed, \(failed) failed, \(tally[.notRun] ?? 0) skipped\n")
    if strict && failed > 0 { throw ExitCode(1) }
  }
}
