import TestSupport
import Testing

@Suite struct ScreenTests {
  @Test(arguments: [
    "华为", "華為", "HUAWEI", "huawei technologies co ltd", "Technologies Huawei", "Hua Wei", "ＨＵＡＷＥＩ", "Hua\u{200B}wei",
    "Huwei Technologies",
  ])
  func huaweiThroughDisguises(_ name: String) throws {
    let output = try Binary.run(["screen", name])
    #expect(output.out.contains("Huawei Technologies Co., Ltd."), "\(output.out)")
    #expect(output.out.contains("listed on 2019-05-16"), "\(output.out)")
  }

  @Test(arguments: ["中芯國際", "中芯国际", "SMIC", "Semiconductor Manufacturing International"])
  func smicThroughDisguises(_ name: String) throws {
    let output = try Binary.run(["screen", name])
    #expect(output.out.contains("Semiconductor Manufacturing International Corporation (SMIC)"), "\(output.out)")
  }

  @Test func asOfADay() throws {
    let before = try Binary.run(["screen", "Huawei", "--date", "2019-05-01"])
    #expect(before.status == 0)
    #expect(before.out.hasPrefix("no match for \"Huawei\" as of 2019-05-01"), "\(before.out)")
    let after = try Binary.run(["screen", "Huawei", "--date", "2019-06-01"])
    #expect(after.out.contains("Huawei Technologies Co., Ltd."), "\(after.out)")
    #expect(after.out.contains("as of the edition of 2026-07-23"), "\(after.out)")
  }

  @Test func matchesSetTheExitCodeWhenAsked() throws {
    #expect(try Binary.run(["screen", "Huawei", "--fail-on-match"]).status == 1)
    #expect(try Binary.run(["screen", "Foo Bar Industries", "--fail-on-match"]).status == 0)
  }
}
