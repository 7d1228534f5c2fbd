import Foundation
import TestSupport
import Testing

/// `chokepoint batch --output masks`.
@Suite struct MaskTests {
  private let rules = [
    "--rules", "Benchmarks/rules/pack", "--fields", "Benchmarks/rules/fields.csv", "--output", "masks",
  ]

  private func batch(_ text: String, _ arguments: [String] = []) throws -> Binary.Output {
    try Binary.run(["batch"] + rules + arguments, input: Array(text.utf8))
  }

  private let header = "id,date,eccn,tpp,pd,dc,dest,hq,bw,mem,area,node,value,content\n"

  /// Taken from the shared benchmark's own output: the parameters of 3A090.a met, to China, after November 2023.
  @Test func tablesAndObjectsGiveTheSame() throws {
    let table = try batch(
      header + "7,2024-05-01,3A090.a,4992,5.99,true,CN,CN,700,80,800.5,7,9000,30\n"
        + "\"a,b\",2024-05-01,EAR99,1,,,,,,,,,,\r\n\n8,2022-01-01,EAR99,,1,false,US,US,1,1,1.0,28,1,0\n")
    #expect(table.status == 0)
    let lines = table.out.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("7,"))
    #expect(lines[1].hasPrefix("\"a,b\","))
    let objects = try batch(
      #"{"id":7,"date":"2024-05-01","eccn":"3A090.a","tpp":"4992","pd":5.99,"dc":true,"dest":"CN","hq":"CN","#
        + #""bw":700,"mem":80,"area":800.5,"node":7,"value":9000,"content":30,"other":{"a":["}"]}}"# + "\n"
        + #"{"date": "2024-05-01", "id": "a,b", "e\u0063cn": "EAR99", "tpp": 1, "pd": null}"# + "\n\n"
        + #"{"id":8,"date":"2022-01-01","eccn":"EAR99","pd":1,"dc":false,"dest":"US","hq":"US","#
        + #""bw":1,"mem":1,"area":1.0,"node":28,"value":1,"content":0}"#)
    #expect(objects.out == table.out)
    #expect(objects.status == 0)
  }

  @Test func aBadRecordEndsTheRunAfterTheGoodOnes() throws {
    let output = try batch(header + "1,2024-05-01,,,,,,,,,,,,\n2,2024-05-32,,,,,,,,,,,,\n3,2024-05-01,,,,,,,,,,,,\n")
    #expect(output.status == 2)
    #expect(output.out.split(separator: "\n").count == 1)
    #expect(output.error.contains("standard input:3:1: error: `2024-05-32` is not a date"))
  }

  @Test func errorsGoIntoAFileAndTheRunGoesOn() throws {
    let path = try Place.temporaryFolder() + "/errors.ndjson"
    let bad = [
      "2,2024-05-01,,x,,,,,,,,,,", "3,2024-05-01,,,,,China,,,,,,,", "4,2024-05-01,3A09,,,,,,,,,,,", "5,2024-05-01",
      "6,2024-05-01,,,,maybe,,,,,,,,", "7,2024-05-01,\"3A090,,,,,,,,,,,",
    ]
    let output = try batch(
      header + "1,2024-05-01,,,,,,,,,,,,\n" + bad.map { $0 + "\n" }.joined() + "9,2024-05-01,,,,,,,,,,,,\n",
      ["--errors", path])
    #expect(output.status == 2)
    #expect(output.out.split(separator: "\n").map { $0.prefix(2) } == ["1,", "9,"])
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == bad.count)
    for (line, number) in zip(lines, 3...) { #expect(line.contains("\"line\":\(number)"), "\(line)") }
    #expect(output.error.contains("2 rows, 6 not read"))
  }

  @Test(arguments: [
    "{\"id\":1,\"date\":\"2024-05-01\"", "{\"id\":1,\"date\":\"2024-05-01\",\"tpp\":[1]}", "[]", "{\"id\":1}",
  ])
  func aBrokenObjectIsAnError(_ line: String) throws {
    let output = try batch("{\"id\":0,\"date\":\"2024-05-01\"}\n\(line)\n{\"id\":2,\"date\":\"2024-05-01\"}\n")
    #expect(output.status == 2)
    #expect(output.out.split(separator: "\n").count == 1)
    #expect(output.error.contains("standard input:2:"))
  }

  @Test func manyBlocksKeepTheirOrder() throws {
    let rows = (0..<20_000).map { "\($0),2024-05-01,3A090.a,\($0 % 6000),\($0 % 7),true,CN,CN,1,1,1.0,7,1,1" }
    let text = header + rows.joined(separator: "\n")
    let (one, four) = (try batch(text, ["--jobs", "1"]), try batch(text, ["--jobs", "4"]))
    #expect(one.out == four.out)
    let ids = one.out.split(separator: "\n").map { $0.prefix { $0 != "," } }
    #expect(ids.count == rows.count)
    #expect(zip(ids, 0...).allSatisfy { $0 == "\($1)" })
  }

  @Test func fieldsAreChecked() throws {
    func error(_ fields: String) throws -> String {
      let path = try Place.temporaryFile("fields.csv", Array(("what,name,column\n" + fields).utf8))
      let output = try Binary.run(
        ["batch", "--rules", "Benchmarks/rules/pack", "--fields", path, "--output", "masks"],
        input: Array(header.utf8))
      #expect(output.status == 2)
      return output.error
    }
    #expect(try error("id,,id\ndate,,date\nfact,item.tp,tpp\n").contains("did you mean `item.tpp`?"))
    #expect(try error("date,,date\n").contains("does not say which column is the id"))
    #expect(try error("id,,id\ndate,,day\n").contains("the column `day` is missing"))
    #expect(try error("id,,id\ndate,,date\nclause,S99,\n").contains("the rules have no clause `S99`"))
    #expect(try error("id,,id\ndate,,date\nfact,item.tpp,id\n").contains("reads the column `id` twice"))
  }
}
