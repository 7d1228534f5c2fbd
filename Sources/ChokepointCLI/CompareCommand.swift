import ArgumentParser
import Interchange
import Parties

/// `chokepoint compare`: whether two names are of one party, as screening judges it.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Judge whether two names are of one party, with reasons; needs no list.",
    discussion: """
      A batch has a JSON document a line: {"a": the name asked for, "b": the listed name}.
      """)

  @Argument(help: "The name asked for.")
  var asked: String?

  @Argument(help: "The name as it is listed.")
  var listed: String?

  @Option(help: ArgumentHelp("Compare every pair of a file instead; `-` is standard input.", valueName: "file"))
  var batch: String?

  @Flag(help: "Give a score from 0 to 100 as OFAC's Sanctions List Search would show it, as far as that is known.")
  var ofac = false

  @Flag(help: "With a batch: add what each score rests on.")
  var evidence = false

  @Option(help: "How many threads answer a batch (default: as many as cores).")
  var jobs: Int?

  @Option(help: "text, json or ndjson (one line a pair); a batch is printed as ndjson.")
  var format: OutputFormat?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard jobs.map((1...256).contains) ?? true else { throw ValidationError("--jobs lies between 1 and 256") }
    guard batch == nil ? listed != nil : asked == nil else {
      throw ValidationError("give two names, or a file with --batch")
    }
    guard !evidence || batch != nil && !ofac else {
      throw ValidationError("--evidence goes with --batch, not with --ofac")
    }
    guard batch == nil || format == nil || format == .ndjson else {
      throw ValidationError("a batch is printed as ndjson")
    }
  }

  func run() throws {
    let folder = try shared.dataFolder()
    let knowledge = try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try ScreeningKnowledge(inFolder: "\(folder)/screening") })
    if let batch { return try run(batch: batch, knowledge) }
    let (asked, listed) = (asked ?? "", listed ?? "")
    if ofac { return show(asked, listed, NamePair.ofacScore(asked: asked, listed: listed)) }
    show(
      try CommandFailure.mapping(
        .input, one: { () throws(Diagnostic) in try NamePair(asked, listed, knowledge) }))
  }

  private func show(_ pair: NamePair) {
    switch format ?? .text {
    case .json: Console.out(JSONWriter.pretty(pair.json))
    case .ndjson: Console.out(JSONWriter.compact(pair.json) + "\n")
    case .text:
      let why = pair.reasons.isEmpty ? "nothing in them agrees" : pair.reasons.joined(separator: "; ")
      Console.show("\(FixedDecimal.text(pair.score, places: 3)) \(pair.level.rawValue)\n  why: \(why)\n")
    }
  }

  private func show(_ asked: String, _ listed: String, _ score: Int) {
    let document = Self.ofac(asked, listed, score)
    switch format ?? .text {
    case .json: Console.out(JSONWriter.pretty(document))
    case .ndjson: Console.out(JSONWriter.compact(document) + "\n")
    case .text: Console.out("\(score) of 100, as OFAC's Sanctions List Search would score it\n")
    }
  }

  private static func ofac(_ asked: String, _ listed: String, _ score: Int) -> JSON {
    .object([("a", .string(asked)), ("b", .string(listed)), ("score", .integer(score))])
  }

  // MARK: Batch

  private func run(batch: String, _ knowledge: ScreeningKnowledge) throws {
    var run = BatchRun()
    let (ofac, evidence) = (ofac, evidence)
    try run.run(try BatchRun.reader(batch), jobs: jobs) { block, record, output in
      do throws(Diagnostic) {
        let (asked, listed) = try Self.pair(block, record)
        output.text += JSONWriter.compact(try Self.answer(asked, listed, knowledge, ofac, evidence)) + "\n"
      } catch {
        output.fail(record.row, error, at: block.span(of: record))
      }
    }
    if run.errors > 0 { throw ExitCode(2) }
  }

  private static func answer(
    _ asked: String, _ listed: String, _ knowledge: ScreeningKnowledge, _ ofac: Bool, _ evidence: Bool
  ) throws(Diagnostic) -> JSON {
    if ofac { return Self.ofac(asked, listed, NamePair.ofacScore(asked: asked, listed: listed)) }
    let pair = try NamePair(asked, listed, knowledge)
    return evidence ? pair.evidence : pair.json
  }

  private static func pair(
    _ block: RecordBlock, _ record: RecordBlock.Record
  ) throws(Diagnostic) -> (asked: String, listed: String) {
    let document = try JSONReader.read(try block.content(of: record), file: block.file, firstLine: record.line)
    guard let asked = document["a"]?.string, let listed = document["b"]?.string else {
      throw Diagnostic(
        "batch.line", "a pair needs `a` and `b`, two strings", at: block.span(of: record),
        help: "write {\"a\": the name asked for, \"b\": the listed name}")
    }
    return (asked, listed)
  }
}
