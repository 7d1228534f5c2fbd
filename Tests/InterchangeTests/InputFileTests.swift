import Foundation
import Interchange
import TestSupport
import Testing

@Suite struct InputFileTests {
  /// `hello\n`, made by gzip.
  private let gzip: [UInt8] = [
    0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xE7, 0x02, 0, 0x20, 0x30, 0x3A, 0x36, 6, 0,
    0, 0,
  ]

  @Test func plainAndGzip() throws {
    let plain = try Place.temporaryFile("a.txt", Array("hello\n".utf8))
    #expect(try InputFile.read(plain) == Array("hello\n".utf8))
    let packed = try Place.temporaryFile("a.gz", gzip)
    #expect(try InputFile.read(packed) == Array("hello\n".utf8))
    let twice = try Place.temporaryFile("two.gz", gzip + gzip)
    #expect(try InputFile.read(twice) == Array("hello\nhello\n".utf8))
  }

  @Test func truncatedOrBrokenGzip() throws {
    for count in 2..<gzip.count {
      let path = try Place.temporaryFile("cut.gz", Array(gzip.prefix(count)))
      #expect(id { try InputFile.read(path) } == "file.gzip", "cut to \(count) bytes")
    }
    var damaged = gzip
    damaged[20] ^= 0xFF
    let path = try Place.temporaryFile("damaged.gz", damaged)
    #expect(id { try InputFile.read(path) } == "file.gzip")
  }

  @Test func limits() throws {
    let plain = try Place.temporaryFile("a.txt", Array("hello\n".utf8))
    #expect(id { try InputFile.read(plain, limit: 5) } == "file.too-large")
    let packed = try Place.temporaryFile("a.gz", gzip)
    #expect(id { try InputFile.read(packed, limit: 26) } == nil)
    #expect(id { try InputFile.read(packed, limit: 5) } == "file.too-large")
  }

  @Test func missingFileAndFolder() throws {
    let folder = try Place.temporaryFolder()
    #expect(id { try InputFile.read(folder + "/none") } == "file.missing")
    #expect(id { try InputFile.read(folder) } == "file.unreadable")
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything")) func noPermission() throws {
    let path = try Place.temporaryFile("secret", [1])
    chmod(path, 0)
    #expect(id { try InputFile.read(path) } == "file.unreadable")
  }

  private func id(_ body: () throws -> [UInt8]) -> String? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? Diagnostic)?.id ?? "other"
    }
  }
}
