import ArgumentParser
import Chokepoint
import Controls
import Foundation
import Interchange
import Rulebook

/// `chokepoint ask`: an interview about a deal, at a terminal or from a file of answers.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask for what a deal still misses, cheapest first, write the answers into it, and judge it.",
    discussion: """
      Answers are read from standard input, a line each: a value; an empty line or `unknown` for what is not known; \
      `?` for what the question is about; `q` to stop. The document is written after each answer, so that the interview \
      goes on where it stopped. Questions go to standard error, the determination to standard output.
      """)

  @Argument(help: "The deal document (JSON); the answers are written into it.")
  var deal: String

  @Option(help: ArgumentHelp("Write the deal with the answers here, and leave the document alone.", valueName: "file"))
  var output: String?

  @Flag(help: "Ask only what decides the outcome, not what has to be asked in any case.")
  var onlyDeciding = false

  @Option(help: ArgumentHelp("Judge with the knowledge of this day (default today).", valueName: "date"))
  var known: CalendarDay?

  @Option(help: "How the determination is printed at the end: text, json or ndjson.")
  var format: OutputFormat = .text

  @OptionGroup var regimes: RegimeOption

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if deal == "-" { throw ValidationError("standard input is for the answers: name a file") }
  }

  func run() throws {
    if let output, FileManager.default.fileExists(atPath: output) {
      throw CommandFailure(
        .input,
        [
          Diagnostic(
            "ask.output", "`\(output)` is there already", help: "to go on with it, run `chokepoint ask \(output)`")
        ])
    }
    let bytes = try CommandFailure.mapping(
      .input, one: { () throws(Diagnostic) in try InputFile.read(deal, limit: DealReader.maximumBytes) })
    let workspace = try shared.open(screening: true, underOne: regimes)
    let day = known ?? .today
    var interview = try CommandFailure.mapping(.input) { () throws(Diagnostics) in
      let document = try Diagnostics.gathering { () throws(Diagnostic) in try JSONReader.read(bytes, file: deal) }
      return try Interview(of: document, in: workspace, known: day)
    }
    // Whether it can be written shows before anybody has answered.
    if output != nil {
      try write(interview.document)
    } else if !FileManager.default.isWritableFile(atPath: deal) {
      throw CommandFailure(.input, [Diagnostic("file.unwritable", "`\(deal)` cannot be written")])
    }
    Interruption.watch()
    say(Self.standing(interview.answer))
    try ask(&interview)
    try finish(interview, workspace, day)
  }

  // MARK: The interview

  private func ask(_ interview: inout Interview) throws {
    var lines = AnswerLines()
    while let question = interview.question, !(onlyDeciding && question.missing.always) {
      say("\n" + Self.words(of: question))
      var isSettled = false
      while !isSettled {
        switch lines.next() {
        case .end: return
        case .interrupted:
          say("\nstopped; the answers so far are in \(output ?? deal)")
          throw ExitCode(130)
        case .unreadable: say("the answer is no UTF-8 text; again, or an empty line")
        case .line("q"): return
        case .line("?"): say(explanation(of: question, interview))
        case .line(""), .line("unknown"), .line("don't know"):
          interview.skip()
          isSettled = true
        case .line(let text):
          isSettled = try reply(text, to: question, &interview)
        }
      }
    }
  }

  /// Whether the answer was taken.
  private func reply(_ text: String, to question: Interview.Question, _ interview: inout Interview) throws -> Bool {
    do throws(Diagnostics) {
      try interview.reply(text)
    } catch {
      for diagnostic in error.all {
        say("not taken: \(diagnostic.message)" + (diagnostic.help.map { "\n  \($0)" } ?? ""))
      }
      return false
    }
    try write(interview.document)
    let isOpen = interview.stillOpen.contains { $0.place == question.missing.place }
    if isOpen { say("taken, and it leaves the question open: what else is stated does not fit it") }
    say(Self.standing(interview.answer))
    return true
  }

  /// Written beside and renamed: whoever stops in the middle keeps the document as it was.
  private func write(_ document: JSON) throws {
    // A link stays one, and who may read the file stays as it is.
    let path = URL(fileURLWithPath: output ?? deal).resolvingSymlinksInPath().path
    let files = FileManager.default
    let mode = (try? files.attributesOfItem(atPath: path))?[.posixPermissions]
    do {
      try Data(JSONWriter.pretty(document).utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      if let mode { try files.setAttributes([.posixPermissions: mode], ofItemAtPath: path) }
    } catch {
      throw CommandFailure(
        .input, [Diagnostic("file.unwritable", "`\(path)` cannot be written: \(error.localizedDescription)")])
    }
  }

  private func finish(_ interview: Interview, _ workspace: Workspace, _ known: CalendarDay) throws {
    for missing in interview.unasked where !missing.always || !onlyDeciding {
      say("not asked here: \(missing.place)  \(missing.ask)")
    }
    say("")
    // The same answer that `check` gives to the document.
    let answer = try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in try workspace.check(interview.deal, known: known, seeksChanges: true) })
    switch format {
    case .text:
      Console.out(DeterminationText.render(answer, title: interview.deal.title, paint: Console.paint))
    case .json: Console.out(JSONWriter.pretty(answer.json))
    case .ndjson: Console.out(JSONWriter.compact(answer.json) + "\n")
    }
  }

  // MARK: Words

  private func say(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.isEmpty ? [""] : TextWrap.wrap(String(line))
    }
    Console.error(lines.joined(separator: "\n"))
  }

  /// `now: needs facts; 3 facts decide`.
  private static func standing(_ answer: Determination) -> String {
    let open = answer.missing.filter { !$0.always }.count
    let outcome = answer.outcome.rawValue.split(separator: "_").joined(separator: " ")
    return "now: \(outcome)" + (open == 0 ? "" : "; \(open) \(open == 1 ? "fact decides" : "facts decide")")
  }

  private static func words(of question: Interview.Question) -> String {
    let missing = question.missing
    let type = question.fact.map { " (\($0.type))" } ?? ""
    let why =
      missing.always
      ? "asked in any case; it does not hold up the answer" : "decides \(missing.decides.joined(separator: ", "))"
    let shown = missing.fact.path == "deal.unstated_end_user" ? " (name of the end user)" : type
    return "\(missing.ask)\(shown)\n  \(missing.place); \(why)"
  }

  private func explanation(of question: Interview.Question, _ interview: Interview) -> String {
    var lines: [String] = []
    if let fact = question.fact {
      lines.append("\(fact.path) is \(fact.type); finding out costs \(fact.cost) of 9")
      if let text = fact.assumption?.text { lines.append("while it is not stated: \(text)") }
    }
    for id in question.missing.decides {
      let name = id.hasPrefix("review of ") ? String(id.dropFirst("review of ".count)) : id
      guard let clause = interview.clause(name) else { continue }
      lines.append("\(id): \(clause.title ?? "") (\(clause.cites.joined(separator: "; ")))")
    }
    lines.append("an empty line: not known; q: stop")
    return lines.map { "  " + $0 }.joined(separator: "\n")
  }
}
