import Interchange

/// What is known of a list beside its parties: what being on it means, and who publishes it.
struct ListAbout: Sendable {
  /// FollowTheMoney topics of those listed: `export.control`, `sanction`.
  var topics: [String] = []
  var publisher: String?
  /// ISO 3166 code of the publisher's country, in small letters.
  var country: String?
  var url: String?
}

/// `data/list-topics.csv`.
struct ListAboutTable: Sendable {
  private let rows: [String: ListAbout]

  /// - Throws: `Diagnostic` for a bad table.
  init(inFolder data: String) throws(Diagnostic) {
    let file = "\(data)/list-topics.csv"
    let table = try CSVTable(
      try InputFile.read(file, limit: 1 << 20), file: file,
      requiring: ["list", "topics", "publisher", "country", "url"])
    var rows: [String: ListAbout] = [:]
    for row in table.rows {
      func stated(_ column: String) -> String? { row[column].isEmpty ? nil : row[column] }
      rows[row["list"]] = ListAbout(
        topics: row["topics"].split(separator: "|").map(String.init), publisher: stated("publisher"),
        country: stated("country"), url: stated("url"))
    }
    self.rows = rows
  }

  /// What is known of a list; nothing of one that the table does not name.
  subscript(list: String) -> ListAbout { rows[list] ?? ListAbout() }
}
