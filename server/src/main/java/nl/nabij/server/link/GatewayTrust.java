package nl.nabij.server.link;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Lets in who holds a certificate of our own authority, whatever its dates: an expired box may
/// still deliver an alarm. Everything else, revocation and expiry too, is decided at CONNECT, since
/// no trust manager runs when a TLS session is resumed.
final class GatewayTrust extends X509ExtendedTrustManager {

    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

    private final X509Certificate authority;

    /// Neither signature nor purpose ever changes, and dates are not judged here.
    private final KnownBoxes known;

    GatewayTrust(X509Certificate authority, KnownBoxes known) {
        this.authority = authority;
        this.known = known;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        X509Certificate box = chain[0];
        Optional<ByteBuffer> unknown = known.unknown(box);
        if (unknown.isEmpty()) {
            return;
        }
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(withinValidity(box)));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(box)), parameters);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("not a certificate of this centre", e);
        }
        List<String> purposes = box.getExtendedKeyUsage();
        if (purposes == null || !purposes.contains(CLIENT_AUTHENTICATION)) {
            throw new CertificateException("not a certificate for a client");
        }
        known.remember(unknown.get());
    }

    /// A moment at which the certificate was valid: its dates are judged later.
    private static Instant withinValidity(X509Certificate certificate) {
        return certificate.getNotBefore().toInstant().plusSeconds(1);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this listener calls nobody");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[] {authority};
    }
}
