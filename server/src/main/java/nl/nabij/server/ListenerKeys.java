package nl.nabij.server;

import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.server.enrolment.ServerKeys;
import nl.nabij.server.enrolment.ShownKeys;
import org.jspecify.annotations.Nullable;

/// Which certificate HTTPS shows to whom: boxes, that know our authority alone, the centre's own; browsers
/// what is meant for them.
record ListenerKeys(ServerKeys own, ShownKeys forBrowsers) implements KeyCertOptions {

    @Override
    public KeyCertOptions copy() {
        return this;
    }

    @Override
    public KeyManagerFactory getKeyManagerFactory(Vertx vertx) throws Exception {
        return KeyCertOptions.wrap(forBrowsers).getKeyManagerFactory(vertx);
    }

    /// Asked with the server name of each handshake that has one.
    @Override
    public Function<String, @Nullable KeyManagerFactory> keyManagerFactoryMapper(Vertx vertx) throws Exception {
        KeyManagerFactory boxes = KeyCertOptions.wrap(own).getKeyManagerFactory(vertx);
        return name -> name.equals(Enrolment.SERVER_NAME) ? boxes : null;
    }
}
