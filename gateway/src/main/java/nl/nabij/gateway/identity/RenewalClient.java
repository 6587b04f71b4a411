package nl.nabij.gateway.identity;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.face.ApiError;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.gateway.clock.BoxClock;

/// Asks the centre for the box's next certificate. The present key signs the request for the new one,
/// so no certificate is shown in TLS.
public final class RenewalClient {

    private final CentreCall centre;
    private final BoxClock clock;
    private final SecureRandom random;

    /// @param server `https://host:port`
    public RenewalClient(URI server, BoxClock clock, SecureRandom random) {
        this.centre = new CentreCall(server, random);
        this.clock = clock;
        this.random = random;
    }

    /// A key that waits for its certificate. Asked for again it gets the same one, so an answer that
    /// was lost costs nothing.
    public record NextKey(KeyPair pair, String request) {

        /// Without the key.
        @Override
        public String toString() {
            return "NextKey[***]";
        }
    }

    /// What the centre said.
    public sealed interface Answer {

        record Renewed(GatewayIdentity identity) implements Answer {}

        record Refused(Reason reason) implements Answer {}
    }

    public enum Reason {
        REVOKED("The centre does not renew this box's certificate: it was revoked"),
        UNKNOWN("The centre does not renew this box's certificate: it does not know it"),
        TOO_MANY("The centre does not renew this box's certificate: its home has too many valid ones"),
        /// A mistake of ours, or of this very request: the next one has a fresh key.
        MISUNDERSTOOD("The centre does not understand how this box asks to renew its certificate");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /// For who looks after the fault.
        public String text() {
            return text;
        }
    }

    public NextKey newKey() {
        try {
            KeyPair pair = CertificateRequest.newKey(random);
            return new NextKey(pair, CertificateRequest.pem(pair, "nabij gateway"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java makes P-256 keys", e);
        }
    }

    /// @throws IOException when there is no answer, or one that cannot be used: try again later
    public Answer renew(GatewayIdentity present, NextKey next) throws IOException, InterruptedException {
        try {
            CentreCall.Answer answer = centre.post(
                    "/api/v1/enrolment/renewal",
                    request(present, next),
                    ServerTrust.of(present.authorities(), centre.server().getHost(), clock));
            return switch (answer.status()) {
                case 200 -> new Answer.Renewed(identity(present, next, answer));
                case 400, 403, 409 -> new Answer.Refused(reason(answer));
                default -> throw new IOException("The centre answered the renewal with HTTP " + answer.status());
            };
        } catch (GeneralSecurityException | ContractException | IllegalArgumentException e) {
            throw new IOException("The centre's answer to the renewal cannot be used: " + e.getMessage(), e);
        }
    }

    private static Enrolment.Renewal request(GatewayIdentity present, NextKey next) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(present.key());
        signature.update(Enrolment.Renewal.signed(Pem.der("CERTIFICATE REQUEST", next.request())));
        return new Enrolment.Renewal(
                Pem.write("CERTIFICATE", present.certificate().getEncoded()),
                next.request(),
                Base64.getEncoder().encodeToString(signature.sign()));
    }

    private static Reason reason(CentreCall.Answer answer) throws ContractException {
        return switch (ContractJson.read(answer.body(), ApiError.class).error()) {
            case "certificate-revoked" -> Reason.REVOKED;
            case "certificate-unknown" -> Reason.UNKNOWN;
            case "certificate-limit" -> Reason.TOO_MANY;
            default -> Reason.MISUNDERSTOOD;
        };
    }

    /// What replaces the present identity must be at least as usable: an answer after which the box
    /// would not trust the very server that gave it is not taken.
    private GatewayIdentity identity(GatewayIdentity present, NextKey next, CentreCall.Answer answer)
            throws GeneralSecurityException, ContractException {
        Enrolment.Answer given = ContractJson.read(answer.body(), Enrolment.Answer.class);
        X509Certificate certificate = Pem.certificate(given.certificate());
        List<X509Certificate> authorities = new ArrayList<>(List.of(Pem.certificate(given.authority())));
        for (String other : given.otherAuthorities().orElse(List.of())) {
            authorities.add(Pem.certificate(other));
        }
        if (!given.gateway().equals(present.gateway())) {
            throw new GeneralSecurityException("it is for another gateway");
        }
        if (!certificate.getPublicKey().equals(next.pair().getPublic())) {
            throw new GeneralSecurityException("its certificate is for another key");
        }
        certificate.verify(authorities.getFirst().getPublicKey());
        ServerTrust.of(authorities, centre.server().getHost(), clock)
                .checkServerTrusted(answer.shown().toArray(X509Certificate[]::new), "UNKNOWN");
        return new GatewayIdentity(
                present.gateway(),
                next.pair().getPrivate(),
                certificate,
                authorities,
                IdentityStore.uplinks(given.uplinks()));
    }
}
