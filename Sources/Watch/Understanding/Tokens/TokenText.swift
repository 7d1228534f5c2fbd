/// The story text of a document as tokens and sentences: what all finders read.
package struct TokenText: Sendable {
  package struct Sentence: Sendable {
    /// Tokens.
    package var tokens: Range<Int>
    /// The place of its segment in the document.
    package var segment: Int
    package var story: Int?
    /// Most words are capitalised, so capitals mean little.
    package var isHeadline: Bool
    /// Of a picture's caption: what is told beside the story.
    package var isCaption = false
  }

  package let bytes: [UInt8]
  package private(set) var tokens: [Token] = []
  package private(set) var sentences: [Sentence] = []
  /// How many bytes of story text were left unread because there was too much.
  package private(set) var unread = 0

  /// A sentence is cut after so many tokens, so that no rule looks further.
  private static let longest = 400

  /// - Parameter limit: story text beyond so many bytes is not understood, so that no document takes more than its share.
  package init(_ document: CleanDocument, lexicon: Lexicon, limit: Int) {
    bytes = document.text.bytes
    var left = limit
    for (place, segment) in document.segments.enumerated() {
      guard segment.label.isKept || segment.label == .byline else { continue }
      var range = segment.range
      if range.count > left {
        unread += range.count - left
        range = range.lowerBound..<(range.lowerBound + left)
      }
      left -= range.count
      guard !range.isEmpty else { continue }
      add(range, segment: place, of: segment, lexicon: lexicon)
    }
  }

  private mutating func add(_ range: Range<Int>, segment place: Int, of segment: Segment, lexicon: Lexicon) {
    let first = tokens.count
    var tokenizer = Tokenizer(bytes, range, lexicon: lexicon, into: tokens)
    tokens = []
    tokenizer.run()
    tokens = tokenizer.tokens
    var start = first
    var here = first
    while here < tokens.count {
      if SentenceEnd.isEnd(tokens, here) {
        here = SentenceEnd.closers(tokens, after: here)
        close(start..<here, place, segment)
        start = here
      } else if here - start >= Self.longest {
        close(start..<here, place, segment)
        start = here
      } else {
        here += 1
      }
    }
    if start < tokens.count { close(start..<tokens.count, place, segment) }
  }

  private mutating func close(_ range: Range<Int>, _ place: Int, _ segment: Segment) {
    guard !range.isEmpty else { return }
    sentences.append(
      Sentence(
        tokens: range, segment: place, story: segment.story,
        isHeadline: segment.label != .byline && HeadlineCase.holds(tokens[range]), isCaption: segment.label == .caption)
    )
  }

  package func text(_ tokens: Range<Int>) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    return String(decoding: bytes[Int(self.tokens[first].start)..<Int(self.tokens[last].end)], as: UTF8.self)
  }

  package func bytes(of tokens: Range<Int>) -> Range<Int> {
    Int(self.tokens[tokens.lowerBound].start)..<Int(self.tokens[tokens.upperBound - 1].end)
  }
}
