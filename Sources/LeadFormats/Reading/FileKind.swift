import LeadModel

/// What a file is by its first bytes, where that is no text at all.
enum FileKind {
    /// Why a file can't hold leads, or `nil`.
    static func refusal(_ bytes: Bytes) -> String? {
        if bytes.starts(with: "PK\u{3}\u{4}") || bytes.starts(with: "PK\u{5}\u{6}") { return archive(bytes) }
        if starts(bytes, 0xD0, 0xCF, 0x11, 0xE0) { return words(.excelWorkbook) }
        if bytes.starts(with: "SQLite format 3") { return words(.databaseFile) }
        if starts(bytes, 0x1F, 0x8B) { return words(.compressedFile, "gzip") }
        if bytes.starts(with: "BZh") { return words(.compressedFile, "bzip2") }
        if starts(bytes, 0xFD, 0x37, 0x7A, 0x58, 0x5A) { return words(.compressedFile, "xz") }
        if starts(bytes, 0x28, 0xB5, 0x2F, 0xFD) { return words(.compressedFile, "zstd") }
        if starts(bytes, 0x37, 0x7A, 0xBC, 0xAF) { return words(.compressedFile, "7z") }
        if starts(bytes, 0x89, 0x50, 0x4E, 0x47) || starts(bytes, 0xFF, 0xD8, 0xFF) || bytes.starts(with: "GIF8") {
            return words(.binaryFile, "a picture")
        }
        if starts(bytes, 0x7F, 0x45, 0x4C, 0x46) { return words(.binaryFile, "a program") }
        if bytes.starts(with: "%PDF-") { return words(.binaryFile, "a PDF") }
        return nil
    }

    /// A workbook is a zip with parts named `xl/`.
    private static func archive(_ bytes: Bytes) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.contains("xl/") || text.contains("[Content_Types].xml")
            ? words(.excelWorkbook) : words(.compressedFile, "zip")
    }

    private static func starts(_ bytes: Bytes, _ wanted: UInt8...) -> Bool {
        bytes.count >= wanted.count && wanted.elementsEqual(bytes[0..<wanted.count])
    }
}

/// How a file writes its letters.
enum Encoding {
    case utf8(markLength: Int)
    case utf16(isBigEndian: Bool, markLength: Int)

    /// By the byte order mark; without one, UTF-16 shows by every other byte being NUL.
    init(_ bytes: Bytes) {
        func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 1 }
        switch (byte(0), byte(1), byte(2)) {
        case (0xEF, 0xBB, 0xBF): self = .utf8(markLength: 3)
        case (0xFF, 0xFE, _): self = .utf16(isBigEndian: false, markLength: 2)
        case (0xFE, 0xFF, _): self = .utf16(isBigEndian: true, markLength: 2)
        case (1..., 0, 1...) where byte(3) == 0: self = .utf16(isBigEndian: false, markLength: 0)
        case (0, 1..., 0) where byte(3) != 0: self = .utf16(isBigEndian: true, markLength: 0)
        default: self = .utf8(markLength: 0)
        }
    }
}
