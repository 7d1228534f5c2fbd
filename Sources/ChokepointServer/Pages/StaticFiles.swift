import HTTPTypes
import Hummingbird

/// `/static/{file}`: styles and scripts, read when the server started.
enum StaticFiles {
  static func answer(_ call: Call) async throws -> Reply {
    guard let file = call.service.pages.files[call.value("file")] else { throw Problem.notFound }
    let tag = "\"\(file.tag)\""
    var reply =
      call.headers[.ifNoneMatch] == tag ? Reply(.notModified, type: file.type, []) : Reply(type: file.type, file.bytes)
    reply.headers += [(.eTag, tag), (.cacheControl, "public, max-age=3600")]
    return reply
  }
}
