// swift-tools-version: 6.2
import PackageDescription

// A static standard library publishes its 57,000 symbols, which nobody looks up; the loader and the Swift runtime walk
// them at each start.
// And C++'s library is made part of the program as well, without the 4,300 symbols of the shared one to look up.
let quickStart = ["-Xlinker", "--no-export-dynamic", "-L", Context.packageDirectory + "/scripts/link"]

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
        // The HTTPS endpoint that the marketplace posts to, with TLS from the same house.
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        // How far a packed answer may grow.
        .package(url: "https://github.com/apple/swift-nio-extras.git", exact: "1.35.2"),
        // Pulls from Azure Table, Salesforce, Dynamics 365 and Marketo: TLS, pooling, streaming bodies.
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        // One line a request, for journald and for people.
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        // Messages with sections for what is known of a customer, from Hummingbird's house.
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        // The configuration file; errors come with their line.
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
    ],
    targets: [
        .target(name: "LeadModel"),
        // Debian's libcsv: a streaming CSV parser that keeps no rows.
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
        .target(name: "LeadFormats", dependencies: ["LeadModel", "CLibCSV"]),
        // What SQLite offers only to C.
        .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "LeadStore",
            dependencies: [
                "LeadModel", "CSQLite",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "LeadIntake",
            dependencies: [
                "LeadModel", "LeadFormats", "LeadStore",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(name: "Canvas"),
        // ncursesw behind a header of plain C: drawing, keys, mouse.
        .target(
            name: "CTerminal",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "Terminal", dependencies: ["Canvas", "CTerminal"]),
        .target(name: "Dashboard", dependencies: ["LeadModel", "Canvas"]),
        // Messages to customers: which template, in which language, filled in with what. No I/O.
        .target(
            name: "Correspondence",
            dependencies: ["LeadModel", .product(name: "Mustache", package: "swift-mustache")]),
        // Reports for others: a page, a picture, tables, text. No I/O.
        .target(
            name: "Reporting",
            dependencies: ["LeadModel", "LeadFormats", "Canvas", .product(name: "Crypto", package: "swift-crypto")]),
        .executableTarget(
            name: "leadtop",
            dependencies: [
                "LeadModel", "LeadFormats", "LeadStore", "LeadIntake", "Correspondence", "Reporting", "Canvas",
                "Terminal", "Dashboard",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "TOMLKit", package: "TOMLKit"),
                .product(name: "Logging", package: "swift-log"),
            ],
            linkerSettings: [.unsafeFlags(quickStart, .when(configuration: .release))]),
        .target(name: "TestSupport", dependencies: ["LeadModel"], path: "Tests/TestSupport"),
        // The services that leads are pulled from, on this machine; never part of what is installed.
        .target(
            name: "FakeServices",
            dependencies: [
                "LeadModel", "LeadIntake",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Tests/FakeServices"),
        .executableTarget(
            name: "leadtop-fake-services", dependencies: ["FakeServices", "LeadModel", "LeadIntake"],
            path: "Tests/FakeServicesTool"),
        .testTarget(name: "LeadModelTests", dependencies: ["LeadModel", "TestSupport"]),
        .testTarget(name: "LeadFormatsTests", dependencies: ["LeadFormats", "LeadModel", "TestSupport"]),
        .testTarget(
            name: "LeadStoreTests",
            dependencies: [
                "LeadStore", "LeadModel", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "LeadIntakeTests",
            dependencies: [
                "LeadIntake", "LeadFormats", "LeadStore", "LeadModel", "FakeServices", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .testTarget(
            name: "CorrespondenceTests", dependencies: ["Correspondence", "LeadModel", "TestSupport"],
            exclude: ["Golden"]),
        .testTarget(name: "CanvasTests", dependencies: ["Canvas", "TestSupport"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Canvas", "CTerminal", "TestSupport"]),
        .testTarget(
            name: "DashboardTests", dependencies: ["Dashboard", "LeadModel", "Canvas", "TestSupport"],
            exclude: ["Golden"]),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "Reporting", "LeadModel", "Canvas", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "leadtop", "LeadModel", "LeadIntake", "FakeServices", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && !["CTerminal", "CSQLite"].contains(target.name) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
