import Interchange
import TestSupport
import Testing

@testable import Ledger

/// Proofs that leave the ledger behind.
@Suite struct RecordProofTests {
  @Test func everyRecordIsProvenByItsDocumentAlone() throws {
    let store = try TestLedger.open()
    for index in 1...19 { _ = try store.append(TestLedger.note("\(index)")) }
    for seq in 1...19 {
      let text = JSONWriter.pretty(try store.prove(seq).json)
      let proof = try RecordProof(TestLedger.json(text))
      try proof.verify(key: store.key)
      #expect(proof.record.payload["text"]?.string == "\(seq)")
    }
    #expect(throws: Diagnostic.self) { try store.prove(20) }
    #expect(throws: Diagnostic.self) { try store.prove(0) }
  }

  /// One bit of the document: the proof does not hold, or says the same.
  @Test func everyFlippedBitOfAProofIsFound() throws {
    let store = try TestLedger.open()
    for index in 1...9 { _ = try store.append(TestLedger.note("\(index)")) }
    let proof = try store.prove(5)
    let bytes = Array(JSONWriter.compact(proof.json).utf8)
    for position in bytes.indices {
      var flipped = bytes
      flipped[position] ^= 1 << UInt8(position % 7)
      do {
        let read = try RecordProof(try JSONReader.read(flipped, file: "proof"))
        try read.verify(key: store.key)
        #expect(JSONWriter.compact(read.json) == JSONWriter.compact(proof.json), "byte \(position)")
      } catch {}
    }
  }

  @Test func aLogThatOnlyGrewIsConsistent() throws {
    let store = try TestLedger.open()
    var old: [Checkpoint] = []
    for index in 1...20 {
      _ = try store.append(TestLedger.note("\(index)"))
      old.append(try #require(try store.checkpoint()))
    }
    for checkpoint in old { #expect(try store.consistency(since: checkpoint).checkpoint.size == 20) }
    let other = try TestLedger.open()
    for index in 1...5 { _ = try other.append(TestLedger.note("\(index)")) }
    for checkpoint in [old[19], old[2]] {
      let error = #expect(throws: Diagnostic.self) { try other.consistency(since: checkpoint) }
      #expect(error?.id == "ledger.since")
    }
  }
}
