import Foundation
import HTTPTypes
import Hummingbird
import Interchange

/// Reads a body whole, within limits of size and time, and expands gzip.
struct BodyReader {
  let limit: Int
  /// Seconds for the whole of it.
  let patience: Int

  /// - Throws: `Problem` 413 beyond the limit, 408 beyond the time, 400 for what does not expand, 415 for other
  /// codings.
  func read(_ request: Request) async throws -> [UInt8] {
    if let stated = request.headers[.contentLength].flatMap({ Int($0) }), stated > limit { throw tooLarge }
    let bytes = try await collected(request.body)
    let coding = request.headers[.contentEncoding]?.lowercased() ?? "identity"
    switch coding {
    case "identity", "": return bytes
    case "gzip", "x-gzip":
      do throws(Diagnostic) {
        return bytes.isEmpty ? bytes : try Gunzip.expand(bytes, file: "body", limit: limit)
      } catch {
        throw error.id == "file.too-large" ? tooLarge : Problem(.badRequest, error)
      }
    default:
      throw Problem(.unsupportedMediaType, "body.coding", "bodies come plain or as gzip, not as `\(coding.prefix(40))`")
    }
  }

  private var tooLarge: Problem {
    var problem = Problem(.contentTooLarge, "body.too-large", "the body holds more than \(limit) bytes")
    problem.endsConnection = true
    return problem
  }

  private func collected(_ body: RequestBody) async throws -> [UInt8] {
    let (limit, tooLarge) = (limit, tooLarge)
    let reading = Task { () async throws -> [UInt8] in
      var bytes: [UInt8] = []
      for try await part in body {
        guard bytes.count + part.readableBytes <= limit else { throw tooLarge }
        bytes += part.readableBytesView
      }
      try Task.checkCancellation()
      return bytes
    }
    let patience = patience
    let clock = Task {
      try await Task.sleep(for: .seconds(patience))
      reading.cancel()
    }
    defer { clock.cancel() }
    do {
      return try await reading.value
    } catch let problem as Problem {
      throw problem
    } catch {
      var problem = Problem(.requestTimeout, "body.slow", "the body did not arrive whole within \(patience) seconds")
      problem.endsConnection = true
      throw problem
    }
  }
}
