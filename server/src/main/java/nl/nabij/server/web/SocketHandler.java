package nl.nabij.server.web;

import io.vertx.core.http.ServerWebSocket;
import nl.nabij.server.access.Session;
import nl.nabij.server.access.SessionToken;

/// Takes over a WebSocket whose opener is signed in and allowed. Called on the socket's event loop.
@FunctionalInterface
public interface SocketHandler {

    /// @param token to ask again later whether the session still stands
    void opened(Session session, SessionToken token, String address, ServerWebSocket socket);
}
