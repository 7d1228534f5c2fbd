import Interchange
import Watch

extension StoredDocument {
  /// The document in two lines: id, day, name; title and how much was told in it.
  var line: String {
    let claims = events.count { $0.kind == .claim }
    let headlines = events.count - claims
    let day = published?.description ?? "no date"
    let title = title ?? text.split(separator: "\n").first.map { String($0.prefix(60)) } ?? ""
    let found =
      "\(claims) claim\(claims == 1 ? "" : "s")" + (headlines > 0 ? ", \(headlines) headlines that name somebody" : "")
    let fate = withdrawn.map { "\n  withdrawn: \($0)" } ?? ""
    return "\(id.prefix(12))  \(day)  \(name)\n  \(title): \(found)\(fate)\n"
  }
}
