import GRDB
import GRDBSQLite
import LeadModel

/// A prepared statement whose values go in and out by position: no arrays, no names, for loops over many rows.
///
/// The short functions are always inlined: a call that hands the query on would count its owners up and down.
final class Query {
    private let statement: Statement
    private let handle: OpaquePointer
    private var position: Int32 = 0
    /// Holds the texts and bytes of one execution, so that SQLite need not copy each into memory of its own.
    private var arena: UnsafeMutableRawBufferPointer?
    private var used = 0

    private static let arenaSize = 16 << 10

    init(_ db: Database, _ sql: String) throws {
        statement = try db.makeStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    /// A statement that the connection keeps prepared. Not for two loops in each other.
    init(cached db: Database, _ sql: String) throws {
        statement = try db.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
        sqlite3_reset(handle)
    }

    deinit {
        sqlite3_reset(handle)
        guard let arena else { return }
        // The statement may live on without the values it was given.
        sqlite3_clear_bindings(handle)
        arena.deallocate()
    }

    /// The next value's place becomes the first.
    @inline(__always)
    @discardableResult
    func start() -> Query {
        sqlite3_reset(handle)
        (position, used) = (0, 0)
        return self
    }

    @inline(__always)
    @discardableResult
    func bind(_ value: Int64) -> Query {
        position += 1
        sqlite3_bind_int64(handle, position, value)
        return self
    }

    @inline(__always)
    @discardableResult
    func bind(_ value: Int) -> Query { bind(Int64(value)) }

    @inline(__always)
    @discardableResult
    func bind(_ value: Bool) -> Query { bind(value ? 1 : 0 as Int64) }

    @inline(__always)
    @discardableResult
    func bind(_ value: Int64?) -> Query {
        guard let value else { return bindNull() }
        return bind(value)
    }

    @inline(__always)
    @discardableResult
    func bind(_ value: borrowing String) -> Query {
        bindText(value)
        return self
    }

    private func bindText(_ value: borrowing String) {
        position += 1
        value.withBytes { bytes in
            let kept = keep(bytes)
            // An empty buffer may have no address, and that would be NULL.
            guard let base = (kept ?? bytes).baseAddress else {
                sqlite3_bind_text(handle, position, "", 0, Self.transient)
                return
            }
            sqlite3_bind_text(
                handle, position, base.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
                kept == nil ? Self.transient : nil)
        }
    }

    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// A copy of bytes that stays until the next `start`; `nil` where there is no room.
    private func keep(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        if arena == nil { arena = .allocate(byteCount: Self.arenaSize, alignment: 1) }
        guard let arena, bytes.count <= arena.count - used else { return nil }
        let copy = UnsafeMutableRawBufferPointer(rebasing: arena[used..<used + bytes.count])
        copy.copyMemory(from: bytes)
        used += bytes.count
        return UnsafeRawBufferPointer(copy)
    }

    @inline(__always)
    @discardableResult
    func bind(_ value: String?) -> Query {
        guard let value else { return bindNull() }
        return bind(value)
    }

    /// Binds the texts of a pack, each to the next place.
    @discardableResult
    func bind(_ texts: TextPack) -> Query {
        texts.withBytes { packed in
            let kept = keep(packed)
            let (bytes, destructor) = (kept ?? packed, kept == nil ? Self.transient : nil)
            TextPack.forEach(in: bytes) { range in
                guard let range, let base = bytes.baseAddress else {
                    bindNull()
                    return
                }
                position += 1
                sqlite3_bind_text(
                    handle, position, (base + range.lowerBound).assumingMemoryBound(to: CChar.self),
                    Int32(range.count), destructor)
            }
        }
        return self
    }

    @inline(__always)
    @discardableResult
    func bind(_ value: [UInt8]) -> Query {
        value.withUnsafeBytes(bindBlob)
        return self
    }

    @inline(__always)
    @discardableResult
    func bind(_ value: LeadIdentity) -> Query {
        value.withBytes(bindBlob)
        return self
    }

    private func bindBlob(_ bytes: UnsafeRawBufferPointer) {
        position += 1
        guard !bytes.isEmpty else {
            sqlite3_bind_zeroblob(handle, position, 0)
            return
        }
        let kept = keep(bytes)
        sqlite3_bind_blob64(
            handle, position, (kept ?? bytes).baseAddress, UInt64(bytes.count), kept == nil ? Self.transient : nil)
    }

    @discardableResult
    func bind(_ value: Value) -> Query {
        switch value {
        case .null: bindNull()
        case .integer(let number): bind(number)
        case .text(let text): bind(text)
        case .blob(let bytes): bind(bytes)
        }
    }

    @discardableResult
    func bind(_ values: [Value]) -> Query {
        for value in values { bind(value) }
        return self
    }

    /// Binds what a row of another statement has in a column.
    @discardableResult
    func bind(_ row: Query, _ column: Int32) -> Query {
        position += 1
        sqlite3_bind_value(handle, position, sqlite3_column_value(row.handle, column))
        return self
    }

    @inline(__always)
    @discardableResult
    private func bindNull() -> Query {
        position += 1
        sqlite3_bind_null(handle, position)
        return self
    }

    /// Whether there is a row to read.
    func step() throws -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        guard code == SQLITE_DONE else {
            let extended = sqlite3_extended_errcode(sqlite3_db_handle(handle))
            sqlite3_reset(handle)
            throw SQLiteFailure(code: extended)
        }
        return false
    }

    /// Runs a statement that answers nothing.
    func run() throws {
        while try step() {}
        sqlite3_reset(handle)
    }

    /// The first row's answer, if there is a row.
    func first<Answer>(_ read: (Query) throws -> Answer) throws -> Answer? {
        defer { sqlite3_reset(handle) }
        return try step() ? try read(self) : nil
    }

    func all<Answer>(_ read: (Query) throws -> Answer) throws -> [Answer] {
        defer { sqlite3_reset(handle) }
        var answers: [Answer] = []
        while try step() { answers.append(try read(self)) }
        return answers
    }

    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func bool(_ column: Int32) -> Bool { sqlite3_column_int64(handle, column) != 0 }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    func optionalInt64(_ column: Int32) -> Int64? { isNull(column) ? nil : int64(column) }

    func text(_ column: Int32) -> String {
        guard let bytes = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// Its bytes where they are, which is only as long as the row.
    func withText(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard let bytes = sqlite3_column_text(handle, column) else {
            return body(UnsafeBufferPointer(start: nil, count: 0))
        }
        body(UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    func blob(_ column: Int32) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
    }

    /// `nil` where it has not the bytes of one.
    func identity(_ column: Int32) -> LeadIdentity? {
        let bytes = sqlite3_column_blob(handle, column)
        return LeadIdentity(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func value(_ column: Int32) -> Value {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer(int64(column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .blob(blob(column))
        default: .null
        }
    }

    /// All columns of the row, by name.
    func image() -> Image {
        Image(
            (0..<sqlite3_column_count(handle)).map { column in
                (sqlite3_column_name(handle, column).map { String(cString: $0) } ?? "", value(column))
            })
    }

    /// The number of the row that the last statement of the connection inserted.
    var insertedID: Int64 { sqlite3_last_insert_rowid(sqlite3_db_handle(handle)) }

    /// How many rows the last statement changed.
    var changes: Int { Int(sqlite3_changes(sqlite3_db_handle(handle))) }

    func time(_ column: Int32) -> Timestamp { Timestamp(milliseconds: int64(column)) }

    func optionalTime(_ column: Int32) -> Timestamp? { optionalInt64(column).map(Timestamp.init(milliseconds:)) }
}

/// One value of SQLite.
enum Value: Hashable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}

extension Database {
    /// Runs one statement that the connection keeps prepared.
    func run(_ sql: String, _ values: Value...) throws {
        try Query(cached: self, sql).start().bind(values).run()
    }

    /// The rows of one statement that the connection keeps prepared. Not from within `read`.
    func rows<Answer>(
        cached sql: String, _ values: [Value] = [], _ read: (Query) throws -> Answer
    ) throws -> [Answer] {
        try Query(cached: self, sql).start().bind(values).all(read)
    }

    /// The rows of one statement that is prepared for this once.
    func rows<Answer>(_ sql: String, _ values: [Value] = [], _ read: (Query) throws -> Answer) throws -> [Answer] {
        try Query(self, sql).start().bind(values).all(read)
    }

    /// The first row of one statement that the connection keeps prepared.
    func first<Answer>(_ sql: String, _ values: [Value] = [], _ read: (Query) throws -> Answer) throws -> Answer? {
        try Query(cached: self, sql).start().bind(values).first(read)
    }
}
