// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "leadtop",
    products: [.executable(name: "leadtop", targets: ["leadtop"])],
    dependencies: [
        // SQLite with statement caching, migrations and one writer per process.
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        // Commands, completions and the man page from one declaration.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        // SHA-256 for the identity of a lead that has no key of its own.
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        // The configuration file; errors come with their line.
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    ],
    targets: [
        .target(name: "LeadModel"),
        // Debian's libcsv: a streaming CSV parser that keeps no rows.
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
        .target(name: "LeadFormats", dependencies: ["LeadModel", "CLibCSV"]),
        .target(
            name: "LeadStore",
            dependencies: [
                "LeadModel",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(name: "Canvas"),
        // ncursesw behind a header of plain C: drawing, keys, mouse.
        .target(
            name: "CTerminal",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "Terminal", dependencies: ["Canvas", "CTerminal"]),
        .target(name: "Dashboard", dependencies: ["LeadModel", "Canvas"]),
        .executableTarget(
            name: "leadtop",
            dependencies: [
                "LeadModel", "LeadFormats", "LeadStore", "Canvas", "Terminal", "Dashboard",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ]),
        .target(name: "TestSupport", dependencies: ["LeadModel"], path: "Tests/TestSupport"),
        .testTarget(name: "LeadModelTests", dependencies: ["LeadModel", "TestSupport"]),
        .testTarget(name: "LeadFormatsTests", dependencies: ["LeadFormats", "LeadModel", "TestSupport"]),
        .testTarget(
            name: "LeadStoreTests",
            dependencies: [
                "LeadStore", "LeadModel", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "CanvasTests", dependencies: ["Canvas", "TestSupport"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Canvas", "CTerminal", "TestSupport"]),
        .testTarget(
            name: "DashboardTests", dependencies: ["Dashboard", "LeadModel", "Canvas", "TestSupport"],
            exclude: ["Golden"]),
        .testTarget(name: "EndToEndTests", dependencies: ["leadtop", "LeadModel", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.name != "CTerminal" {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
