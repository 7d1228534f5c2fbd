import ArgumentParser
import Interchange
import Watch

/// `chokepoint watch folder`: which documents a folder holds, and how much was found in each.
struct WatchFolderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "folder",
    abstract: "Show which documents files and folders hold, when each was published, and how much was told in it.")

  @OptionGroup var input: WatchInput

  func run() throws {
    let gathered = try input.gather()
    guard input.format == .text else { return input.show(gathered.maker.live(most: .max)) }
    for document in gathered.documents { Console.show(Self.text(document)) }
  }

  private static func text(_ document: StoredDocument) -> String {
    let claims = document.events.count { $0.kind == .claim }
    let headlines = document.events.count - claims
    let day = document.published?.description ?? "no date"
    let title = document.title ?? document.text.split(separator: "\n").first.map { String($0.prefix(60)) } ?? ""
    let found =
      "\(claims) claim\(claims == 1 ? "" : "s")" + (headlines > 0 ? ", \(headlines) headlines that name somebody" : "")
    return "\(document.id.prefix(12))  \(day)  \(document.name)\n  \(title): \(found)\n"
  }
}
