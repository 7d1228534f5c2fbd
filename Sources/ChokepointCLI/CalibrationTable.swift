import Interchange
import Parties

/// `chokepoint screen --calibration`: what each threshold costs and finds.
struct CalibrationTable {
  let format: ScreenFormat

  func run(data: String) throws {
    let alarms = try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try FalseAlarms(inFolder: "\(data)/screening") })
    switch format {
    case .text:
      Console.show(
        alarms.text + "\nmeasured without a profile; how: data/screening/false-alarms.csv is written by "
          + "Scripts/learn-screening.py\n")
    case .json: Console.out(JSONWriter.pretty(alarms.json))
    case .ndjson: for row in alarms.json.array ?? [] { Console.out(JSONWriter.compact(row) + "\n") }
    case .csv: Console.out(alarms.csv)
    }
  }
}
