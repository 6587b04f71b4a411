package nl.nabij.gateway.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import nl.nabij.contract.GatewayId;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A centre's authority for tests.
public final class TestAuthority {

    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2060-01-01T00:00:00Z");

    private final KeyPair keys = keyPair();
    private final X500Name name = new X500Name("CN=Test authority");
    private final X509Certificate certificate = sign(name, keys.getPublic(), FROM, UNTIL, true, List.of());
    private long serial = 1;

    /// A key with its certificate, and PEM of both.
    public record Issued(KeyPair keys, X509Certificate certificate) {

        public String keyPem() {
            return Pem.write("PRIVATE KEY", keys.getPrivate().getEncoded());
        }

        public String certificatePem() {
            try {
                return Pem.write("CERTIFICATE", certificate.getEncoded());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public String certificatePem() {
        return new Issued(keys, certificate).certificatePem();
    }

    public Issued server(String... dnsNames) {
        return server(FROM, UNTIL, dnsNames);
    }

    public Issued server(Instant from, Instant until, String... dnsNames) {
        KeyPair pair = keyPair();
        List<GeneralName> names = java.util.Arrays.stream(dnsNames)
                .map(each -> new GeneralName(GeneralName.dNSName, each))
                .toList();
        return new Issued(pair, sign(new X500Name("CN=server"), pair.getPublic(), from, until, false, names));
    }

    public X509Certificate gateway(PublicKey key, String gateway) {
        return gateway(key, gateway, FROM, UNTIL);
    }

    public X509Certificate gateway(PublicKey key, String gateway, Instant from, Instant until) {
        return sign(new X500Name("CN=" + gateway), key, from, until, false, List.of());
    }

    public GatewayIdentity identity(String gateway, List<ServerAddress> uplinks) {
        KeyPair pair = keyPair();
        return new GatewayIdentity(
                new GatewayId(gateway),
                pair.getPrivate(),
                gateway(pair.getPublic(), gateway),
                List.of(certificate),
                uplinks);
    }

    private X509Certificate sign(
            X500Name subject, PublicKey key, Instant from, Instant until, boolean authority, List<GeneralName> names) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name, BigInteger.valueOf(++serial), Date.from(from), Date.from(until), subject, key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!authority) {
                KeyPurposeId purpose = names.isEmpty() ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth;
                builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            }
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
