import Interchange

/// Why a clause cannot be answered in columns.
struct VectorObstacle: Error {
  var reason: String
  var span: SourceSpan
}
