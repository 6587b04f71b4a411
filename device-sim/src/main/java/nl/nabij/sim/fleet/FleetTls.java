package nl.nabij.sim.fleet;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// TLS 1.3 of all boxes in one context: a context for each box would cost more memory than its connection.
///
/// Each engine is told the box's name as that of its peer. By it the key manager finds the box's own key,
/// and TLS keeps a session ticket for each box on its own. It has no dot, so it is never sent.
final class FleetTls {

    /// One for each box.
    private static final int MOST_TICKETS = 65_536;

    private final Keys keys;
    private final X509Certificate authority;
    private volatile SslContext context;

    FleetTls(Collection<FleetIdentity> boxes, X509Certificate authority) {
        this.keys = new Keys(boxes);
        this.authority = authority;
        this.context = build();
    }

    SslHandler handler(FleetIdentity box, ByteBufAllocator allocator, int port) {
        return context.newHandler(allocator, box.home().value(), port);
    }

    /// As after a power cut: every next handshake is a full one.
    void forgetTickets() {
        context = build();
    }

    private SslContext build() {
        try {
            return SslContextBuilder.forClient()
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .protocols("TLSv1.3")
                    .keyManager(keys)
                    .trustManager(new Centre(authority))
                    .endpointIdentificationAlgorithm(null)
                    .sessionCacheSize(MOST_TICKETS)
                    .build();
        } catch (SSLException e) {
            throw new FleetException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /// The centre's own certificate is signed by the authority. What was checked once is not checked again
    /// for each of thousands of boxes: the load is to be the centre's.
    private static final class Centre implements X509TrustManager {

        private final X509Certificate authority;
        private volatile @Nullable X509Certificate checked;

        Centre(X509Certificate authority) {
            this.authority = authority;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            if (chain[0].equals(checked)) {
                return;
            }
            try {
                chain[0].verify(authority.getPublicKey());
            } catch (GeneralSecurityException e) {
                throw new CertificateException("not the centre that enrolled the fleet", e);
            }
            checked = chain[0];
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("nobody calls here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {authority};
        }
    }

    private static final class Keys extends X509ExtendedKeyManager {

        private final Map<String, FleetIdentity> boxes = new HashMap<>();

        Keys(Collection<FleetIdentity> all) {
            all.forEach(box -> boxes.put(box.home().value(), box));
        }

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
            return engine.getPeerHost();
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            FleetIdentity box = boxes.get(alias);
            return box == null ? null : box.key();
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            FleetIdentity box = boxes.get(alias);
            return box == null ? null : new X509Certificate[] {box.certificate()};
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }
}
