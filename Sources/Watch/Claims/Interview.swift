/// Answers of an interview whose questions stand in paragraphs of their own, with nobody named before either.
///
///     Do you trust them?
///     I do. SMIC gets what it needs.
struct Interview {
  private let text: TokenText
  private let actors: Actors
  private static let questions = 3
  private static let opening = 4
  private static let cues = WordSet("interview interviewed spoke speaks talked talks conversation asked answers")

  init(_ text: TokenText, _ actors: Actors) { (self.text, self.actors) = (text, actors) }

  /// By segment: who speaks in it; nothing where the questions are those of an explainer, which its author answers.
  func answers(in parts: [Turns.Part]) -> [Int: Voice] {
    var voices: [Int: Voice] = [:]
    var start = 0
    while start < parts.count {
      let end = parts[start...].firstIndex { $0.story != parts[start].story } ?? parts.count
      if let person = person(parts[start..<end]) { answers(parts[start..<end], person, &voices) }
      start = end
    }
    return voices
  }

  private func answers(_ parts: ArraySlice<Turns.Part>, _ person: Mention, _ voices: inout [Int: Voice]) {
    var isAnswering = false
    for part in parts {
      if isQuestion(part) {
        isAnswering = true
      } else if part.tokens.contains(where: { actors.mention(at: $0)?.entity == person.entity }) {
        // Whoever calls him by name is not he.
        isAnswering = false
      } else if isAnswering {
        voices[part.id] = .party(actors.party(person))
      }
    }
  }

  /// Who is asked: the person whom the story names first, where some of the questions are put to somebody.
  private func person(_ parts: ArraySlice<Turns.Part>) -> Mention? {
    let asked = parts.dropFirst().filter(isQuestion)
    guard asked.count >= Self.questions else { return nil }
    let opening = parts.prefix(Self.opening).filter { !isQuestion($0) }
    let isTold = opening.contains { $0.tokens.contains { Self.cues.contains(text.tokens[$0]) } }
    let addressed = asked.filter { $0.tokens.contains { text.tokens[$0].value == 7 && text.tokens[$0].has(Self.you) } }
    guard addressed.count >= (isTold ? 1 : 2) else { return nil }
    return opening.lazy.flatMap(\.tokens).compactMap { actors.mention(at: $0) }.first { $0.type == .person }
  }

  private static let you: WordClass = [.pronoun, .possessivePronoun]

  private func isQuestion(_ part: Turns.Part) -> Bool {
    part.tokens.last.map { text.tokens[$0].mark == 0x3F } ?? false && part.tokens.count <= 60
  }
}
