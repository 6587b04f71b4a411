package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import nl.nabij.server.web.Caller;

/// Calls about mevrouw Willemse's home.
record HomeCalls(Centre centre) {

    static final String WILLEMSE = "/api/v1/homes/gw-willemse";

    Caller.Answer call(String login, String method, String path, String body) {
        return centre.as(login)
                .with("Content-Type", "application/json")
                .send(method, WILLEMSE + path, body.isEmpty() ? Optional.empty() : Optional.of(body));
    }

    Caller.Answer bas(String method, String path, String body) {
        return call("bas", method, path, body);
    }

    /// By her organisation's administrator, and it has to be done.
    JsonNode done(String method, String path, String body) {
        Caller.Answer answer = bas(method, path, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    static String said(String purpose, boolean given) {
        return "{\"purpose\":\"" + purpose + "\",\"given\":" + given + ",\"by\":\"mevrouw Willemse\"}";
    }
}
