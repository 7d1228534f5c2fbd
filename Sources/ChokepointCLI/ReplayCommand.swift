import ArgumentParser
import Chokepoint
import Controls
import Foundation
import Interchange

/// `chokepoint replay`: answers an old determination again, with the rules, lists and knowledge of its day.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Answer an old determination again, with the rules, lists and knowledge of its day.",
    discussion: """
      chokepoint replay answer.json --deal deal.json --rules old-rules
      chokepoint replay answer.json --records records
      chokepoint ledger show 17 --format json | chokepoint replay -

      The answer is what `check --format json` or `batch --output full` printed, or a record that --record kept. Exits with \
      3 if rules or lists of its day are not there any more, and says which.
      """)

  /// What makes the command exit with 1.
  enum Stop: String, ExpressibleByArgument, CaseIterable { case difference }

  @Argument(help: ArgumentHelp("The determination (JSON), or a record; `-` is standard input.", valueName: "file"))
  var answer: String

  @Option(help: ArgumentHelp("The deal that it answers, where no record holds it.", valueName: "file"))
  var deal: String?

  @Option(help: ArgumentHelp("A folder in which its rules may be; may be given more than once.", valueName: "folder"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("The folder that `--record` of check and batch writes.", valueName: "folder"))
  var records: String?

  @Option(help: ArgumentHelp("The folder of the shipped data.", valueName: "folder"))
  var data: String?

  @Option(help: ArgumentHelp("The folder of imported lists (default ~/.chokepoint).", valueName: "folder"))
  var workspace: String?

  @Option(help: "text, json or ndjson: whether it is the same, and the first difference.")
  var format: OutputFormat = .text

  @Option(help: "difference: exit with 1 if the answer is otherwise now.")
  var failOn: Stop?

  func run() throws {
    let folder = records.map { RecordFolder($0) }
    if let records, !FileManager.default.fileExists(atPath: "\(records)/answers") {
      throw CommandFailure(.input, [Diagnostic("replay.records", "`\(records)` is no folder of records")])
    }
    let given = Self.only(try document(answer))
    let record = try record(given, in: folder)
    let old = record?.answer ?? given
    let document = try deal.map { try self.document($0) } ?? record?.deal
    guard let document else {
      throw CommandFailure(
        .input,
        [
          Diagnostic(
            "replay.deal", "the deal that was answered is not known",
            help: "give it with --deal, or the folder of records with --records")
        ])
    }
    let locations = try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try Locations(rules: rules.first, data: data, workspace: workspace) })
    // Recorded rules first: they are what was used, whatever the folders given hold now.
    let digest = old["as_of"]?["rules"]?.string
    let kept = [folder, RecordFolder(LedgerDesk.records(of: locations.workspace))].compactMap { $0 }
    let recorded = digest.map { digest in kept.compactMap { $0.rules(digest) } } ?? []
    let folders = recorded + rules + (rules.isEmpty ? [locations.rules] : [])
    // A record of the ledger has its members in canonical order.
    let ordered = given["seq"] == nil
    try show(try replay(old, document, record, folders, locations, ordered: ordered), old)
  }

  private func replay(
    _ old: JSON, _ document: JSON, _ record: AnswerRecord?, _ folders: [String], _ locations: Locations,
    ordered: Bool
  ) throws -> Replay {
    do throws(Diagnostics) {
      return try Replay(
        of: old, deal: document, screened: record?.screened, lists: record?.lists ?? [],
        consultation: record?.consultation, ordered: ordered, rules: folders, at: locations)
    } catch {
      let isInput = error.all.contains { $0.id.hasPrefix("deal.") || $0.id == "replay.answer" }
      throw CommandFailure(isInput ? .input : .data, error.all)
    }
  }

  /// The determination in a document of one regime's; the document itself otherwise.
  private static func only(_ document: JSON) -> JSON {
    guard let regimes = document["regimes"]?.members, regimes.count == 1, let answer = regimes.first?.value else {
      return document
    }
    return answer
  }

  private func document(_ path: String) throws -> JSON {
    try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        let name = path == "-" ? "standard input" : path
        return try JSONReader.read(try InputFile.read(path, limit: 64 << 20), file: name)
      })
  }

  /// The record that the file is, or that the folder holds of the answer in the file.
  private func record(_ given: JSON, in folder: RecordFolder?) throws -> AnswerRecord? {
    // By itself, or as the ledger shows it.
    if let record = AnswerRecord(given) ?? given["payload"].flatMap(AnswerRecord.init) { return record }
    return try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try folder?.record(AnswerRecord.id(of: given)) })
  }

  private func show(_ replay: Replay, _ old: JSON) throws {
    let difference = replay.difference
    switch format {
    case .text:
      let outcome = replay.answer["outcome"]?.string ?? ""
      guard let difference else {
        Console.show("the same answer, to the byte: \(outcome)\n")
        return
      }
      Console.show(
        """
        another answer: \(old["outcome"]?.string ?? "") then, \(outcome) now
        the first difference is at \(difference.place)
          then  \(Self.words(difference.then))
          now   \(Self.words(difference.now))

        """)
    case .json, .ndjson:
      let document = JSON.object([
        ("same", .bool(difference == nil)), ("outcome", replay.answer["outcome"] ?? .null),
        (
          "difference",
          difference.map { found in
            .object([
              ("place", .string(found.place)), ("then", found.then ?? .null), ("now", found.now ?? .null),
            ])
          } ?? .null
        ),
      ])
      Console.out(format == .json ? JSONWriter.pretty(document) : JSONWriter.compact(document) + "\n")
    }
    if difference != nil, failOn == .difference { throw ExitCode(1) }
  }

  private static func words(_ value: JSON?) -> String { value.map { JSONWriter.compact($0) } ?? "nothing" }
}
