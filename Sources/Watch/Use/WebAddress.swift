/// Addresses that may become links.
public enum WebAddress {
  /// `http` or `https`, and nothing in it that could end a link or an attribute.
  public static func isPlain(_ address: String) -> Bool {
    guard address.hasPrefix("https://") || address.hasPrefix("http://"), address.utf8.count < 2000 else { return false }
    return address.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && ![0x22, 0x27, 0x28, 0x29, 0x3C, 0x3E, 0x5C, 0x60].contains(byte)
    }
  }
}
