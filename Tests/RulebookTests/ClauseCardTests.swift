import Interchange
import Testing

@testable import Rulebook

@Suite struct ClauseCardTests {
  private static let rules = """
    class 3A090.a "circuits" cites Reg 1; Reg 2
      in force from 2023-01-01 announced 2022-12-01
      note "a remark"
      when item.tpp >= 10 TPP
        and item.small
    class 3A090.a cites Reg 3
      in force from 2024-01-01
      when item.tpp >= 20 TPP
    exception note-1 "below" to 3A090.a
      cites Reg 1
      in force from 2024-01-01
      when item.datacenter
    require R.1 "licence" cites Reg 4
      in force from 2023-01-01
      when 3A090
    authorise X "exception" cites Reg 5
      in force from 2023-01-01
      lifts R.1
      when item.small
    review of R.1
      cites Reg 6
      in force from 2023-01-01
      policy denial otherwise

    """

  private static func cards(_ id: String, on day: String?, known: String = "2026-01-01") throws -> [ClauseCard] {
    ClauseCard.all(id, in: try SmallPack.program(rules), on: day.map(SmallPack.day), known: SmallPack.day(known))
  }

  @Test func theVersionOfADay() throws {
    #expect(try Self.cards("3A090.a", on: nil).map(\.clause.cites) == [["Reg 1", "Reg 2"], ["Reg 3"]])
    #expect(try Self.cards("3A090.a", on: "2023-06-01").map(\.clause.cites) == [["Reg 1", "Reg 2"]])
    #expect(try Self.cards("3A090.a", on: "2024-01-01").map(\.clause.cites) == [["Reg 3"]])
    #expect(try Self.cards("3A090.a", on: "2022-06-01").isEmpty)
    #expect(try Self.cards("3A090.a", on: "2023-06-01", known: "2022-11-30").isEmpty)
  }

  @Test func whatStandsAroundIt() throws {
    let requirement = try #require(Self.cards("R.1", on: "2024-06-01").first)
    #expect(requirement.authorisations.map(\.id) == ["X"])
    #expect(requirement.reviews.map(\.id) == ["review of R.1"])
    let early = try #require(Self.cards("3A090.a", on: "2023-06-01").first)
    #expect(early.exceptions.isEmpty)
    #expect(early.end == SmallPack.day("2024-01-01"))
    let late = try #require(Self.cards("3A090.a", on: "2024-06-01").first)
    #expect(late.exceptions.map(\.id) == ["note-1"])
    #expect(late.readers.map(\.id) == ["R.1"])
  }

  @Test func asWritten() throws {
    let text = try #require(Self.cards("3A090.a", on: "2023-06-01").first).text
    #expect(
      text == """
        3A090.a  class of small
          t.md:18:7
          circuits
          cites Reg 1
                Reg 2
          in force from 2023-01-01, to 2023-12-31
          announced 2022-12-01
          note: a remark
          when item.tpp >= 10 TPP
            and item.small
          read by R.1

        """)
  }

  @Test func nearIds() throws {
    let program = try SmallPack.program(Self.rules)
    #expect(program.idsNear("3A090") == ["3A090.a"])
    #expect(program.idsNear("r.1").first == "R.1")
    #expect(program.idsNear("note1").first == "note-1")
    #expect(program.idsNear("quite other").isEmpty)
  }
}
