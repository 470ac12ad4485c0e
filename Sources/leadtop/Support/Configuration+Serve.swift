import LeadIntake
import LeadModel
import TOMLKit

extension Configuration {
    /// `[serve]`: the options of `leadtop serve` by their names.
    mutating func takeServe(_ table: TOMLTable, _ path: String) throws {
        for (name, value) in table {
            let place = "serve.\(name)"
            func text() throws -> String {
                guard let text = value.string else { throw Failure(words(.configValue, path, place, "\"…\"")) }
                return text
            }
            func flag() throws -> Bool {
                guard let flag = value.bool else { throw Failure(words(.configValue, path, place, "true, false")) }
                return flag
            }
            func address() throws -> ListenAddress {
                guard let address = ListenAddress(try text()) else {
                    throw Failure(words(.configValue, path, place, "\"HOST:PORT\""))
                }
                return address
            }
            switch name {
            case "listen": serve.listen = try address()
            case "health": serve.health = try address()
            case "certificate": serve.certificate = try text()
            case "key": serve.key = try text()
            case "url": serve.url = try text()
            case "insecure-http": serve.allowsPlainHTTP = try flag()
            case "forwarded-for": serve.trustsForwardedFor = try flag()
            default: try takeServeNumber(name, value.int, path)
            }
        }
    }

    private mutating func takeServeNumber(_ name: String, _ value: Int?, _ path: String) throws {
        guard let number = ServeSettings.Number(rawValue: name) else {
            let texts = ["listen", "certificate", "key", "health", "url", "insecure-http", "forwarded-for"]
            let known = texts + ServeSettings.Number.allCases.map(\.rawValue)
            throw Failure(words(.configUnknown, path, "serve.\(name)", known.joined(separator: ", ")))
        }
        guard let value, number.range.contains(value) else {
            let range = "\(number.range.lowerBound)–\(number.range.upperBound)"
            throw Failure(words(.configValue, path, "serve.\(name)", range))
        }
        serve.numbers[number] = value
    }
}
