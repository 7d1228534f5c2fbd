import Synchronization

/// The searches of an index that no thread uses just now; each has buffers as large as the index has names.
final class SearchPool: Sendable {
  /// One search, which belongs to the thread that took it.
  final class Box: @unchecked Sendable {
    var search: NameSearch
    init(_ search: consuming NameSearch) { self.search = search }
  }

  private let idle = Mutex<[Box]>([])

  func take() -> Box? { idle.withLock { $0.popLast() } }

  func giveBack(_ box: Box) { idle.withLock { $0.append(box) } }
}
