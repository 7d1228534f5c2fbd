import Foundation
import HTTPTypes
import Hummingbird
import Interchange
import Mustache

/// The templates and static files of the pages, read and parsed once.
struct PageBook: Sendable {
  struct File: Sendable {
    let bytes: [UInt8]
    let type: String
    let tag: String
  }

  private let library: MustacheLibrary
  let files: [String: File]
  /// The OpenAPI document.
  let api: OpenAPIDocument
  /// Changes with any static file, so that browsers may keep them.
  let version: String

  /// - Parameter folder: `web`, with `templates/*.mustache` and `static/*`.
  /// - Throws: `Diagnostic` `web.…`.
  init(folder: String) throws(Diagnostic) {
    var library = MustacheLibrary()
    for name in try Self.entries("\(folder)/templates") where name.hasSuffix(".mustache") {
      let path = "\(folder)/templates/\(name)"
      let text = String(decoding: try InputFile.read(path, limit: 1 << 20), as: UTF8.self)
      do {
        try library.register(text, named: String(name.dropLast(".mustache".count)))
      } catch {
        throw Diagnostic("web.template", "`\(path)` is no template: \(error)")
      }
    }
    var files: [String: File] = [:]
    for name in try Self.entries("\(folder)/static") {
      guard let type = Self.types[name.split(separator: ".").last.map(String.init) ?? ""] else { continue }
      let bytes = try InputFile.read("\(folder)/static/\(name)", limit: 4 << 20)
      files[name] = File(bytes: bytes, type: type, tag: String(ContentDigest.sha256(bytes).prefix(16)))
    }
    let notes = "\(folder)/api.json"
    api = try OpenAPIDocument(Routes.all, try JSONReader.read(try InputFile.read(notes, limit: 4 << 20), file: notes))
    self.library = library
    self.files = files
    let tags = files.sorted { $0.key < $1.key }.map(\.value.tag).joined()
    version = String(ContentDigest.sha256(Array(tags.utf8)).prefix(8))
  }

  private static let types = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "woff2": "font/woff2",
  ]

  private static func entries(_ folder: String) throws(Diagnostic) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw Diagnostic("web.folder", "`\(folder)` cannot be read", help: "name the folder of the pages with --web")
    }
  }

  /// A page inside the frame that all share.
  ///
  /// - Parameters:
  ///   - template: the name of a template without its ending.
  ///   - values: what the template shows.
  func render(_ template: String, _ values: [String: Any]) -> String {
    library.render(values, withTemplate: template) ?? ""
  }
}
