import Foundation
import TestSupport
import Testing

@testable import Ledger

/// Notes and keys in the form that other programs read: the example of Go's package `sumdb/note`.
@Suite struct SignedNoteTests {
  private static let note = """
    If you think cryptography is the answer to your problem,
    then you don't know what your problem is.

    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

    """

  @Test func aPublishedNoteIsSigned() throws {
    let key = try VerifierKey("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    #expect(SignedNote.isSigned(Self.note, by: key))
    for (old, new) in [("think", "thing"), ("PeterNeumann x08", "PeterNeuman x08"), ("x08go", "x08gp"), ("AM=", "AN=")]
    {
      #expect(!SignedNote.isSigned(Self.note.replacing(old, with: new), by: key), "\(new)")
    }
    #expect(!SignedNote.isSigned(String(Self.note.dropLast()), by: key))
  }

  @Test func keysAreReadToTheByte() throws {
    let folder = try Place.temporaryFolder()
    let key = try SigningKey.make(file: "\(folder)/key")
    #expect(try SigningKey(file: "\(folder)/key").verifier == key.verifier)
    let text = key.verifier.description
    #expect(try VerifierKey(text) == key.verifier)
    for place in text.indices {
      let other = text[place] == "A" ? "B" : "A"
      let wrong = text.replacingCharacters(in: place...place, with: other)
      #expect(throws: (any Error).self, "\(wrong)") { try VerifierKey(wrong) }
    }
  }

  @Test func aCheckpointIsReadAgain() throws {
    let key = try SigningKey.make(file: try Place.temporaryFolder() + "/key")
    let checkpoint = try Checkpoint(size: 3, root: .leaf([1]), signedBy: key)
    let read = try Checkpoint(checkpoint.note)
    #expect(read == checkpoint)
    #expect(read.isSigned(by: key.verifier))
    #expect(!read.isSigned(by: try SigningKey.make(file: try Place.temporaryFolder() + "/key").verifier))
    for (old, new) in [("\n3\n", "\n4\n"), ("chokepoint-ledger", "chokepoint-Ledger")] {
      #expect(!((try? Checkpoint(checkpoint.note.replacing(old, with: new)))?.isSigned(by: key.verifier) ?? false))
    }
    for wrong in ["", "\n\n\n\n\n\n", "a\n-1\n\(read.root.base64)\n\n— a b\n", "a\n01\n\(read.root.base64)\n\n— a b\n"]
    {
      #expect(throws: (any Error).self) { try Checkpoint(wrong) }
    }
  }
}
