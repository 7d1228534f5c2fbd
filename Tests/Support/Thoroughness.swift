import Foundation

/// How many random rows a test of agreement asks: few in every run of the tests, as many as wanted in one of its own.
public enum Thoroughness {
  /// - Parameter usual: the number without `CHOKEPOINT_TEST_ROWS`, which names another.
  public static func rows(_ usual: Int) -> Int {
    ProcessInfo.processInfo.environment["CHOKEPOINT_TEST_ROWS"].flatMap { Int($0) } ?? usual
  }
}
