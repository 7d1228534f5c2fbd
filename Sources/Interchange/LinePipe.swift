import Foundation

/// Works on the records of a file on several threads and gives the results in the order of the file, holding only a few
/// blocks of it at a time.
///
///     let reader = try RecordReader("names.ndjson")
///     try LinePipe.run(reader, jobs: 4) { block in answers(block) } emit: { lines, _ in print(lines) }
public enum LinePipe {
  /// How far the reading is.
  public struct Progress: Sendable {
    public let bytes: Int
    /// The size of the whole file; nil if it is not known.
    public let size: Int?
  }

  /// - Parameters:
  ///   - jobs: how many threads work.
  ///   - isStopped: once true, no further result is given out and the call returns.
  ///   - work: what a thread does with a block.
  ///   - emit: gets the results in order, on the thread that called.
  /// - Returns: false if it was stopped before the end.
  /// - Throws: `Diagnostic` if the file cannot be read on, after the results of what was read.
  public static func run<Source: BlockSource, Output: Sendable>(
    _ reader: Source, jobs: Int, isStopped: @escaping @Sendable () -> Bool = { false },
    work: @escaping @Sendable (Source.Block) -> Output, emit: (Output, Progress) -> Void
  ) throws(Diagnostic) -> Bool {
    let line = PipeLine<Source, Output>(reader, jobs: max(1, jobs))
    for _ in 0..<max(1, jobs) {
      Thread.detachNewThread {
        while !isStopped(), let (number, block, progress) = line.take() {
          line.put(number, work(block), progress)
        }
        line.leave()
      }
    }
    while let (output, progress) = line.next(isStopped) { emit(output, progress) }
    if let failure = line.failure { throw failure }
    return !isStopped()
  }
}
