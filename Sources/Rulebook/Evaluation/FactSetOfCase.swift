extension FactSet {
  /// The facts that a worked case gives. One item always exists, so that a case about nothing but the route still has
  /// something to judge.
  public init(of testCase: Case) {
    self.init()
    var counts = ["item": 1, "deal": 1]
    for given in testCase.givens {
      let subject = String(given.path.prefix { $0 != "." })
      counts[subject] = max(counts[subject] ?? 0, given.index + 1)
    }
    for (subject, count) in counts.sorted(by: { $0.key < $1.key }) {
      for index in 0..<count {
        var record = Record(label: count == 1 ? subject : "\(subject)[\(index)]")
        for given in testCase.givens where given.index == index && given.path.hasPrefix(subject + ".") {
          record.values[String(given.path.dropFirst(subject.count + 1))] = given.value
        }
        add(subject, record)
      }
    }
  }
}
