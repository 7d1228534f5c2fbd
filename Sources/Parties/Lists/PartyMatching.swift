/// Pairs the parties of two editions by ever weaker keys; a pair once made stays.
struct PartyMatching {
  private let older: [ListedParty]
  private let newer: [ListedParty]
  private var olderPlace: [Int?]
  private var isTaken: [Bool]

  init(_ older: [ListedParty], _ newer: [ListedParty]) {
    self.older = older
    self.newer = newer
    olderPlace = Array(repeating: nil, count: newer.count)
    isTaken = Array(repeating: false, count: older.count)
  }

  /// Pairs the parties that share a key and have no partner yet, in the order of both lists; the same id goes first.
  mutating func match(_ keys: (ListedParty) -> [String]) {
    var places: [String: [Int]] = [:]
    for index in older.indices.reversed() where !isTaken[index] {
      for key in keys(older[index]) { places[key, default: []].append(index) }
    }
    var waiting: [Int] = []
    for index in newer.indices where olderPlace[index] == nil {
      let isPaired = keys(newer[index]).contains { key in
        guard let place = places[key]?.last, !isTaken[place], older[place].id == newer[index].id else { return false }
        return pair(index, place)
      }
      if !isPaired { waiting.append(index) }
    }
    for index in waiting {
      for key in keys(newer[index]) where olderPlace[index] == nil {
        while let place = places[key]?.popLast() {
          if !isTaken[place], pair(index, place) { break }
        }
      }
    }
  }

  private mutating func pair(_ newerIndex: Int, _ place: Int) -> Bool {
    olderPlace[newerIndex] = place
    isTaken[place] = true
    return true
  }

  /// The place in the older list of the partner of a party of the newer one.
  func place(ofNewer index: Int) -> Int? { olderPlace[index] }

  var unmatchedOlder: [Int] { older.indices.filter { !isTaken[$0] } }
}
