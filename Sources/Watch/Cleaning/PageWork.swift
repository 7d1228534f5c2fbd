import Interchange

/// A page while it is being cleaned.
struct PageWork {
  let bytes: [UInt8]
  var words: [Word] = []
  var pieces: [Piece] = []
  var warnings: [Diagnostic] = []
  let isMarked: Bool
  let document: SourceDocument
  /// The words of the running text, once `learnText` was asked for them.
  private(set) var vocabulary: PageVocabulary?

  init(_ document: SourceDocument) {
    self.document = document
    bytes = document.text.bytes
    isMarked = !document.blocks.isEmpty
    words.reserveCapacity(bytes.count / 5)
    if isMarked { takeBlocks() } else { pieces = LineSplitter.pieces(of: bytes, in: 0..<bytes.count) }
    for place in pieces.indices { measure(place) }
  }

  /// Counts the words of what is running text by now, if that was not done.
  mutating func learnText() {
    if vocabulary == nil { vocabulary = PageVocabulary(self) { $0.label == .body } }
  }

  private mutating func takeBlocks() {
    var followsRule = false
    for block in document.blocks {
      guard block.kind != .rule else {
        followsRule = true
        continue
      }
      var parts = [Piece(range: block.range)]
      if block.kind == .preformatted { parts = LineSplitter.pieces(of: bytes, in: block.range) }
      for var piece in parts {
        if block.kind != .preformatted { piece.kind = block.kind }
        piece.roles = block.roles
        piece.linkShare = block.linkShare
        piece.followsRule = piece.followsRule || followsRule
        pieces.append(piece)
        followsRule = false
      }
    }
  }

  private mutating func measure(_ place: Int) {
    let start = words.count
    WordScanner.scan(bytes, pieces[place].range, into: &words)
    pieces[place].words = start..<words.count
    pieces[place].shape = PieceMeasure.shape(bytes, pieces[place].range, words[start...])
  }
}
