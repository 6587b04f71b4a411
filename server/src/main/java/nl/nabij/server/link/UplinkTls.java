package nl.nabij.server.link;

import io.netty.handler.ssl.OpenSsl;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.security.cert.X509Certificate;
import nl.nabij.server.enrolment.ServerIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The TLS of the centre's listeners.
public final class UplinkTls {

    private static final Logger LOG = LoggerFactory.getLogger(UplinkTls.class);

    private UplinkTls() {}

    /// BoringSSL where its native library loads (a full handshake costs half as much), else the
    /// JDK's own.
    ///
    /// @param clients REQUIRED for the uplink; REQUEST for HTTPS, where a box renews with its old
    ///     certificate and a browser has none
    public static void secure(
            NetServerOptions options, ServerIdentity identity, X509Certificate authority, ClientAuth clients) {
        options.setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addKeyValue(Buffer.buffer(identity.keyPem()))
                        .addCertValue(Buffer.buffer(identity.chainPem())))
                .setTrustOptions(TrustOptions.wrap(new GatewayTrust(authority)))
                .setClientAuth(clients);
        if (OpenSsl.isAvailable()) {
            options.setSslEngineOptions(new OpenSSLEngineOptions());
        } else {
            LOG.info("BoringSSL is not available on this machine; TLS is the JDK's");
            options.setSslEngineOptions(new JdkSSLEngineOptions());
        }
    }
}
