import Foundation

/// Times the released binary as a whole process, on one core unless `--cores 0,1` says otherwise: start to answer, and import of the real lists.
@main
struct Bench {
  static func main() throws {
    var binary = "../.build/release/chokepoint"
    var data = "../../shared/data"
    var cores = "0"
    var arguments = CommandLine.arguments.dropFirst()
    while let option = arguments.popFirst() {
      guard let value = arguments.popFirst() else { break }
      if option == "--binary" { binary = value }
      if option == "--data" { data = value }
      if option == "--cores" { cores = value }
    }
    let workspace = FileManager.default.temporaryDirectory.appendingPathComponent("chokepoint-bench-\(getpid())").path
    defer { try? FileManager.default.removeItem(atPath: workspace) }
    func run(_ name: String, times: Int, _ arguments: [String]) throws {
      try Measurement(
        name: name, times: times, binary: binary, cores: cores, arguments: arguments + ["--workspace", workspace]
      ).run()
    }
    try run("start (--version)", times: 50, ["--version"])
    try run("check by flags, no party", times: 50, ["check", "--chip", "H800", "--to", "CN", "--date", "2023-12-01"])
    try run(
      "check by flags, one party screened", times: 50,
      ["check", "--chip", "H800", "--to", "CN", "--end-user", "Inspur", "--date", "2023-12-01"])
    try run("screen one name, shipped list", times: 50, ["screen", "華為"])
    let lists = "\(data)/lists"
    guard FileManager.default.fileExists(atPath: lists) else {
      print("the real lists are not at \(lists): import is not measured")
      return
    }
    try run(
      "import the Consolidated Screening List, 25,921 rows", times: 7,
      ["lists", "import", "\(lists)/us-csl-2026-07-31.csv.gz"])
    try run(
      "import the Entity List, CSV", times: 7,
      ["lists", "import", "\(lists)/us-bis-entity-list-ecfr-2026-07-23.csv.gz"])
    try run(
      "import the Entity List, eCFR XML", times: 7,
      ["lists", "import", "\(lists)/ecfr-15cfr-part744-2026-07-23.xml.gz"])
    try run("screen one name, all these lists", times: 7, ["screen", "華為"])
  }
}

/// One command line, run several times on the cores named.
struct Measurement {
  let name: String
  let times: Int
  let binary: String
  /// As `taskset` names them.
  let cores: String
  let arguments: [String]

  func run() throws {
    var seconds: [Double] = []
    for _ in 0..<times {
      // `--version` knows no other option.
      let line = ["taskset", "-c", cores, binary] + (arguments.first == "--version" ? ["--version"] : arguments)
      let start = ContinuousClock.now
      let status = try spawn("/usr/bin/taskset", line)
      let elapsed = ContinuousClock.now - start
      guard status == 0 else { throw Failure(name: name, status: status) }
      seconds.append(Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
    }
    seconds.sort()
    func shown(_ value: Double) -> String { String(format: "%8.1f", value * 1000) }
    print(
      "\(shown(seconds[0])) ms best \(shown(seconds[times / 2])) ms median \(shown(seconds[times * 95 / 100])) ms p95  \(name)"
    )
  }

  /// Starts a program with its output thrown away and waits for it. Foundation's `Process` looks for the end only
  /// every 50 ms, too coarse for this.
  private func spawn(_ path: String, _ line: [String]) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var words = line.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    guard posix_spawn(&child, path, &actions, nil, &words, environ) == 0 else { throw Failure(name: name, status: -1) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status
  }

  struct Failure: Error {
    let name: String
    let status: Int32
  }
}
