import HTTPTypes
import Hummingbird

/// Whether a form came from a page of this server.
enum FormCheck {
  /// - Throws: `Problem` 403.
  @discardableResult
  static func check(_ call: Call) throws -> QueryItems {
    let form = QueryItems(String(decoding: call.body, as: UTF8.self))
    guard let token = form["form_token"], RandomText.isEqual(token, call.caller.formToken) else {
      throw Problem(.forbidden, "access.form", "the form is not one of this server, or too old; open it again")
    }
    return form
  }
}
