package nl.nabij.gateway.identity;

import java.net.InetAddress;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Whether a certificate speaks for a host, by its subject alternative names (RFC 9525): the whole
/// name, a wildcard for exactly the first label, or an IP address. The common name counts for
/// nothing.
final class ServerName {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private ServerName() {}

    static void require(X509Certificate certificate, String host) throws CertificateException {
        Collection<List<?>> names;
        try {
            names = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException e) {
            throw new CertificateException("The server's certificate has unreadable names", e);
        }
        if (names == null || names.stream().noneMatch(name -> matches(name, host))) {
            throw new CertificateException("The server's certificate does not speak for " + host);
        }
    }

    private static boolean matches(List<?> name, String host) {
        String value = String.valueOf(name.get(1)).toLowerCase(Locale.ROOT);
        String wanted = host.toLowerCase(Locale.ROOT);
        return switch ((Integer) name.get(0)) {
            case DNS_NAME ->
                value.equals(wanted)
                        || (value.startsWith("*.") && value.substring(1).equals(parent(wanted)));
            case IP_ADDRESS -> sameAddress(value, wanted);
            default -> false;
        };
    }

    private static String parent(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? "" : host.substring(dot);
    }

    private static boolean sameAddress(String one, String other) {
        try {
            return InetAddress.ofLiteral(one).equals(InetAddress.ofLiteral(other));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
