/// Clauses of one kind that count on a day, in the order of declaration.
public struct ClauseList: Sendable {
  public let clauses: [Clause]
  /// The numbers of their versions.
  let numbers: [Int32]

  init(_ clauses: [Clause]) {
    self.clauses = clauses
    numbers = clauses.map { Int32($0.number) }
  }
}
