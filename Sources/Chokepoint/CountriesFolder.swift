public import Controls
public import Interchange

extension Countries {
  /// The countries of a data folder.
  ///
  /// - Throws: `Diagnostic` for a table that does not load whole.
  public init(inFolder data: String) throws(Diagnostic) {
    try self.init(InputFile.read("\(data)/countries.csv", limit: 1 << 20), file: "data/countries.csv")
  }
}
