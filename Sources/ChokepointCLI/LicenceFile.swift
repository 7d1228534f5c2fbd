import Interchange

/// Documents of licences.
enum LicenceFile {
  /// Reads a document, within 4 MiB.
  static func read(_ path: String) throws -> JSON {
    try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        try JSONReader.read(
          try InputFile.read(path, limit: 4 << 20), file: path == "-" ? "standard input" : path)
      })
  }
}
