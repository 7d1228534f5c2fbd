import Testing

@testable import Parties

/// Names, aliases and addresses in a cell of the Entity List; the lines are of its forms, the names ours.
@Suite struct EntityCellTests {
  /// Everything behind `a.k.a.` on the line of the name was once lost, the address too.
  @Test(arguments: [
    ("Jane Doe, a.k.a., Jean Doe, 5 Burn Road, Tehran, Iran.", "Jane Doe", ["Jean Doe"], ["5 Burn Road, Tehran, Iran"]),
    (
      "Garvald Air, a.k.a., GA Airlines, GA Air, Building Negin app. 105, Valiasr Str., Tehran, Iran.", "Garvald Air",
      ["GA Airlines", "GA Air"], ["Building Negin app. 105, Valiasr Str., Tehran, Iran"]
    ),
    (
      "Tom Roe, a.k.a. Thomas Roe, Cloon House, County Sligo, Ireland.", "Tom Roe", ["Thomas Roe"],
      ["Cloon House, County Sligo, Ireland"]
    ),
    (
      "Seif Roe, a.k.a., Mark Roe and Matti Doe, 27 Burn Road, Kuala Lumpur.", "Seif Roe", ["Mark Roe", "Matti Doe"],
      ["27 Burn Road, Kuala Lumpur"]
    ),
    (
      "Oblako Electronics (a.k.a., OE Pte Ltd), 14K Burn Road, Futian, Shenzhen, China", "Oblako Electronics",
      ["OE Pte Ltd"], ["14K Burn Road, Futian, Shenzhen, China"]
    ),
    (
      "Oblako, OAO (a.k.a. Oblako; a.k.a. Oblako Oil (Group) Company)\nAddress: 1 Burn Street, Moscow, Russia.",
      "Oblako, OAO", ["Oblako", "Oblako Oil (Group) Company"], ["Address: 1 Burn Street, Moscow, Russia"]
    ),
    (
      "Bank Two Ltd., a.k.a., the following two aliases:\n—One Bank; and\n—Deux Banque.\n9 Burn Road, Minsk.",
      "Bank Two Ltd.", ["One Bank", "Deux Banque"], ["9 Burn Road, Minsk"]
    ),
    (
      "Kvant AO (f.k.a., Kvant ZAO), a.k.a., the following one alias:\n—Kvant JSC.\n9 Burn Road, Minsk.", "Kvant AO",
      ["Kvant ZAO", "Kvant JSC."], ["9 Burn Road, Minsk"]
    ),
    (
      "Research and Design Co. Ltd., a.k.a., Test and Measure Institute, 5 Burn Road, Xi'an.",
      "Research and Design Co. Ltd.", ["Test and Measure Institute"], ["5 Burn Road, Xi'an"]
    ),
    (
      "Serge Roe, a.k.a., Sergey Roe, 34, Burn Road, Kiev; and 10, Long Street, Kiev.", "Serge Roe", ["Sergey Roe"],
      ["34, Burn Road, Kiev; and 10, Long Street, Kiev"]
    ),
  ])
  func aliasesOnTheLineOfTheName(_ text: String, _ name: String, _ aliases: [String], _ addresses: [String]) {
    let cell = EntityCell(text)
    #expect(cell.name == name)
    #expect(cell.aliases.map(\.name) == aliases)
    #expect(cell.addresses == addresses)
  }

  @Test func hostileCellsAreReadSoon() {
    let start = ContinuousClock.now
    for text in ["X, a.k.a. ", "(a.k.a. ", ", and ", "5 Road, ", "—a.k.a.; and\n"] {
      _ = EntityCell("Name, a.k.a. " + String(repeating: text, count: 2000))
    }
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}
