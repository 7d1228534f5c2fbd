import Testing

@testable import Rulebook

@Suite struct UnitTests {
  @Test func quotientsAreTheUnitsWritten() {
    #expect(Unit("TPP").combined(with: Unit("mm2"), sign: -1) == Unit("TPP/mm2"))
    #expect(Unit("GB/s").combined(with: Unit("mm2"), sign: -1) == Unit("GB/s/mm2"))
    #expect(Unit("GB/s/mm2") == Unit("GB/mm2/s"))
    #expect(Unit("TPP/mm2").combined(with: Unit("mm2"), sign: 1) == Unit("TPP"))
    #expect(Unit("TPP").combined(with: Unit("TPP"), sign: -1) == .none)
  }

  @Test func differentUnitsAreDifferent() {
    #expect(Unit("TPP") != Unit("TOPS"))
    #expect(Unit("GB/s") != Unit("GB"))
    #expect(Unit("GB/s") != Unit("s/GB"))
    #expect(Unit("mm2").combined(with: Unit("mm2"), sign: 1) != Unit("mm2"))
  }

  @Test func theSameUnitHashesAlike() {
    #expect(Set([Unit("GB/s/mm2"), Unit("GB/mm2/s")]).count == 1)
  }

  @Test func isShownAsWritten() {
    #expect(Unit("GB/s").description == "GB/s")
    #expect(ValueType.number(.none).description == "a number")
    #expect(ValueType.number(Unit("TPP/mm2")).description == "a number of TPP/mm2")
  }
}
