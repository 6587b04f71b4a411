package nl.nabij.gateway.identity;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.clock.BoxClock.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trusts the centre's authorities, mostly one, to speak for one host. Chain, purpose and name are always checked.
/// Dates are
/// checked while the box's clock is synchronised; until then the nearest moment at which the chain
/// is valid is taken, since a box that woke in 1970 must still bring its alarms.
public final class ServerTrust extends X509ExtendedTrustManager {

    private static final Logger LOG = LoggerFactory.getLogger(ServerTrust.class);
    private static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";
    private static final String FOR_ANYTHING = "2.5.29.37.0";

    private final Authorities authorities;
    private final String host;
    private final BoxClock clock;

    /// Which certificates may be the anchor of a chain that a server shows.
    interface Authorities {
        List<X509Certificate> of(List<X509Certificate> chain) throws CertificateException;
    }

    ServerTrust(Authorities authorities, String host, BoxClock clock) {
        this.authorities = authorities;
        this.host = host;
        this.clock = clock;
    }

    /// @param host the name or address that was asked for
    public static ServerTrust of(List<X509Certificate> authorities, String host, BoxClock clock) {
        List<X509Certificate> anchors = List.copyOf(authorities);
        return new ServerTrust(chain -> anchors, host, clock);
    }

    /// The authority is the one of the server's own chain that has this fingerprint.
    static ServerTrust byFingerprint(String fingerprint, String host, BoxClock clock) {
        return new ServerTrust(chain -> List.of(Fingerprints.find(chain, fingerprint)), host, clock);
    }

    private void check(X509Certificate[] shown) throws CertificateException {
        List<X509Certificate> chain = List.of(shown);
        List<X509Certificate> anchors = authorities.of(chain);
        List<X509Certificate> path = new ArrayList<>(chain);
        path.removeAll(anchors);
        if (path.isEmpty()) {
            throw new CertificateException("The server shows the authority in place of a certificate of its own");
        }
        try {
            CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
            PKIXParameters parameters = new PKIXParameters(
                    anchors.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet()));
            // Revocation of a server is a new authority: a box has nobody to ask while its link is down.
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(moment(path)));
            CertPathValidator.getInstance("PKIX").validate(certPath, parameters);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("The server's certificate is not trusted: " + e.getMessage(), e);
        }
        X509Certificate certificate = path.getFirst();
        List<String> purposes = certificate.getExtendedKeyUsage();
        if (purposes != null && !purposes.contains(FOR_SERVERS) && !purposes.contains(FOR_ANYTHING)) {
            throw new CertificateException("The certificate shown is not one for servers");
        }
        ServerName.require(certificate, host);
    }

    private Instant moment(List<X509Certificate> path) {
        Reading reading = clock.read();
        Instant now = reading.at();
        if (reading.synchronised()) {
            return now;
        }
        Instant earliest = path.stream()
                .map(each -> each.getNotBefore().toInstant())
                .max(Instant::compareTo)
                .orElse(now);
        Instant latest = path.stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElse(now);
        Instant clamped = now.isBefore(earliest) ? earliest : now.isAfter(latest) ? latest : now;
        if (!clamped.equals(now)) {
            LOG.warn("The clock is not synchronised and the server's dates are not checked clock={}", now);
        }
        return clamped;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw notAServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw notAServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw notAServer();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static CertificateException notAServer() {
        return new CertificateException("A gateway takes no TLS clients");
    }
}
