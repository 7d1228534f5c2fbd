import Interchange
import Testing

@testable import Parties

/// The arithmetic of the 50 percent rules.
@Suite struct OwnershipRuleTests {
  @Test(arguments: [("49.999999999", OwnershipAnswer.no), ("50", .yes), ("50.000000001", .yes), ("", .between)])
  func directShare(_ percent: String, _ answer: OwnershipAnswer) throws {
    #expect(try OwnershipSample("Listed,Target,\(percent)").answer("Target", listed: ["Listed"]) == answer)
  }

  @Test func ownersAreSummed() throws {
    let sample = try OwnershipSample("Alpha,Target,25\nBeta,Target,25\nGamma,Target,50")
    #expect(try sample.answer("Target", listed: ["Alpha", "Beta"]) == .yes)
    #expect(try sample.answer("Target", listed: ["Alpha"]) == .no)
  }

  /// Level by level a company held by half counts in full: the rule says yes where the multiplied interest is 25.
  @Test func everyLevelCountsInFull() throws {
    let sample = try OwnershipSample("Listed,Middle,50\nMiddle,Target,50")
    let finding = try sample.finding("Target", listed: ["Listed"])
    #expect(finding.answer == .yes)
    #expect(finding.counted.description == "50 %")
    #expect(finding.effective.description == "25 %")
    #expect(try sample.firstChain(finding) == ["Listed", "Middle", "Target"])
  }

  /// And a company held by less counts for nothing: no, though the multiplied interest is 49.
  @Test func lessThanHalfBreaksTheChain() throws {
    let finding = try OwnershipSample("Listed,Middle,49\nMiddle,Target,100").finding("Target", listed: ["Listed"])
    #expect(finding.answer == .no)
    #expect(finding.counted.description == "0 %")
    #expect(finding.effective.description == "49 %")
  }

  @Test func directAndIndirectAreSummed() throws {
    let sample = try OwnershipSample("Listed,Middle,60\nMiddle,Target,30\nListed,Target,20")
    #expect(try sample.finding("Target", listed: ["Listed"]).counted.description == "50 %")
  }

  @Test(arguments: [
    ("20-49.9", OwnershipAnswer.no), ("50-75", .yes), ("25-50", .between), ("0-100", .between),
  ])
  func ranges(_ percent: String, _ answer: OwnershipAnswer) throws {
    #expect(try OwnershipSample("Listed,Target,\(percent)").answer("Target", listed: ["Listed"]) == answer)
  }

  /// What the others hold for certain leaves less than half for an owner whose share is not known.
  @Test func anUnknownShareIsBoundedByTheOtherOwners() throws {
    let sample = try OwnershipSample("Listed,Target,\nOther,Target,50.5")
    let finding = try sample.finding("Target", listed: ["Listed"])
    #expect(finding.answer == .no)
    #expect(finding.counted.description == "0 to 49.5 %")
  }

  @Test func loopsEndAndFoundNothingOnThemselves() throws {
    let ring = try OwnershipSample("A1,B1,100\nB1,C1,100\nC1,A1,100\nListed,A1,10")
    #expect(try ring.answer("B1", listed: ["Listed"]) == .no)
    let entered = try OwnershipSample("A1,B1,60\nB1,A1,40\nListed,A1,50")
    #expect(try entered.answer("A1", listed: ["Listed"]) == .yes)
    #expect(try entered.answer("B1", listed: ["Listed"]) == .yes)
    #expect(try entered.finding("A1", listed: ["Listed"]).counted.description == "90 %")
    let itself = try OwnershipSample("A1,A1,60\nListed,A1,40")
    #expect(try itself.answer("A1", listed: ["Listed"]) == .no)
  }

  /// A listed party is not made an affiliate by what it owns of its own owner.
  @Test func ownListingIsLeftAside() throws {
    let sample = try OwnershipSample("Target,Child,100\nChild,Target,60")
    #expect(try sample.answer("Target", listed: ["Target"]) == .no)
    #expect(try sample.answer("Child", listed: ["Target"]) == .yes)
  }

  @Test func totalsThroughOthersAreNotMultipliedOrAdded() throws {
    let rows = "Top,Middle,82,equity\nMiddle,Target,100,equity\nTop,Target,82,effective"
    let sample = try OwnershipSample(rows, columns: "owner,owned,percent,kind")
    let finding = try sample.finding("Target", listed: ["Top"])
    #expect(finding.answer == .yes)
    #expect(finding.effective.minimum.description == "82")
    #expect(try sample.finding("Target", listed: ["Middle"]).counted.description == "100 %")
    // Alone, a total that reaches the threshold is enough, and one below it leaves all open.
    for (percent, answer) in [("50", OwnershipAnswer.yes), ("49", .between)] {
      let alone = try OwnershipSample("Top,Target,\(percent),effective", columns: "owner,owned,percent,kind")
      #expect(try alone.answer("Target", listed: ["Top"]) == answer)
    }
  }

  @Test(arguments: ["votes", "control"])
  func controlSaysNothingOfShares(_ kind: String) throws {
    let columns = "owner,owned,percent,kind"
    let alone = try OwnershipSample("Listed,Target,100,\(kind)", columns: columns)
    #expect(try alone.answer("Target", listed: ["Listed"]) == .between)
    let both = try OwnershipSample("Listed,Target,100,\(kind)\nListed,Target,38.515,equity", columns: columns)
    #expect(try both.answer("Target", listed: ["Listed"]) == .no)
  }

  @Test func aNameOnlyAlikeLeavesItBetween() throws {
    let sample = try OwnershipSample("Alike,Target,60\nListed,Target,10")
    let finding = try sample.finding("Target", listed: ["Listed"], perhaps: ["Alike"])
    #expect(finding.answer == .between)
    let first = try #require(finding.open.first)
    guard case .identity(let party) = first.missing else { throw Unexpected() }
    #expect(try party == sample.place("Alike"))
    #expect(first.couldBeYes && first.couldBeNo)
  }

  /// The share that settles it either way is asked for before one that only could make it no.
  @Test func asksForWhatSettlesIt() throws {
    let sample = try OwnershipSample("Listed,Middle,20-80\nMiddle,Target,55\nListed,Target,0-10\nOther,Middle,10-15")
    let finding = try sample.finding("Target", listed: ["Listed"])
    #expect(finding.answer == .between)
    let first = try #require(finding.open.first)
    guard case .share(let link) = first.missing else { throw Unexpected() }
    #expect(try sample.day.links[link].owned == sample.place("Middle"))
    #expect(first.couldBeYes && first.couldBeNo)
  }

  @Test func whereAnyShareIsEnoughAnUnknownOneIs() throws {
    let sample = try OwnershipSample("Listed,Target,\nOther,Free,100")
    #expect(try sample.finding("Target", listed: ["Listed"], threshold: nil).answer == .yes)
    #expect(try sample.finding("Free", listed: ["Listed"], threshold: nil).answer == .no)
  }

  @Test func strictestListingFirst() {
    func standing(_ review: Listing.Review?, _ scope: Listing.Scope) -> ListedStanding {
      var listing = Listing()
      listing.review = review
      listing.scope = scope
      return ListedStanding(list: "l", title: "L", id: "1", name: "n", certainty: .certain, listing: listing)
    }
    let order = [
      standing(.policyOfDenial, .asStated), standing(.presumptionOfDenial, .allItems),
      standing(.presumptionOfDenial, .asStated), standing(nil, .allItems), standing(.caseByCase, .allItems),
      standing(.presumptionOfApproval, .allItems),
    ]
    for (left, right) in zip(order, order.dropFirst()) {
      #expect(ListedStanding.isStricter(left, than: right))
      #expect(!ListedStanding.isStricter(right, than: left))
    }
  }

  private struct Unexpected: Error {}
}
