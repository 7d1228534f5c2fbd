import ArgumentParser
import Chokepoint
import Foundation
import Interchange
import Ledger
import Parties
import Watch

/// What the commands that read news have in common: what is read, for which day, and how the result is written.
struct WatchInput: ParsableArguments {
  /// How a brief is written.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, html, feed
  }

  @Argument(
    help: "Texts, pages, feeds, or folders of them; `-` is standard input. Without any, what the workspace keeps.")
  var paths: [String] = []

  @Flag(
    help:
      "Also what changed: between the two newest editions kept of each imported list, and in the rules since answers were recorded."
  )
  var changes = false

  @Option(
    help: ArgumentHelp("Also what changed in the rules since the packs of this folder.", valueName: "folder"))
  var rulesSince: String?

  @Option(
    help: ArgumentHelp("The day of texts without a day of their own, and of the reader.", valueName: "date"))
  var date: CalendarDay?

  @Option(help: ArgumentHelp("A watch list: kind,name,aliases,note.", valueName: "file"))
  var list: String?

  @Option(help: "text, markdown, html, or feed (JSON Feed 1.1).")
  var format: Form = .text

  @OptionGroup var shared: SharedOptions

  /// What was read, and what a user watches.
  struct Gathered {
    var maker: BriefMaker
    var knowledge: WatchKnowledge
    var list: WatchList?
    var documents: [StoredDocument]
  }

  /// Reads all; what is wrong with a file is told on standard error, and ends the command only if nothing else is left.
  func gather() throws -> Gathered {
    let data = try shared.dataFolder()
    var list = try CommandFailure.mapping(.input, one: { () throws(Diagnostic) in try watchList() })
    let knowledge = try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in
        try WatchKnowledge(
          inFolder: data, workspace: Locations.workspace(named: shared.workspace), watched: list?.knownNames ?? [])
      })
    list?.resolve(with: knowledge)
    let store: any DocumentStore = paths.isEmpty ? try archive(knowledge) : MemoryStore()
    let desk = WatchDesk(knowledge, store: store, today: .today)
    let documents = try CommandFailure.mapping(.input) { () throws(Diagnostics) in try read(desk) }
    let changed = try changeEvents()
    let maker = try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try desk.maker(now: date, changes: changed) })
    return Gathered(maker: maker, knowledge: knowledge, list: list, documents: documents)
  }

  private func archive(_ knowledge: WatchKnowledge) throws -> WatchArchive {
    let folder = Locations.workspace(named: shared.workspace)
    guard LedgerDesk.exists(in: folder) else {
      throw CommandFailure(
        .input,
        [
          Diagnostic(
            "watch.nothing",
            "there is nothing to read: no file is named, and the workspace `\(folder)` keeps no document",
            help: "name files, or keep them first with `watch keep`")
        ])
    }
    return try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in
        try WatchArchive(LedgerDesk(workspace: folder).store, knowledge, actor: NSUserName())
      })
  }

  /// What changed on lists and in rules, and which recorded deals it touches.
  private func changeEvents() throws -> [WatchEvent] {
    guard changes || rulesSince != nil else { return [] }
    let locations = try shared.locations()
    let desk = try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in
        LedgerDesk.exists(in: locations.workspace) ? try LedgerDesk(locations) : nil
      })
    let source = try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try ChangeEvents(locations, desk) })
    return try PackFailure.mapping { () throws(Diagnostics) in
      let recent = changes ? try source.events(on: date) : []
      guard let rulesSince else { return recent }
      return try recent + source.events(sinceRules: rulesSince, on: date)
    }
  }

  private func watchList() throws(Diagnostic) -> WatchList? {
    guard let list else { return nil }
    return try WatchList(InputFile.read(list, limit: 16 << 20), file: list)
  }

  private func read(_ desk: WatchDesk) throws(Diagnostics) -> [StoredDocument] {
    var (documents, failures): ([StoredDocument], [Diagnostic]) = ([], [])
    for path in paths {
      let report = try Diagnostics.gathering { () throws(Diagnostic) in try desk.read(path: path, now: date) }
      documents += report.saved
      failures += report.failures
      Console.complain(report.saved.flatMap(\.warnings))
    }
    if paths.isEmpty {
      return try Diagnostics.gathering { () throws(Diagnostic) in try desk.store.documents(since: nil) }
    }
    guard !documents.isEmpty else { throw Diagnostics(failures) }
    Console.complain(failures)
    return documents
  }

  func show(_ brief: WatchBrief) {
    switch format {
    case .text: Console.show(BriefText.text(brief))
    case .markdown: Console.out(BriefMarkdown.text(brief))
    case .html: Console.out(BriefHTML.page(brief))
    case .feed: Console.out(JSONWriter.pretty(BriefFeed.json(brief)))
    }
  }
}
