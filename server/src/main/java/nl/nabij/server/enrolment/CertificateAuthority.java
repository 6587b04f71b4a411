package nl.nabij.server.enrolment;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import nl.nabij.contract.GatewayId;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The centre's own certificate authority. Its key lies in a folder of its own, never in the
/// database, so that a copy of the one is not a copy of the other.
///
/// All keys are P-256: the cheapest full handshake that every TLS library of a box knows.
public final class CertificateAuthority {

    /// As long as a server may be expected to live; a rotation issues a second authority beside it.
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(20 * 365L);

    /// A box renews at two thirds of it, so one that was in a cupboard for two months still has a
    /// valid certificate; an expired one may deliver alarms and renew all the same.
    static final Duration GATEWAY_LIFE = Duration.ofDays(180);

    /// The longest that browsers accept of a public certificate; ours follow the same habit.
    static final Duration SERVER_LIFE = Duration.ofDays(397);

    /// Clocks in homes are late or early by some minutes long before they are wrong by years.
    private static final Duration BACKDATED = Duration.ofHours(1);

    /// 159 bits: the longest serial number that stays positive within RFC 5280's 20 octets.
    private static final int SERIAL_BITS = 159;

    private static final String SIGNATURE = "SHA256withECDSA";

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Clock clock;
    private final SecureRandom random;

    private CertificateAuthority(KeyPair keys, X509Certificate certificate, Clock clock, SecureRandom random) {
        this.keys = keys;
        this.certificate = certificate;
        this.clock = clock;
        this.random = random;
    }

    /// Opens the authority of a folder, and makes one where the folder has none.
    ///
    /// @throws CertificateException when the folder cannot be read or written, or holds half an
    ///     authority: a new one beside an old certificate would shut every enrolled home out
    public static CertificateAuthority open(Path folder, Clock clock, SecureRandom random) {
        KeyFolder files = new KeyFolder(folder, "authority");
        if (files.exists()) {
            KeyFolder.Pair pair = files.read();
            return new CertificateAuthority(pair.keys(), pair.certificate(), clock, random);
        }
        KeyPair keys = KeyFolder.newKeys(random);
        Instant now = clock.instant();
        X500Name name = new X500Name("CN=Nabij centre " + HexFormat.of().toHexDigits(random.nextInt()));
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, random),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(AUTHORITY_LIFE)),
                name,
                keys.getPublic());
        X509Certificate certificate;
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            certificate = sign(builder, keys, random);
        } catch (GeneralSecurityException | CertIOException e) {
            throw new CertificateException("The certificate authority could not be made", e);
        }
        files.write(keys.getPrivate(), certificate);
        return new CertificateAuthority(keys, certificate, clock, random);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public String certificatePem() {
        return Pem.write(certificate);
    }

    /// SHA-256 of the certificate in lower-case hex: the second half of an installer's code, by
    /// which a new box knows this centre from a stranger's.
    public String fingerprint() {
        return Fingerprint.of(certificate);
    }

    /// Signs a box's own key.
    ///
    /// @param certificateRequest PKCS #10 in PEM, signed with the key that it holds, P-256
    /// @throws CertificateException when the request is malformed, not signed by its own key, or
    ///     holds another kind of key; its text may be shown to the installer
    public IssuedCertificate issueGateway(String certificateRequest, GatewayId gateway) {
        PublicKey key = CertificateRequest.verifiedKey(certificateRequest);
        X509Certificate issued = issue(
                new X500NameBuilder(BCStyle.INSTANCE)
                        .addRDN(BCStyle.CN, gateway.value())
                        .build(),
                key,
                GATEWAY_LIFE,
                KeyPurposeId.id_kp_clientAuth,
                List.of());
        return IssuedCertificate.of(issued);
    }

    /// Whether this authority gave the certificate to a box, whatever its dates.
    boolean issuedToGateway(X509Certificate shown) {
        try {
            shown.verify(certificate.getPublicKey());
            List<String> purposes = shown.getExtendedKeyUsage();
            return purposes != null && purposes.contains(KeyPurposeId.id_kp_clientAuth.getId());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// A certificate for the centre's own listeners.
    ///
    /// @param names host names and IP addresses under which it is reached, at least one
    X509Certificate issueServer(PublicKey key, List<String> names) {
        List<GeneralName> alternatives = names.stream()
                .map(name -> new GeneralName(
                        name.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toList();
        return issue(new X500Name("CN=Nabij"), key, SERVER_LIFE, KeyPurposeId.id_kp_serverAuth, alternatives);
    }

    private X509Certificate issue(
            X500Name subject, PublicKey key, Duration life, KeyPurposeId purpose, List<GeneralName> names) {
        Instant now = clock.instant();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name(certificate.getSubjectX500Principal().getName()),
                new BigInteger(SERIAL_BITS, random),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(life)),
                subject,
                key);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(certificate));
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            }
            return sign(builder, keys, random);
        } catch (GeneralSecurityException | CertIOException e) {
            throw new CertificateException("The certificate for " + subject + " could not be issued", e);
        }
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair keys, SecureRandom random)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE)
                            .setSecureRandom(random)
                            .build(keys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /// Whether a key is of the one kind that is used here.
    static boolean isP256(PublicKey key) {
        return key instanceof ECPublicKey curve
                && curve.getParams().getOrder().bitLength() == 256
                && curve.getParams().getCurve().getField().getFieldSize() == 256;
    }
}
