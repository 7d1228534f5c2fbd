import Foundation
import Interchange
import Names
import TestSupport
import Testing

@testable import Parties

@Suite struct ScreeningProfileTests {
  private let knowledge: ScreeningKnowledge
  private let profiles: ScreeningProfiles

  init() throws {
    knowledge = try ScreeningKnowledge(inFolder: "\(Place.root)/data/screening")
    profiles = try ScreeningProfiles(inFolder: "\(Place.root)/data/screening", knowledge)
  }

  @Test func aProbabilityAtAnotherPrior() {
    #expect(abs(ScreeningProfile.shifted(0.5, from: 0.5, to: 0.01) - 0.01) < 1e-12)
    #expect(abs(ScreeningProfile.shifted(0.9, from: 0.5, to: 0.1) - 0.5) < 1e-12)
    #expect(ScreeningProfile.shifted(0.37, from: 0.2, to: 0.2) == 0.37)
    #expect(ScreeningProfile.shifted(0, from: 0.5, to: 0.1) == 0)
    #expect(ScreeningProfile.shifted(1, from: 0.5, to: 0.1) == 1)
    let there = ScreeningProfile.shifted(0.8, from: 0.5, to: 0.002)
    #expect(abs(ScreeningProfile.shifted(there, from: 0.002, to: 0.5) - 0.8) < 1e-9)
  }

  @Test func theShippedProfilesRead() throws {
    #expect(profiles.all.map(\.name) == ["onboarding", "payments", "strict"])
    #expect(
      try profiles.named("onboarding").sentence == "profile onboarding: assumes 1 in 100 names asked is listed")
    #expect(try profiles.named("strict").prior == knowledge.model.prior)
    #expect(ScreeningProfile(knowledge, threshold: 0.7).sentence == nil)
    #expect(try profiles.named("payments").with(threshold: 0.2).threshold == 0.2)
    let error = #expect(throws: Diagnostic.self) { try profiles.named("x") }
    #expect(error?.id == "profile.unknown")
  }

  @Test(arguments: ["x,2,0.1,n", "x,0.5,0,n", "x,0.5,1,n", "x,,0.1,n", "x,0.5,y,n"])
  func aProfileThatIsNoneIsRefused(_ row: String) throws {
    let path = try Place.temporaryFile("profiles.csv", Array("profile,threshold,prior,note\n\(row)\n".utf8))
    let folder = String(path.dropLast("/profiles.csv".count))
    let error = #expect(throws: Diagnostic.self) { try ScreeningProfiles(inFolder: folder, knowledge) }
    #expect(error?.id == "profile.number")
    #expect(error?.span?.line == 2)
  }

  /// Whatever is assumed of the names, the same name is shown, and no match that a lower base rate makes less likely gets
  /// a higher score.
  @Test func noProfileHidesAnIdentity() throws {
    let index = ScreeningIndex(
      names: [["Huawei Technologies Co., Ltd."], ["Example Trading LLC"], ["Ivan Petrov"]], knowledge: knowledge)
    for name in ["Huawei Technologies Co., Ltd.", "Example Trading LLC", "Ivan Petrov"] {
      let plain = try #require(try index.matches(for: name, threshold: 0).first)
      #expect(plain.isIdentity)
      for profile in profiles.all {
        let match = try #require(try profile.matches(index, name, limit: 10).first, "\(name)")
        #expect(match.isIdentity && match.score >= 0.99 || profile.prior == knowledge.model.prior)
        #expect(match.party.id == plain.party.id)
      }
    }
    for name in ["Hawei Technologis", "Exampel Trading", "Petrov"] {
      let payments = try profiles.named("payments").with(threshold: 0)
      let plain = try index.matches(for: name, threshold: 0)
      for match in try payments.matches(index, name, limit: 10) where !match.isIdentity {
        let before = try #require(plain.first { $0.party.id == match.party.id })
        #expect(match.score <= before.score)
      }
    }
  }
}
