import ArgumentParser
import Glibc
import LeadIntake
import LeadModel
import LeadStore

/// The one place that turns errors into words and exit codes.
enum ErrorText {
    /// `nil` for errors of the argument parser, which says them itself.
    static func exitCode(of error: any Error) -> Int32? {
        switch error {
        case OutputFailure.closed: ExitStatus.done
        case is Failure, is StoreError, is PullError, is OutputFailure: ExitStatus.failed
        default: nil
        }
    }

    static func text(of error: any Error) -> String? {
        switch error {
        case OutputFailure.closed: nil
        case OutputFailure.failed(let code): words(.cliOutputFailed, String(cString: strerror(code)))
        case let error as Failure: error.text
        case let error as StoreError: error.message
        case let error as PullError: error.text
        default: nil
        }
    }
}
