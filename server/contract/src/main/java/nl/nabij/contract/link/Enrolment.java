package nl.nabij.contract.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.GatewayId;

/// How a box becomes a home's gateway, `POST /api/v1/enrolment`, and how it stays one, `POST
/// /api/v1/enrolment/renewal`. Both are plain HTTPS calls whose server the box checks: the first
/// against the fingerprint in the installer's code, the second against its authorities. Neither asks
/// for a certificate in TLS. In TLS the box asks for [#SERVER_NAME], so that it is shown the centre's own
/// certificate also where browsers are shown one of somebody else.
public final class Enrolment {

    /// The server name (SNI) that a box sends; RFC 2606 keeps it from being anybody's.
    public static final String SERVER_NAME = "boxes.nabij.invalid";

    private Enrolment() {}

    /// @param code the one-time part of the installer's code, valid for one hour
    /// @param certificateRequest PKCS #10 in PEM; its key was made on the box and never leaves it
    public record Request(String code, String certificateRequest) {}

    /// @param certificate PEM of the box's present certificate, past its date or not
    /// @param certificateRequest PKCS #10 in PEM of a new key; the same request again is answered with
    ///     the same certificate
    /// @param signature Base64 of SHA256withECDSA by the present certificate's key over [#signed]
    public record Renewal(String certificate, String certificateRequest, String signature) {

        /// So that the signature means this and can be taken for nothing else.
        private static final byte[] DOMAIN = "nabij-renewal-1\n".getBytes(StandardCharsets.US_ASCII);

        /// What is signed.
        ///
        /// @param requestDer the request as DER
        public static byte[] signed(byte[] requestDer) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream(DOMAIN.length + requestDer.length);
            whole.writeBytes(DOMAIN);
            whole.writeBytes(requestDer);
            return whole.toByteArray();
        }
    }

    /// @param certificate PEM, its subject is the gateway id
    /// @param authority PEM of the server's CA that signed it
    /// @param uplinks `host:port`, the first is tried first
    /// @param otherAuthorities PEM of each further CA that the box has to trust, while one takes the
    ///     other's place; whom the answer does not name is trusted no longer
    public record Answer(
            GatewayId gateway,
            String certificate,
            String authority,
            List<String> uplinks,
            Optional<List<String>> otherAuthorities) {
        public Answer {
            uplinks = List.copyOf(uplinks);
            otherAuthorities = otherAuthorities.map(List::copyOf);
        }
    }
}
