import Interchange
import TestSupport
import Testing

/// `chokepoint compare`.
@Suite struct CompareTests {
  @Test func twoNames() throws {
    let same = try Binary.run(["compare", "Hua Wei", "Huawei Technologies Co., Ltd."])
    #expect(same.status == 0)
    #expect(same.out.contains("spaced differently"), "\(same.out)")
    let other = try Binary.run(["compare", "Alder Wharf", "Quince Moor", "--format", "json"])
    let document = try JSONReader.read(Array(other.out.utf8), file: "output")
    #expect(document["score"]?.number == "0.000")
    #expect(document["level"]?.string == "weak")
  }

  @Test func aBatchKeepsItsOrderAndItsErrors() throws {
    let pairs =
      #"{"a": "Huawei", "b": "华为"}"# + "\n" + #"{"a": "Huawei"}"# + "\n" + #"{"a": "?", "b": "x y"}"# + "\n"
      + #"{"a": "PUTIN VLADIMIR", "b": "PUTIN, Vladimir", "n": 1}"#
    let output = try Binary.run(["compare", "--batch", "-"], input: Array(pairs.utf8))
    #expect(output.status == 2)
    let rows = try output.out.split(separator: "\n").map { try JSONReader.read(Array($0.utf8), file: "output") }
    #expect(rows.count == 4)
    #expect(rows[0]["b"]?.string == "华为" && rows[0]["reasons"]?.array?.isEmpty == false)
    #expect(rows[1]["error"]?["id"]?.string == "batch.line" && rows[1]["row"]?.number == "2")
    #expect(rows[2]["error"]?["id"]?.string == "screen.empty-query")
    #expect(Double(rows[3]["score"]?.number ?? "") ?? 0 > 0.5)
  }

  @Test func ofac() throws {
    #expect(try Binary.run(["compare", "PUTIN VLADIMIR", "PUTIN, Vladimir", "--ofac"]).out.hasPrefix("100 of 100"))
    let output = try Binary.run(
      ["compare", "--batch", "-", "--ofac"], input: Array(#"{"a": "PUTIN VLADIMIR", "b": "PUTIN, Vladimir"}"#.utf8))
    #expect(output.out == #"{"a":"PUTIN VLADIMIR","b":"PUTIN, Vladimir","score":100}"# + "\n")
  }

  @Test(arguments: [["one"], ["one", "two", "--batch", "-"], ["--batch", "-", "--format", "text"], []])
  func whatCannotBeMeant(_ arguments: [String]) throws {
    let output = try Binary.run(["compare"] + arguments)
    #expect(output.status == 2)
    #expect(output.out.isEmpty)
  }
}
