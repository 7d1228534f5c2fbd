import Foundation
import Synchronization

/// What the threads of a `LinePipe` share: the reader, and the results that wait for their turn.
final class PipeLine<Reader: BlockSource, Output: Sendable>: @unchecked Sendable {
  /// The reader with the number of the next block.
  private struct Source {
    var reader: Reader
    var number = 0
    var isDone = false
  }

  private let source: Mutex<Source>
  private let size: Int?

  /// Guards all that follows.
  private let turn = NSCondition()
  private var waiting: [Int: (Output, LinePipe.Progress)] = [:]
  private var nextNumber = 0
  private var workers: Int
  private let window: Int
  private var readFailure: Diagnostic?

  init(_ reader: Reader, jobs: Int) {
    size = reader.size
    source = Mutex(Source(reader: reader))
    workers = jobs
    window = jobs * 4
  }

  /// The next block with its number; nil at the end.
  func take() -> (number: Int, block: Reader.Block, progress: LinePipe.Progress)? {
    let size = self.size
    let taken = source.withLock { source -> Result<(Int, Reader.Block, LinePipe.Progress)?, Diagnostic> in
      guard !source.isDone else { return .success(nil) }
      do throws(Diagnostic) {
        guard let block = try source.reader.next() else {
          source.isDone = true
          return .success(nil)
        }
        source.number += 1
        return .success((source.number - 1, block, LinePipe.Progress(bytes: source.reader.position, size: size)))
      } catch {
        source.isDone = true
        return .failure(error)
      }
    }
    switch taken {
    case .success(let block): return block
    case .failure(let error):
      turn.withLock { readFailure = error }
      return nil
    }
  }

  /// Leaves a result to be given out in its turn. Waits while too many others wait before it.
  func put(_ number: Int, _ output: Output, _ progress: LinePipe.Progress) {
    turn.lock()
    defer { turn.unlock() }
    while number >= nextNumber + window { turn.wait() }
    waiting[number] = (output, progress)
    turn.broadcast()
  }

  /// A worker has nothing left to do.
  func leave() {
    turn.withLock {
      workers -= 1
      turn.broadcast()
    }
  }

  /// The next result in order; nil when all were given out, or when stopped.
  func next(_ isStopped: () -> Bool) -> (Output, LinePipe.Progress)? {
    turn.lock()
    defer { turn.unlock() }
    while !isStopped() {
      if let output = waiting.removeValue(forKey: nextNumber) {
        nextNumber += 1
        turn.broadcast()
        return output
      }
      if workers == 0 { return nil }
      _ = turn.wait(until: Date(timeIntervalSinceNow: 0.2))
    }
    return nil
  }

  var failure: Diagnostic? { turn.withLock { readFailure } }
}
