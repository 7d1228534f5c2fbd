import Testing

@testable import Names

/// How addresses are read.
@Suite struct AddressFormTests {
  private func street(_ text: String) -> String {
    AddressForm(text).streets.map { "\($0.name) \($0.directions) \($0.numbers.joined(separator: "+"))" }
      .joined(separator: "; ")
  }

  @Test(arguments: [
    "18 Zhangjiang Rd, Pudong", "No. 18, Zhang Jiang Road", "Zhangjiang Road No. 18", "Bldg 3, Rm 5, 18 Zhangjiang Lu",
    "上海市浦东新区张江路18号", "ROOM 7 18 ZHANGJIANG ROAD", "6th Floor, 18 Zhang Jiang Road", "16/F, 18 Zhangjiang Rd.",
  ])
  func oneRoadInManyWritings(_ text: String) {
    #expect(street(text) == "zhangjiang 0 18")
  }

  @Test(arguments: [
    ("666 Wangjiang Rd West, Hefei", "wangjiang 2 666"), ("No. 666, Wangjiang West Road", "wangjiang 2 666"),
    ("Wangjiang Xi Lu 666", "wangjiang 2 666"), ("望江西路666号", "wangjiang 2 666"),
    ("ul. Lenina, d. 5, Moscow", "lenina 0 5"), ("5 Lenina Street", "lenina 0 5"),
    ("88 Weilai 3rd Road", "weilai3rd 0 88"), ("301-307, Lockhart Rd. Wan Chai", "lockhart 0 307+301"),
    ("Zweierstrasse 35", "zweier 0 35"), ("P.O. Box 957, Road Town", "pobox 0 957"), ("20 East Street", "east 0 20"),
    ("Avenida de Concha Espina 8", "conchaespina 0 8"), ("Shenzhen, Guangdong, China", ""),
    ("St. Petersburg, Russia", ""),
  ])
  func roadsAndNumbers(_ text: String, _ expected: String) {
    #expect(street(text) == expected)
  }

  @Test func partsOfAHouseAreNoHouseNumber() {
    let form = AddressForm("Building 3, Room 101, 6th Floor, Zhangjiang Road, Shanghai 201203")
    #expect(form.units == ["b3", "r101", "f6"])
    #expect(form.streets.map(\.numbers) == [[]])
    #expect(form.postalCodes == ["201203"])
    #expect(form.places == ["shanghai"])
  }

  @Test(arguments: [
    ("18 Zhangjiang Road", true), ("Bantian Huawei Base, Longgang District, Shenzhen 518129, China", true),
    ("Huawei Technologies Co., Ltd.", false), ("3M", false), ("No. 9 Plant", false), ("7-Eleven", false),
    ("Silk Road Trading LLC", false), ("张江路18号", true), ("Putin, Vladimir Vladimirovich", false),
  ])
  func whatIsAnAddress(_ text: String, _ expected: Bool) {
    #expect(AddressForm(text).isAddress == expected)
  }

  /// Pages of text, nested signs and numbers without end cost no more than an address.
  @Test func hostileTextIsReadSoon() {
    let start = ContinuousClock.now
    for text in ["1 a road, ", "路", ",", "p o box ", "18-", "east ", "\u{202E}9 ", "Rm "] {
      _ = AddressForm(String(repeating: text, count: 100_000)).features
    }
    #expect(ContinuousClock.now - start < .seconds(5))
  }
}
