/// Who speaks in which part of a talk that is told in turns: transcripts of calls and hearings, interviews, questions to a
/// ministry and its answers. There no quotation marks and no `said` tell it.
///
///     Grace Oduya -- Chief Financial Officer          Reporter: …           Question 2
///     Thanks. Gross margin came in at 47.2%.          Chen: We do not …     Answer
struct Turns {
  /// By segment: who speaks in it.
  private var voices: [Int: Voice] = [:]
  /// By segment: the first token behind `Chen:`.
  private var starts: [Int: Int] = [:]

  private enum Heading {
    /// The whole segment names who speaks in those that follow; nil where it only ends what was said.
    case line(Voice?)
    case prefix(Voice, behind: Int)
  }

  /// - Parameter isSkipped: the places of segments that are not story text, as bylines.
  init(_ text: TokenText, _ actors: Actors, skipping isSkipped: (Int) -> Bool) {
    let segments = Self.segments(text).filter { !isSkipped($0.id) }
    let headings = segments.map { Self.heading($0, text, actors) }
    guard Self.isTalk(headings) else {
      voices = Interview(text, actors).answers(in: segments)
      return
    }
    var current: Voice?
    // Whether turns begin within a paragraph, so that one without a name may be told by the author again.
    var isInline = false
    for (segment, heading) in zip(segments, headings) {
      switch heading {
      case .line(let voice): current = voice
      case .prefix(let voice, let behind):
        (current, isInline) = (voice, true)
        voices[segment.id] = voice
        starts[segment.id] = behind
      case nil:
        if isInline, Self.isTold(segment, text, actors) { current = nil }
        voices[segment.id] = current
      }
    }
  }

  /// Whether somebody speaks twice: two names under a title are authors.
  private static func isTalk(_ headings: [Heading?]) -> Bool {
    var voices: [Voice] = []
    for case let heading? in headings {
      switch heading {
      case .line(let voice?), .prefix(let voice, _):
        if voices.contains(voice) || voices.contains(where: { isSame($0, voice) }) { return true }
        if voices.count < 64 { voices.append(voice) }
      case .line(nil): break
      }
    }
    return false
  }

  private static func isSame(_ one: Voice, _ other: Voice) -> Bool {
    guard case .party(let one) = one, case .party(let other) = other else { return one == other }
    return one.entity != nil && one.entity == other.entity
  }

  func voice(_ segment: Int) -> Voice? { voices[segment] }

  /// The first token of what is said, where the segment begins by telling who says it.
  func start(_ segment: Int) -> Int? { starts[segment] }

  struct Part {
    var id: Int
    var tokens: Range<Int>
    var story: Int?
    var isHeadline: Bool
  }

  private static func segments(_ text: TokenText) -> [Part] {
    var parts: [Part] = []
    for sentence in text.sentences {
      if let last = parts.last, last.id == sentence.segment {
        parts[parts.count - 1].tokens = last.tokens.lowerBound..<sentence.tokens.upperBound
      } else {
        parts.append(
          Part(
            id: sentence.segment, tokens: sentence.tokens, story: sentence.story, isHeadline: sentence.isHeadline))
      }
    }
    return parts
  }

  private static func heading(_ part: Part, _ text: TokenText, _ actors: Actors) -> Heading? {
    let first = part.tokens.lowerBound
    if let word = asked(first, part, text, actors) ?? office(part, text, actors) { return word }
    if let paper = actors.mention(at: first), paper.type == .media,
      paper.tokens.upperBound + 1 < part.tokens.upperBound,
      text.tokens[paper.tokens.upperBound].mark == Mark.colon
    {
      return .prefix(.unnamed, behind: paper.tokens.upperBound + 1)
    }
    guard let mention = actors.mention(at: first) ?? actors.mention(at: honorific(first, text)), mention.type == .person
    else { return part.tokens.count <= 8 && isBare(part.tokens, text) && part.isHeadline ? .line(nil) : nil }
    let end = behindBrackets(mention.tokens.upperBound, part, text)
    let voice = Voice.party(actors.party(mention))
    if end < part.tokens.upperBound, text.tokens[end].mark == Mark.colon {
      return end + 1 == part.tokens.upperBound ? .line(voice) : .prefix(voice, behind: end + 1)
    }
    guard part.tokens.count <= 16, isBare(part.tokens, text) else { return nil }
    if end == part.tokens.upperBound { return .line(voice) }
    let next = text.tokens[end]
    let isTitled = text.tokens[end..<part.tokens.upperBound].contains { $0.has(.title) && $0.isCapital }
    let isParted = next.mark == Mark.longDash || next.mark == Mark.hyphen || next.mark == Mark.comma
    return isParted && (isTitled || next.mark != Mark.comma) ? .line(voice) : nil
  }

  /// `Hugh Pell (Wexcombe) (Con):`: the place behind what stands in brackets.
  private static func behindBrackets(_ end: Int, _ part: Part, _ text: TokenText) -> Int {
    var place = end
    while place < part.tokens.upperBound, text.tokens[place].mark == Mark.opening,
      let closing = (place..<min(place + 9, part.tokens.upperBound)).first(where: {
        text.tokens[$0].mark == Mark.closing
      })
    {
      place = closing + 1
    }
    return place < part.tokens.upperBound && text.tokens[place].mark == Mark.colon ? place : end
  }

  /// `The Minister for Trade (Farah Anwar):`, `Mr Speaker:`: an office, with or without the one who holds it.
  private static func office(_ part: Part, _ text: TokenText, _ actors: Actors) -> Heading? {
    let first = part.tokens.lowerBound
    guard text.tokens[first].is("the") || text.tokens[first].has([.title, .honorific]),
      let colon = part.tokens.prefix(24).first(where: { text.tokens[$0].mark == Mark.colon }), colon > first + 1
    else { return nil }
    let voice: Voice
    if text.tokens[colon - 1].mark == Mark.closing,
      let open = (first..<colon).last(where: { text.tokens[$0].mark == Mark.opening }),
      let mention = actors.mention(at: open + 1), mention.type == .person,
      text.tokens[first..<open].contains(where: { $0.has(.title) })
    {
      voice = .party(actors.party(mention))
    } else if colon == first + 2, presiding.contains(text.tokens[first + 1]) {
      voice = .unnamed
    } else {
      return nil
    }
    return colon + 1 == part.tokens.upperBound ? .line(voice) : .prefix(voice, behind: colon + 1)
  }

  private static let presiding = WordSet("speaker chair chairman chairwoman chairperson president moderator")

  /// `Rep. Dunne said she would …`: the one who tells it is not the one who spoke before.
  private static func isTold(_ part: Part, _ text: TokenText, _ actors: Actors) -> Bool {
    let first = part.tokens.lowerBound
    guard let mention = actors.mention(at: first) ?? actors.mention(at: honorific(first, text)),
      mention.type == .person,
      mention.tokens.upperBound <= part.tokens.upperBound
    else { return false }
    return text.tokens[mention.tokens.upperBound..<min(part.tokens.upperBound, mention.tokens.upperBound + 3)].contains
    {
      $0.has(.say)
    }
  }

  private static func honorific(_ place: Int, _ text: TokenText) -> Int {
    guard text.tokens[place].has([.honorific, .title]), place + 1 < text.tokens.count else { return place }
    return text.tokens[place + 1].mark == Mark.stop && place + 2 < text.tokens.count ? place + 2 : place + 1
  }

  /// No verb and no end of a sentence: a line that only names.
  private static func isBare(_ tokens: Range<Int>, _ text: TokenText) -> Bool {
    guard let last = tokens.last, text.tokens[last].mark != Mark.stop else { return false }
    return !text.tokens[tokens].contains { $0.has([.auxiliary, .modal, .say]) }
  }

  private static let asking = WordSet("question questions q reporter journalist moderator interviewer operator")
  private static let answering = WordSet("answer answers a reply")

  /// `Question 2`, `Answer`, `Q:`, `A:`: who asks is nobody named, who answers the one whom the story names first.
  private static func asked(_ first: Int, _ part: Part, _ text: TokenText, _ actors: Actors) -> Heading? {
    let token = text.tokens[first]
    // `A2:` answers in an explainer, which its authors wrote.
    if numbered(first, text) {
      let isQuestion = text.bytes[Int(token.start)] | 0x20 == 0x71
      let behind = first + 2
      let voice = isQuestion ? Voice.unnamed : .reporter
      return behind >= part.tokens.upperBound ? .line(voice) : .prefix(voice, behind: behind)
    }
    let isAsking = asking.contains(token)
    guard isAsking || answering.contains(token), token.isCapital else { return nil }
    let voice = isAsking ? Voice.unnamed : answerer(part, actors)
    let rest = part.tokens.dropFirst()
    if let colon = rest.prefix(2).first(where: { text.tokens[$0].mark == Mark.colon }) {
      return colon + 1 == part.tokens.upperBound ? .line(voice) : .prefix(voice, behind: colon + 1)
    }
    let isLine = rest.allSatisfy { text.tokens[$0].isNumber || !text.tokens[$0].isCapital } && isBare(part.tokens, text)
    return isLine && part.tokens.count <= 6 && (rest.isEmpty ? token.hash != one : true) ? .line(voice) : nil
  }

  /// `Q1:`, `A1:` at the beginning of a line.
  static func numbered(_ place: Int, _ text: TokenText) -> Bool {
    let token = text.tokens[place]
    guard token.end - token.start <= 3, token.shape.contains(.digits), place + 1 < text.tokens.count,
      text.tokens[place + 1].mark == Mark.colon
    else { return false }
    let letter = text.bytes[Int(token.start)] | 0x20
    return letter == 0x71 || letter == 0x61
  }

  private static let one = WordKey("a").hash

  private static func answerer(_ part: Part, _ actors: Actors) -> Voice {
    let early = actors.mentions.lazy.filter { $0.story == part.story }
    let one = early.first { $0.type == .person } ?? early.first { $0.type == .publicBody }
    return one.map { .party(actors.party($0)) } ?? .unnamed
  }
}
