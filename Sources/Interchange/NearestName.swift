/// The name nearest to a mistyped one, if it is near enough to be meant: for `did you mean` in diagnostics.
public func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  if name.utf8.count >= 3, let longer = candidatesBeginning(with: name, among: names).first { return longer }
  let wanted = Array(name.lowercased().utf8)
  var best: (distance: Int, name: String)?
  for candidate in names {
    let distance = editDistance(wanted, Array(candidate.lowercased().utf8))
    if best.map({ distance < $0.distance || distance == $0.distance && candidate < $0.name }) ?? true {
      best = (distance, candidate)
    }
  }
  guard let best, best.distance <= (wanted.count < 4 ? 1 : max(2, wanted.count / 3)) else { return nil }
  return best.name
}

/// The candidates that only go on where the name ends, shortest first: `die_area_mm2` for `die_area`.
private func candidatesBeginning(with name: String, among names: some Sequence<String>) -> [String] {
  names.filter { $0.hasPrefix(name + "_") || $0.hasPrefix(name + ".") }
    .sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
}

/// Levenshtein distance over bytes; good enough for the short ASCII names of keys and facts.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  guard left.count <= 64, right.count <= 64 else { return Int.max }
  var row = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      let substitution = diagonal + (a == b ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[right.count]
}
