package nl.nabij.server.link;

import io.vertx.core.json.JsonObject;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.home.Kind;

/// What the alarm feature knows about a press before the database is asked: whatever its function
/// `accept_press` wants to find in `p_prepared`.
@FunctionalInterface
public interface PressPreparation {

    /// Called on an event loop for each press: quick, and without asking anybody.
    JsonObject prepare(GatewayId home, Kind kind);

    static PressPreparation nothing() {
        return (home, kind) -> new JsonObject();
    }
}
