import ArgumentParser

/// How `screen` prints: one name as text, JSON, or a line a match; a batch as a line or table rows for each name.
enum ScreenFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, ndjson, csv
}
