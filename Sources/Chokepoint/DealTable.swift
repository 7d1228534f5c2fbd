public import Interchange

/// A table of deals: each column is a place of the deal document, such as `to` or `items[0].facts.tpp`, each row a deal.
/// An empty cell is not stated.
public struct DealTable: Sendable {
  /// A step on the way to a value: the key of an object, or the place in an array.
  private enum Step: Hashable, Sendable {
    case key(String)
    case place(Int)
  }

  private let paths: [[Step]]
  private let delimiter: UInt8

  /// - Throws: `Diagnostic` `batch.column` for a header that is no place of a document, or stands twice.
  public init(header: [String], delimiter: UInt8, file: String) throws(Diagnostic) {
    var paths: [[Step]] = []
    for name in header {
      guard let path = Self.path(name), !paths.contains(path) else {
        throw Diagnostic(
          "batch.column", "the column `\(name)` is no place of a deal, or stands twice",
          at: SourceSpan(file: file, line: 1), help: "name columns like `to` or `items[0].facts.tpp`")
      }
      paths.append(path)
    }
    self.paths = paths
    self.delimiter = delimiter
  }

  /// `items[0].facts.tpp` in steps.
  private static func path(_ name: String) -> [Step]? {
    var path: [Step] = []
    for part in name.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let key = pieces.first, !key.isEmpty else { return nil }
      path.append(.key(String(key)))
      for piece in pieces.dropFirst() {
        guard piece.last == "]", let place = Int(piece.dropLast()), (0..<1000).contains(place) else { return nil }
        path.append(.place(place))
      }
    }
    return path.count <= deepest ? path : nil
  }

  private static let deepest = 16

  /// The document that a row stands for.
  ///
  /// - Throws: `Diagnostic` `csv.…` for a row that is none, `batch.row` for one with places that do not fit together.
  public func document(_ bytes: [UInt8], at span: SourceSpan) throws(Diagnostic) -> JSON {
    var scanner = CSVScanner(bytes, file: span.file, delimiter: delimiter, firstLine: span.line)
    guard let row = try scanner.next(), row.fields.count == paths.count else {
      throw Diagnostic("batch.row", "the row has not as many fields as the header", at: span)
    }
    var stated: [(path: ArraySlice<Step>, value: String)] = []
    for (path, cell) in zip(paths, row.fields) where !cell.isEmpty { stated.append((path[...], cell)) }
    return try Self.value(stated, span)
  }

  private static func value(_ stated: [(path: ArraySlice<Step>, value: String)], _ span: SourceSpan) throws(Diagnostic)
    -> JSON
  {
    if stated.count == 1, let only = stated.first, only.path.isEmpty {
      switch only.value {
      case "true": return JSON(.bool(true), span: span)
      case "false": return JSON(.bool(false), span: span)
      default: return JSON(.string(only.value), span: span)
      }
    }
    var steps: [Step] = []
    var below: [Step: [(path: ArraySlice<Step>, value: String)]] = [:]
    for item in stated {
      guard let step = item.path.first else {
        throw Diagnostic("batch.row", "`\(item.value)` stands where another column has parts", at: span)
      }
      if below[step] == nil { steps.append(step) }
      below[step, default: []].append((item.path.dropFirst(), item.value))
    }
    var members: [JSON.Member] = []
    var elements: [(place: Int, value: JSON)] = []
    for step in steps {
      let value = try Self.value(below[step] ?? [], span)
      switch step {
      case .key(let key): members.append(JSON.Member(key, value, keySpan: span))
      case .place(let place): elements.append((place, value))
      }
    }
    guard elements.isEmpty || members.isEmpty else {
      throw Diagnostic("batch.row", "a column has both keys and numbers below it", at: span)
    }
    if members.isEmpty, !elements.isEmpty {
      return JSON(.array(elements.sorted { $0.place < $1.place }.map(\.value)), span: span)
    }
    return JSON(.object(members), span: span)
  }
}
