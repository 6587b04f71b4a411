package nl.nabij.gateway.screen;

import io.vertx.ext.web.RoutingContext;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.ApiError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the API answers.
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static void json(RoutingContext context, int status, Object body) {
        var _ = context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(ContractJson.toText(body));
    }

    static void text(RoutingContext context, String body) {
        var _ = context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(body);
    }

    static void error(RoutingContext context, int status, ApiError error) {
        json(context, status, error);
    }

    static void failure(RoutingContext context) {
        int status = context.statusCode();
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        if (status == 413) {
            error(context, 413, ApiError.of("bad-request", "The body is too large"));
        } else if (status >= 400 && status < 500) {
            error(context, status, ApiError.of("bad-request", "The request cannot be understood"));
        } else {
            LOG.error("request failed path={}", context.normalizedPath(), context.failure());
            error(context, 500, ApiError.of("busy", "The gateway could not do it; its log says why"));
        }
    }
}
