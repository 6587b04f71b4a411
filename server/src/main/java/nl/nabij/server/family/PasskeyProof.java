package nl.nabij.server.family;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.nabij.contract.face.FamilyHome;

/// Whether a passkey says what it has to say (WebAuthn level 2, §7.1 and §7.2), by the library
/// webauthn4j. Who made
/// the device is not asked: any passkey is better than a link in a mailbox.
final class PasskeyProof {

    /// As browsers offer them: P-256, Ed25519, RSA.
    private static final List<PublicKeyCredentialParameters> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
                    .stream()
                    .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
                    .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);

    /// @param id as base64url
    /// @param credential id and public key, as WebAuthn writes them
    record Made(String id, Buffer credential, long signCount) {}

    /// @param origin where the browser was, as it is checked already to be ours
    /// @return empty where it does not prove what it should
    Optional<Made> made(FamilyHome.PasskeyMade said, String challenge, String origin) {
        return guarded(() -> {
            RegistrationData data = manager.verify(
                    new RegistrationRequest(bytes(said.attestationObject()), bytes(said.clientData()), Set.of()),
                    new RegistrationParameters(server(challenge, origin), ALGORITHMS, false, true));
            AuthenticatorData<?> authenticator =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
            return new Made(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(credential.getCredentialId()),
                    Buffer.buffer(credentials.convert(credential)),
                    authenticator.getSignCount());
        });
    }

    /// @param known what was kept of it when it was made
    /// @return its count of signatures now; empty where it does not prove what it should
    Optional<Long> used(FamilyHome.PasskeyUsed said, Made known, String challenge, String origin) {
        return guarded(() -> {
            AuthenticationData data = manager.verify(
                    new AuthenticationRequest(
                            bytes(said.id()),
                            bytes(said.authenticatorData()),
                            bytes(said.clientData()),
                            bytes(said.signature())),
                    new AuthenticationParameters(
                            server(challenge, origin),
                            new CredentialRecordImpl(
                                    new NoneAttestationStatement(),
                                    null,
                                    null,
                                    null,
                                    known.signCount(),
                                    credentials.convert(known.credential().getBytes()),
                                    null,
                                    null,
                                    null,
                                    null),
                            null,
                            false,
                            true));
            return Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
        });
    }

    private static ServerProperty server(String challenge, String origin) {
        return new ServerProperty(new Origin(origin), rpId(origin), new DefaultChallenge(bytes(challenge)));
    }

    /// The name under which browsers keep passkeys of ours.
    static String rpId(String origin) {
        return URI.create(origin).getHost();
    }

    private interface Check<T> {
        T run();
    }

    /// What a stranger sends can be anything.
    private static <T> Optional<T> guarded(Check<T> check) {
        try {
            return Optional.of(check.run());
        } catch (VerificationException | DataConversionException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }
}
