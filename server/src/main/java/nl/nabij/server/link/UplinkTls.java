package nl.nabij.server.link;

import io.netty.handler.ssl.OpenSsl;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.TrustOptions;
import nl.nabij.server.enrolment.ServerKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The TLS of the centre's listeners.
public final class UplinkTls {

    private static final Logger LOG = LoggerFactory.getLogger(UplinkTls.class);

    private UplinkTls() {}

    /// BoringSSL where its native library loads (a full handshake costs half as much), else the
    /// JDK's own. No certificate is asked of the client.
    ///
    /// @param keys asked at each handshake
    static NetServerOptions secure(NetServerOptions options, ServerKeys keys) {
        return secure(options, KeyCertOptions.wrap(keys));
    }

    public static NetServerOptions secure(NetServerOptions options, KeyCertOptions keys) {
        options.setSsl(true).setKeyCertOptions(keys);
        if (OpenSsl.isAvailable()) {
            return options.setSslEngineOptions(new OpenSSLEngineOptions());
        }
        LOG.info("BoringSSL is not available on this machine; TLS is the JDK's");
        return options.setSslEngineOptions(new JdkSSLEngineOptions());
    }

    /// Who may connect as a home's box.
    static TrustOptions boxesOf(ServerKeys keys) {
        return TrustOptions.wrap(new GatewayTrust(keys.authority(), KnownBoxes.in(keys.folder(), keys.authority())));
    }
}
