import Interchange

/// What every importer's lists must be, whichever form they came from: such that `PartyListReader` reads them again, and
/// that each party can be found by a name.
enum ImportCheck {
  /// - Throws: `Diagnostic`: `import.empty`, `import.nameless`, `import.record`, `import.repeated-id`,
  ///   `import.list`.
  static func check(_ lists: [PartyList], file: String) throws(Diagnostic) {
    var names: Set<String> = []
    for list in lists {
      guard names.insert(list.id).inserted else {
        throw Diagnostic(
          "import.list", "`\(file)` holds two lists with the id `\(list.id)`", at: SourceSpan(file: file, line: 1),
          help: "the second would replace the first")
      }
      guard ListStore.isPlain(list.id) else {
        throw Diagnostic(
          "import.list", "`\(list.id)` cannot be the id of a list", at: SourceSpan(file: file, line: 1),
          help: "small letters, digits and dashes, as us-bis-dpl")
      }
      guard !list.parties.isEmpty else {
        throw Diagnostic(
          "import.empty", "`\(file)` has no record of `\(list.id)`", at: SourceSpan(file: file, line: 1),
          help: "the file may be cut short")
      }
      var ids: Set<String> = []
      for party in list.parties {
        let place = SourceSpan(file: party.origin.file, line: party.origin.line)
        guard party.name.unicodeScalars.contains(where: isSpoken) else {
          throw Diagnostic("import.nameless", "the record has no name", at: place, help: "the file may be damaged")
        }
        if let fault = PartyRecord.fault(of: party) {
          throw Diagnostic("import.record", fault, at: place, help: "the file may be damaged")
        }
        guard ids.insert(party.id).inserted else {
          throw Diagnostic(
            "import.repeated-id", "the record `\(party.id)` stands twice", at: place, help: "the file may be damaged")
        }
      }
    }
  }

  /// A letter or a number of any script: a name of signs alone could never be matched.
  private static func isSpoken(_ scalar: UnicodeScalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
