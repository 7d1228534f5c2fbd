import Hummingbird
import NIOCore

/// What is known of the connection that a request came on.
struct ConnectionContext: InitializableFromSource, Sendable {
  /// The address of who is at the other end.
  let address: String
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    channel = source.channel
    address = source.channel.remoteAddress?.ipAddress ?? ""
  }

  /// Ends the connection soon, after what is being written has had time to leave: nothing more of it is read.
  func end(after seconds: Int) {
    let channel = channel
    channel.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) { channel.close(promise: nil) }
  }
}
