/// What a `LinePipe` takes its work from: a file, cut into blocks.
public protocol BlockSource: Sendable {
  associatedtype Block: Sendable

  /// How many bytes were read.
  var position: Int { get }
  /// The size of the file; nil if it is a pipe.
  var size: Int? { get }

  /// The next block; nil at the end.
  ///
  /// - Throws: `Diagnostic` `file.unreadable`.
  mutating func next() throws(Diagnostic) -> Block?
}

extension RecordReader: BlockSource {}
