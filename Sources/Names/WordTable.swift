/// Splits the tables of this module: words between white space, by bytes, because it happens at every start.
enum WordTable {
  static func words(_ text: String) -> Set<String> {
    Set(text.utf8.split { $0 <= 0x20 }.map { String(Substring($0)) })
  }
}
