package nl.nabij.server.web;

import io.vertx.core.http.Cookie;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a call is answered.
///
/// @param body written by the contract's codec
public record ApiAnswer(int status, Optional<Object> body, List<Cookie> cookies, Map<String, String> headers) {

    public ApiAnswer {
        cookies = List.copyOf(cookies);
        headers = Map.copyOf(headers);
    }

    public static ApiAnswer ok(Object body) {
        return of(200, body);
    }

    public static ApiAnswer of(int status, Object body) {
        return new ApiAnswer(status, Optional.of(body), List.of(), Map.of());
    }

    public static ApiAnswer nothing() {
        return new ApiAnswer(204, Optional.empty(), List.of(), Map.of());
    }

    public ApiAnswer with(Cookie... more) {
        return new ApiAnswer(status, body, List.of(more), headers);
    }
}
