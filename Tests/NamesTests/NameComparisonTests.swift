import Names
import Testing

@Suite struct NameComparisonTests {
  private func compare(_ query: String, _ listed: String) -> Similarity? {
    let form = NameForm(query)
    return ([form] + form.otherReadings).compactMap { NameComparison.compare($0, NameForm(listed)) }
      .max { $0.thousandths < $1.thousandths }
  }

  @Test(arguments: [
    ("huawei", "Huawei Technologies Co., Ltd."), ("Hua wei", "Huawei Technologies Co., Ltd."),
    ("HuaWei GmbH", "Huawei Technologies Co., Ltd."), ("Inspur", "Inspur Group Co., Ltd."),
    ("Technologies Huawei Limited", "Huawei Technologies Co., Ltd."), ("ＨＵＡＷＥＩ", "Huawei Technologies Co., Ltd."),
    ("Micro Shanghai Electronics Equipment", "Shanghai Micro Electronics Equipment (Group) Co., Ltd."),
    ("MooreThreadsCoLtd", "Moore Threads"), ("华为", "华为技术有限公司"), ("華為", "华为技术有限公司"),
    ("中芯國際", "中芯国际集成电路制造有限公司"), ("НUАWЕІ", "Huawei Technologies Co., Ltd."),
    ("Huawei Techno1ogies", "Huawei Technologies Co., Ltd."), ("Huawei Lirnited", "Huawei Technologies Co., Ltd."),
    ("\u{202E}iewauH\u{202C}", "Huawei Technologies Co., Ltd."), ("Hua%77ei", "Huawei Technologies Co., Ltd."),
  ])
  func sameName(_ query: String, _ listed: String) {
    #expect(compare(query, listed)?.level == .identity)
  }

  @Test(arguments: [
    ("Huawai", "Huawei Technologies Co., Ltd."), ("Huwaei", "Huawei Technologies Co., Ltd."),
    ("Huawi", "Huawei Technologies Co., Ltd."), ("华为", "Huawei Technologies Co., Ltd."), ("Langchao", "浪潮集团有限公司"),
  ])
  func probablyTheSame(_ query: String, _ listed: String) {
    #expect(compare(query, listed)?.level == .probable)
  }

  @Test(arguments: [
    ("Shanghai Trading", "Shanghai Micro Electronics Equipment (Group) Co., Ltd."),
    ("Beijing Technology Co Ltd", "Beijing Naura Microelectronics Equipment Co., Ltd."),
    ("Inspire Group", "Inspur Group Co., Ltd."),
    ("Apple", "Oriental Apple Company Pte Ltd"), ("Biotech Inc", "Piotech Inc."), ("Group", "Inspur Group Co., Ltd."),
    ("54th Research Institute", "55th Research Institute"), ("Samsung", "Samsun"), ("大华银行", "浙江大华技术股份有限公司"),
    ("Semiconductor International", "Semiconductor Manufacturing International Corporation"),
    ("Intel", "Inter Trade LLP"),
  ])
  func notTheSame(_ query: String, _ listed: String) {
    #expect(compare(query, listed).map(\.level) ?? .weak == .weak)
  }

  @Test func reasonsSayWhatWasFolded() throws {
    #expect(compare("Huawai", "Huawei")?.reasons.first == "one letter differs: `huawai` / `huawei`")
    #expect(compare("Huawei Tech", "Technology Huawei")?.reasons.first == "same words, in another order")
    let han = try #require(compare("華為", "华为技术有限公司"))
    #expect(han.reasons[0].contains("traditional folded to simplified"))
    #expect(compare("ＨＵＡＷＥＩ", "Huawei")?.reasons.last == "folded in the query: full-width letters")
  }

  @Test func scoresStayInRangeAndRepeat() {
    let names = ["Huawei", "华为", "Shenzhen Huawei Tech", "Inspur Group", "SMIC", "", "Co Ltd", "7th Academy", "Ω"]
    for one in names {
      for other in names {
        let first = compare(one, other)
        #expect(first?.thousandths == compare(one, other)?.thousandths)
        if let first { #expect((0...1000).contains(first.thousandths) && !first.reasons.isEmpty) }
      }
    }
  }
}
