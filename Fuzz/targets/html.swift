import Interchange
import Watch

/// What is known of words and names, from `data/watch` of the folder that the target runs in.
private let stories: StoryReader? = {
  func table(_ name: String) throws(Diagnostic) -> CSVTable {
    try CSVTable(InputFile.read("data/watch/\(name).csv"), file: name)
  }
  let knowledge = try? WatchKnowledge(
    words: [table("words"), table("people")], names: table("names"), holders: table("office-holders"),
    verbs: table("verbs"))
  return knowledge.map { StoryReader($0) }
}()

/// A page, feed or text that others wrote: read, cleaned and understood; every place lies in the text, no claim is without words.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let stories, let documents = try? DocumentReader().read(bytes, name: "input") else { return 0 }
  for document in documents {
    let clean = DocumentCleaner().clean(document)
    let size = clean.text.bytes.count
    var place = 0
    for segment in clean.segments {
      precondition(segment.range.lowerBound >= place && !segment.range.isEmpty && segment.range.upperBound <= size)
      place = segment.range.upperBound
    }
    let read = stories.read(clean)
    let ranges =
      read.mentions.map(\.range) + read.dates.map(\.range) + read.quantities.map(\.range) + read.quotations.map(\.range)
      + read.claims.map(\.quote)
    precondition(ranges.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= size })
    precondition(read.claims.allSatisfy { !$0.subjects.isEmpty })
    _ = (WatchBenchmark.line(read, now: nil, seconds: nil), read.text)
  }
  return 0
}
