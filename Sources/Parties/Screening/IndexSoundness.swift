import Names

/// Whether the numbers of an index point where there is something. An index is a file that anybody may have written: a
/// checksum tells that it is whole, not that it is right. One that is not sound is not used, and built again.
extension IndexLayout {
  var isSound: Bool { unitsAreSound && keysAreSound && namesAreSound && partiesAreSound && addresses.isSound(parties) }

  private var parties: Int { partyNames.count }

  private var unitsAreSound: Bool {
    let units = unitCount
    return unitWorld.count == units && partKinds.count == units * UnitRole.allCases.count
      && unitOffsets.areOffsets(of: units, into: unitText.count)
      && postingOffsets.areOffsets(of: units * UnitRole.allCases.count, into: postings.count)
      && postings.pointer.allSatisfy { $0.name < nameCount }
      // Open addressing: a free place ends every search.
      && unitTable.count.isPowerOfTwo && unitTable.pointer.contains(0)
      && unitTable.pointer.allSatisfy { Int($0) <= units }
  }

  private var keysAreSound: Bool {
    (keyStarts.count - 1).isPowerOfTwo && keyStarts.areOffsets(of: keyStarts.count - 1, into: keys.count)
      && keys.pointer.allSatisfy { Int($0.unit) < unitCount }
  }

  private var namesAreSound: Bool {
    nameSummaries.count == nameCount && nameAlias.count == nameCount && nameRemark.count == nameCount
      && nameParty.pointer.allSatisfy { Int($0) < parties }
      && entries.pointer.allSatisfy { Int($0.unit) < unitCount && $0.isOfKnownShape }
      && nameSummaries.pointer.allSatisfy { name in
        !name.entries.isEmpty && name.entries.upperBound <= entries.count && name.words.count <= name.entries.count
          && name.words.count <= NameForm.maximumTokens
          // What a unit stands for is one word of its name or more.
          && entries.slice(name.entries).allSatisfy { $0.count > 0 && $0.first + $0.count <= name.words.count }
      }
  }

  private var partiesAreSound: Bool {
    partyList.count == parties && warnings.count == parties
      && partyOffsets.areOffsets(of: parties, into: partyRecords.count)
      && periodOffsets.areOffsets(of: parties, into: periods.count)
      && identifierHashes.count == identifierParties.count
      && identifierParties.pointer.allSatisfy { Int($0) < parties }
  }
}

extension AddressSections {
  fileprivate func isSound(_ parties: Int) -> Bool {
    numbers.count == count && starts.areOffsets(of: keys.count, into: postings.count)
      && offsets.areOffsets(of: count, into: features.count)
      && postings.pointer.allSatisfy { Int($0) < count } && features.pointer.allSatisfy { Int($0) < keys.count }
      && self.parties.pointer.allSatisfy { Int($0) < parties }
  }
}

extension FlatArray<UInt32> {
  /// Whether these are where each of `count` parts begins and the last ends, in order, within `size`.
  fileprivate func areOffsets(of count: Int, into size: Int) -> Bool {
    guard self.count == count + 1 else { return false }
    var last: UInt32 = 0
    for offset in pointer {
      if offset < last { return false }
      last = offset
    }
    return Int(last) <= size
  }
}

extension Int {
  fileprivate var isPowerOfTwo: Bool { self > 0 && self & (self - 1) == 0 }
}
