package nl.nabij.contract.face;

import java.util.List;

/// The body of each refusal of an HTTP API.
///
/// @param error one word for programs: `not-signed-in`, `not-allowed`, `not-found`, `bad-request`,
///     `conflict`, `busy`; of a renewal also `certificate-unknown`, `certificate-revoked`,
///     `certificate-limit`
/// @param message what was wrong and what would be right, in English, for a developer
/// @param details one line per field where there are several
public record ApiError(String error, String message, List<String> details) {
    public ApiError {
        details = List.copyOf(details);
    }

    public static ApiError of(String error, String message) {
        return new ApiError(error, message, List.of());
    }
}
