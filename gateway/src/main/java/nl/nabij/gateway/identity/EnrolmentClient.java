package nl.nabij.gateway.identity;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.link.Enrolment;
import nl.nabij.gateway.clock.BoxClock;

/// Makes the box a home's gateway: a new key, a request signed by it, and the centre's answer.
public final class EnrolmentClient {

    private final CentreCall centre;
    private final BoxClock clock;
    private final SecureRandom random;

    /// @param server `https://host:port`
    public EnrolmentClient(URI server, BoxClock clock, SecureRandom random) {
        this.centre = new CentreCall(server, random);
        this.clock = clock;
        this.random = random;
    }

    /// @throws IOException when the centre cannot be reached or is not the one of the code: try again
    ///     later
    /// @throws EnrolmentRefusedException when the centre says no
    public GatewayIdentity enrol(EnrolmentCode code)
            throws IOException, EnrolmentRefusedException, InterruptedException {
        try {
            KeyPair key = CertificateRequest.newKey(random);
            Enrolment.Answer answer =
                    ask(code, new Enrolment.Request(code.secret(), CertificateRequest.pem(key, "nabij gateway")));
            return identity(code, key, answer);
        } catch (GeneralSecurityException | ContractException | IllegalArgumentException e) {
            throw new IOException("The centre's answer to the enrolment cannot be used: " + e.getMessage(), e);
        }
    }

    private Enrolment.Answer ask(EnrolmentCode code, Enrolment.Request request)
            throws IOException, EnrolmentRefusedException, InterruptedException, GeneralSecurityException,
                    ContractException {
        CentreCall.Answer answer = centre.post(
                "/api/v1/enrolment",
                request,
                ServerTrust.byFingerprint(
                        code.authorityFingerprint(), centre.server().getHost(), clock));
        int status = answer.status();
        if (status >= 400 && status < 500 && status != 429) {
            throw new EnrolmentRefusedException("The centre refused the enrolment code (HTTP " + status
                    + "): it is wrong, was used before, or is older than an hour");
        }
        if (status != 200 && status != 201) {
            throw new IOException("The centre answered the enrolment with HTTP " + status);
        }
        return ContractJson.read(answer.body(), Enrolment.Answer.class);
    }

    private static GatewayIdentity identity(EnrolmentCode code, KeyPair key, Enrolment.Answer answer)
            throws GeneralSecurityException {
        X509Certificate certificate = Pem.certificate(answer.certificate());
        X509Certificate authority = Pem.certificate(answer.authority());
        if (!Fingerprints.of(authority).equals(code.authorityFingerprint())) {
            throw new GeneralSecurityException("its authority is not the one of the code");
        }
        if (!certificate.getPublicKey().equals(key.getPublic())) {
            throw new GeneralSecurityException("its certificate is for another key");
        }
        certificate.verify(authority.getPublicKey());
        List<X509Certificate> authorities = new ArrayList<>(List.of(authority));
        for (String other : answer.otherAuthorities().orElse(List.of())) {
            authorities.add(Pem.certificate(other));
        }
        return new GatewayIdentity(
                answer.gateway(), key.getPrivate(), certificate, authorities, IdentityStore.uplinks(answer.uplinks()));
    }
}
