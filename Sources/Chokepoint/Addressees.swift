import Names
import Parties
import Rulebook
import Synchronization

/// Whether the exporter of a deal is a company to which a letter is addressed.
final class Addressees: Sendable {
  private let knowledge: ScreeningKnowledge
  /// The index of each list of addressees, made once.
  private let indexes = Mutex<[[String]: ScreeningIndex]>([:])

  init(knowledge: ScreeningKnowledge) { self.knowledge = knowledge }

  private struct Question: Hashable {
    var name: String
    var addressees: [String]
  }

  /// What names were found to be: the exporters of a run are few.
  private let answers = Mutex<[Question: Truth]>([:])
  private static let mostAnswers = 4096

  /// A name less like an addressee's than this shares no telling word with it.
  private static let threshold = 0.01

  /// Yes if the names are the same by their telling words: `NVIDIA Corporation` is `NVIDIA`. Unknown if they are only
  /// alike, share a telling word, or if there is nothing to compare: a subsidiary may be meant.
  func isAddressee(_ name: String, _ addressees: [String]) -> Truth {
    let question = Question(name: name, addressees: addressees)
    if let known = answers.withLock({ $0[question] }) { return known }
    let answer = compare(name, addressees)
    answers.withLock { answers in
      if answers.count >= Self.mostAnswers { answers.removeAll() }
      answers[question] = answer
    }
    return answer
  }

  private func compare(_ name: String, _ addressees: [String]) -> Truth {
    let core = NameForm(name).core
    if !core.isEmpty, addressees.contains(where: { NameForm($0).core == core }) { return .yes }
    let index = indexes.withLock { known in
      if let index = known[addressees] { return index }
      let index = ScreeningIndex(names: addressees.map { [$0] }, knowledge: knowledge)
      known[addressees] = index
      return index
    }
    guard let matches = try? index.matches(for: name, threshold: Self.threshold, limit: addressees.count) else {
      return .unknown
    }
    return matches.map { $0.isIdentity ? Truth.yes : .unknown }.max() ?? (isAround(name, addressees) ? .unknown : .no)
  }

  /// Whether a name in characters, which are not parted into words, has the name of an addressee within it:
  /// `英伟达半导体科技（上海）有限公司`.
  private func isAround(_ name: String, _ addressees: [String]) -> Bool {
    let whole = NameForm(name).words.joined()
    return addressees.contains { addressee in
      let part = NameForm(addressee).words.joined()
      return part.unicodeScalars.contains { !$0.isASCII } && whole.contains(part)
    }
  }
}
