package nl.nabij.server.web;

import java.time.Duration;
import java.util.Map;
import nl.nabij.contract.face.ApiError;

/// A call that is not carried out, with the answer that says why. An exception only within HTTP's
/// edge, where parsing has no other short way out; features answer with values.
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ApiError error;
    private final transient Map<String, String> headers;

    private Refusal(int status, ApiError error, Map<String, String> headers) {
        super(error.message(), null, false, false);
        this.status = status;
        this.error = error;
        this.headers = headers;
    }

    public static Refusal of(int status, String error, String message) {
        return new Refusal(status, ApiError.of(error, message), Map.of());
    }

    public static Refusal badRequest(String message) {
        return of(400, "bad-request", message);
    }

    public static Refusal notSignedIn() {
        return of(
                401,
                "not-signed-in",
                "No valid sign-in came with this call; POST /api/v1/session, then send its cookie or"
                        + " 'Authorization: Bearer' with its token");
    }

    public static Refusal notAllowed(String message) {
        return of(403, "not-allowed", message);
    }

    public static Refusal notFound(String message) {
        return of(404, "not-found", message);
    }

    public static Refusal conflict(String message) {
        return of(409, "conflict", message);
    }

    /// Come back later: too many wrong sign-ins, or no place free.
    public static Refusal later(int status, Duration wait, String message) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Refusal(status, ApiError.of("busy", message), Map.of("Retry-After", Long.toString(seconds)));
    }

    ApiAnswer answer() {
        return new ApiAnswer(status, java.util.Optional.of(error), java.util.List.of(), headers);
    }
}
