/// The program that answers.
public enum Engine {
  /// As `--version` prints it, and records keep it.
  public static let version = "0.1.0"
}
