public import Interchange
import Synchronization

/// Documents kept as long as the program runs.
public final class MemoryStore: DocumentStore {
  private struct State {
    var documents: [StoredDocument] = []
    var places: [String: Int] = [:]
  }

  private let state = Mutex(State())

  public init() {}

  public func save(_ document: StoredDocument) -> Bool {
    state.withLock { state in
      guard state.places[document.id] == nil else { return false }
      state.places[document.id] = state.documents.count
      state.documents.append(document)
      return true
    }
  }

  public func documents(since day: CalendarDay?) -> [StoredDocument] {
    state.withLock { state in state.documents.filter { document in day.map { document.got >= $0 } ?? true } }
  }

  public func withdraw(_ id: String, because reason: String) throws(Diagnostic) {
    let isKept = state.withLock { state in
      guard let place = state.places[id] else { return false }
      state.documents[place].withdrawn = reason
      return true
    }
    guard isKept else {
      throw Diagnostic("watch.no-document", "no document has the id `\(id)`", help: "ids are shown by `watch folder`")
    }
  }

  public func events(naming subject: String) -> [WatchEvent] {
    let topic = WatchTopic(subject)
    return documents(since: nil).flatMap(\.events).filter { topic.isNamed(in: $0) }
  }

  public func search(_ words: String) -> [StoredDocument] {
    let wanted = words.lowercased().split(whereSeparator: \.isWhitespace)
    return documents(since: nil).filter { document in
      let text = document.text.lowercased()
      return !wanted.isEmpty && wanted.allSatisfy { text.contains($0) }
    }
  }
}
