package nl.nabij.server.web;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;

/// One call of the API: everything about it that the router, the checks and `openapi.json` need.
///
/// @param path with `{name}` for each part that varies
/// @param summary one English line for developers
/// @param query names of its query parameters
/// @param body the type its body must be; empty for none
/// @param answer what the good answer holds
/// @param mostBytes of a body; a route that reads more than [ApiRouter#LARGEST_BODY_BYTES] checks the sign-
///     in first
/// @param refusals statuses beyond those that every route can give
public record ApiRoute(
        HttpMethod method,
        String path,
        Allowed allowed,
        String summary,
        List<String> query,
        Optional<Class<?>> body,
        AnswerType answer,
        List<Integer> refusals,
        long mostBytes,
        ApiHandler handler) {

    public ApiRoute(
            HttpMethod method,
            String path,
            Allowed allowed,
            String summary,
            List<String> query,
            Optional<Class<?>> body,
            AnswerType answer,
            List<Integer> refusals,
            ApiHandler handler) {
        this(method, path, allowed, summary, query, body, answer, refusals, ApiRouter.LARGEST_BODY_BYTES, handler);
    }

    public ApiRoute {
        query = List.copyOf(query);
        refusals = List.copyOf(refusals);
    }

    /// @param status of the good answer
    /// @param body empty for an answer without one
    /// @param list whether it is an array of that type
    public record AnswerType(int status, Optional<Class<?>> body, boolean list) {

        public static AnswerType none() {
            return new AnswerType(204, Optional.empty(), false);
        }

        public static AnswerType one(int status, Class<?> type) {
            return new AnswerType(status, Optional.of(type), false);
        }

        public static AnswerType listOf(Class<?> type) {
            return new AnswerType(200, Optional.of(type), true);
        }
    }

    public static ApiRoute get(String path, Allowed allowed, String summary, AnswerType answer, ApiHandler handler) {
        return new ApiRoute(
                HttpMethod.GET, path, allowed, summary, List.of(), Optional.empty(), answer, List.of(), handler);
    }

    public static ApiRoute post(String path, Allowed allowed, String summary, AnswerType answer, ApiHandler handler) {
        return new ApiRoute(
                HttpMethod.POST, path, allowed, summary, List.of(), Optional.empty(), answer, List.of(), handler);
    }

    public static ApiRoute put(String path, Allowed allowed, String summary, AnswerType answer, ApiHandler handler) {
        return new ApiRoute(
                HttpMethod.PUT, path, allowed, summary, List.of(), Optional.empty(), answer, List.of(), handler);
    }

    public static ApiRoute delete(String path, Allowed allowed, String summary, ApiHandler handler) {
        return new ApiRoute(
                HttpMethod.DELETE,
                path,
                allowed,
                summary,
                List.of(),
                Optional.empty(),
                AnswerType.none(),
                List.of(),
                handler);
    }

    public ApiRoute withBody(Class<?> type) {
        return new ApiRoute(
                method, path, allowed, summary, query, Optional.of(type), answer, refusals, mostBytes, handler);
    }

    public ApiRoute withQuery(String... names) {
        return new ApiRoute(method, path, allowed, summary, List.of(names), body, answer, refusals, mostBytes, handler);
    }

    public ApiRoute refusing(Integer... statuses) {
        return new ApiRoute(method, path, allowed, summary, query, body, answer, List.of(statuses), mostBytes, handler);
    }

    public ApiRoute reading(long bytes) {
        return new ApiRoute(method, path, allowed, summary, query, body, answer, refusals, bytes, handler);
    }

    boolean writes() {
        return !method.equals(HttpMethod.GET);
    }

    /// The path as Vert.x wants it: `:name` for `{name}`.
    String vertxPath() {
        return path.replaceAll("\\{([^}]+)}", ":$1");
    }
}
