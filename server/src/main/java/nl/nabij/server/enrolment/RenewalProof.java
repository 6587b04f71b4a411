package nl.nabij.server.enrolment;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Enrolment;

/// What a renewal proves by itself, before any table is asked: who holds the key of a certificate of
/// ours wants this new key certified. No clock is read, so a certificate past its date proves as much.
sealed interface RenewalProof {

    /// @param present what the box has now
    /// @param newKey what it wants certified; it holds that one too
    record Proven(GatewayId home, X509Certificate present, PublicKey newKey) implements RenewalProof {}

    /// @param why for the developer of a box
    record Malformed(String why) implements RenewalProof {}

    /// Another authority signed the certificate, or it is not a box's.
    record NotOurs() implements RenewalProof {}

    /// The request is not signed with the certificate's key.
    record NotTheHolder() implements RenewalProof {}

    /// A certificate of ours is under 900 characters.
    int LONGEST_CERTIFICATE = 8_192;

    /// A P-256 signature in DER has at most 72 bytes, 96 characters.
    int LONGEST_SIGNATURE = 128;

    static RenewalProof of(Enrolment.Renewal renewal, CertificateAuthority authority) {
        if (renewal.certificate().length() > LONGEST_CERTIFICATE
                || renewal.signature().length() > LONGEST_SIGNATURE) {
            return new Malformed("The certificate or the signature is longer than any of ours can be");
        }
        try {
            X509Certificate present = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Pem.read("CERTIFICATE", renewal.certificate())));
            Optional<GatewayId> home = IssuedCertificate.subject(present).map(GatewayId::new);
            if (home.isEmpty() || !authority.issuedToGateway(present)) {
                return new NotOurs();
            }
            PublicKey newKey = CertificateRequest.verifiedKey(renewal.certificateRequest());
            if (newKey.equals(present.getPublicKey())) {
                return new Malformed("The request is for the certificate's own key; a renewal needs a new one");
            }
            return signed(renewal, present.getPublicKey())
                    ? new Proven(home.get(), present, newKey)
                    : new NotTheHolder();
        } catch (CertificateException e) {
            return new Malformed(String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return new Malformed("The certificate or the signature is damaged");
        }
    }

    private static boolean signed(Enrolment.Renewal renewal, PublicKey by) throws GeneralSecurityException {
        byte[] signature = Base64.getDecoder().decode(renewal.signature());
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(by);
        check.update(Enrolment.Renewal.signed(Pem.read("CERTIFICATE REQUEST", renewal.certificateRequest())));
        return check.verify(signature);
    }
}
