/// A three-valued answer for every row: where it is yes, and where it is no. Both are off where it is unknown.
struct PlaneTruth: Hashable {
  var yes: PlaneGraph.Plane
  var no: PlaneGraph.Plane

  static let unknown = PlaneTruth(yes: PlaneGraph.zero, no: PlaneGraph.zero)

  static func constant(_ flag: Bool) -> PlaneTruth {
    PlaneTruth(yes: flag ? PlaneGraph.one : PlaneGraph.zero, no: flag ? PlaneGraph.zero : PlaneGraph.one)
  }

  var negated: PlaneTruth { PlaneTruth(yes: no, no: yes) }
}

/// Kleene's connectives.
extension PlaneGraph {
  mutating func and(_ parts: [PlaneTruth]) -> PlaneTruth {
    parts.dropFirst().reduce(parts.first ?? .constant(true)) { left, right in
      PlaneTruth(yes: and(left.yes, right.yes), no: or(left.no, right.no))
    }
  }

  mutating func or(_ parts: [PlaneTruth]) -> PlaneTruth { and(parts.map(\.negated)).negated }

  /// What a plane that is never unknown says.
  mutating func settled(_ plane: Plane) -> PlaneTruth { PlaneTruth(yes: plane, no: not(plane)) }

  mutating func known(_ truth: PlaneTruth) -> Plane { or(truth.yes, truth.no) }

  /// The same, but open where `plane` holds.
  mutating func open(_ truth: PlaneTruth, where plane: Plane) -> PlaneTruth {
    PlaneTruth(yes: andNot(truth.yes, plane), no: andNot(truth.no, plane))
  }
}
