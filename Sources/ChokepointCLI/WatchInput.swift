import ArgumentParser
import Chokepoint
import Interchange
import Watch

/// What the commands that read news have in common: what is read, for which day, and how the result is written.
struct WatchInput: ParsableArguments {
  /// How a brief is written.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, html, feed
  }

  @Argument(help: "Texts, pages, feeds, or folders of them; `-` is standard input.")
  var paths: [String]

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
      one: { () throws(Diagnostic) in try WatchKnowledge(inFolder: data, watched: list?.knownNames ?? []) })
    list?.resolve(with: knowledge)
    let desk = WatchDesk(knowledge, store: MemoryStore(), today: .today)
    let documents = try CommandFailure.mapping(.input) { () throws(Diagnostics) in try read(desk) }
    let maker = try CommandFailure.mapping(.input, one: { () throws(Diagnostic) in try desk.maker(now: date) })
    return Gathered(maker: maker, knowledge: knowledge, list: list, documents: documents)
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
