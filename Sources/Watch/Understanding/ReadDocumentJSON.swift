public import Interchange

extension ReadDocument {
  /// Everything that was read, places in code points: the document's warnings, stories, names, times, quantities, quotations
  /// and claims.
  public var json: JSON {
    // The line is the one place that says how each part is told; it is valid JSON by its making.
    let line = try? JSONReader.read(WatchBenchmark.bytes(self, now: nil, seconds: nil), file: "line")
    let benchmark = (line?.members ?? []).map { ($0.key, $0.value) }.filter { $0.0 != "keep" && $0.0 != "stories" }
    let warnings = (document.warnings + warnings).map { warning in
      JSON.object([("id", .string(warning.id)), ("message", .string(warning.message))])
    }
    return .object(
      [("format", .string("chokepoint/read-document/1"))] + benchmark.prefix(1)
        + [("warnings", .array(warnings)), ("stories", .array(document.stories.indices.map(story)))]
        + benchmark.dropFirst())
  }

  private func story(_ place: Int) -> JSON {
    let story = document.stories[place]
    var members: [(String, JSON)] = [("id", .string(story.id)), ("kind", .string(story.kind.rawValue))]
    if let published = story.published {
      members.append(("from", .string(published.lowerBound.description)))
      members.append(("to", .string(published.upperBound.description)))
      members.append(("basis", .string(story.publishedBasis)))
    }
    let segments = document.segments.filter { $0.story == place && $0.label.isKept }
    members.append(
      (
        "segments",
        .array(
          segments.map { segment in
            let points = document.text.codePoints(segment.range)
            return .object([
              ("start", .integer(points.lowerBound)), ("end", .integer(points.upperBound)),
              ("label", .string(segment.label.rawValue)), ("rule", .string(segment.because)),
            ])
          })
      ))
    return .object(members)
  }
}
