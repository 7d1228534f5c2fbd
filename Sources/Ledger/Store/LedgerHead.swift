import Interchange

/// The newest checkpoint in a file of its own. A database that lost its end is whole in itself; this file shows the loss.
enum LedgerHead {
  /// Writes the checkpoint, unless the file has a newer one already.
  static func advance(_ path: String, to checkpoint: Checkpoint) throws(Diagnostic) {
    try LockedFile.update(path) { bytes in
      if let known = try? Checkpoint(String(decoding: bytes, as: UTF8.self)), known.size >= checkpoint.size {
        return nil
      }
      return Array(checkpoint.note.utf8)
    }
  }
}
