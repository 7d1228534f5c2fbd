// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "chokepoint",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "chokepoint", targets: ["ChokepointCLI"]),
    .library(name: "Chokepoint", targets: ["Chokepoint"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
  ],
  targets: [
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(
      name: "Interchange", dependencies: ["CZlib", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(name: "Names", swiftSettings: settings),
    .target(name: "Rulebook", dependencies: ["Interchange"], swiftSettings: settings),
    .target(name: "Parties", dependencies: ["Interchange", "Names"], swiftSettings: settings),
    .target(
      name: "Downloads",
      dependencies: [
        "Interchange", .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
      ], swiftSettings: settings),
    .target(name: "Watch", dependencies: ["CLibXML2", "Interchange", "Names"], swiftSettings: settings),
    .target(
      name: "Ledger",
      dependencies: [
        "Interchange", .product(name: "Crypto", package: "swift-crypto"), .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(name: "Controls", dependencies: ["Interchange", "Parties", "Rulebook"], swiftSettings: settings),
    .target(
      name: "Chokepoint",
      dependencies: [
        "Controls", "Interchange", "Ledger", "Names", "Parties", "Rulebook", "Watch",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(
      name: "ChokepointServer",
      dependencies: [
        "Chokepoint", "Controls", "Interchange", "Ledger", "Names", "Parties", "Rulebook", "Watch",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Mustache", package: "swift-mustache"), .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "ChokepointCLI",
      dependencies: [
        "Chokepoint", "ChokepointServer", "Controls", "Downloads", "Interchange", "Ledger", "Parties", "Rulebook",
        "Watch",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: settings),
    .testTarget(name: "InterchangeTests", dependencies: ["Interchange", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "NamesTests", dependencies: ["Names", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "RulebookTests", dependencies: ["Interchange", "Rulebook", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "PartiesTests", dependencies: ["Interchange", "Names", "Parties", "TestSupport"],
      exclude: ["screening.golden.csv", "Samples"], swiftSettings: settings),
    .testTarget(
      name: "DownloadsTests", dependencies: ["Downloads", "Interchange", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "WatchTests", dependencies: ["Interchange", "Names", "TestSupport", "Watch"],
      exclude: ["Articles", "Pages"],
      swiftSettings: settings),
    .testTarget(
      name: "LedgerTests",
      dependencies: ["Interchange", "Ledger", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .testTarget(
      name: "ControlsTests", dependencies: ["Controls", "Interchange", "Parties", "Rulebook", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ChokepointTests",
      dependencies: [
        "Chokepoint", "Controls", "Interchange", "Ledger", "Parties", "Rulebook", "TestSupport", "Watch",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ChokepointServerTests",
      dependencies: [
        "Chokepoint", "ChokepointServer", "Controls", "Interchange", "Ledger", "Parties", "TestSupport", "Watch",
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EndToEnd", dependencies: ["ChokepointCLI", "Interchange", "TestSupport"], swiftSettings: settings),
  ]
)
