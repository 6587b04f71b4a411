package nl.nabij.server.push;

import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import java.util.UUID;
import nl.nabij.contract.face.WebPush.PushSubscribe;
import nl.nabij.server.webhook.AddressRefusedException;
import nl.nabij.server.webhook.Inside;
import nl.nabij.server.webhook.WebhookAddress;

/// One browser's place at its push service.
record Subscription(UUID id, String endpoint, String p256dh, String auth) {

    /// Google's have some 200 characters, Mozilla's 400, Microsoft's more.
    static final int LONGEST_ENDPOINT = 1_000;

    /// @throws IllegalArgumentException with what is wrong and what would be right
    static Subscription of(UUID id, PushSubscribe asked, Inside inside) {
        String endpoint = present("endpoint", asked.endpoint()).strip();
        String p256dh = present("p256dh", asked.p256dh());
        String auth = present("auth", asked.auth());
        try {
            WebhookAddress.parse(endpoint, inside, LONGEST_ENDPOINT);
        } catch (AddressRefusedException e) {
            throw new IllegalArgumentException(
                    switch (e.why()) {
                        case WRONG ->
                            "endpoint has to be the https address that the browser's subscription gives, of at most "
                                    + LONGEST_ENDPOINT + " characters";
                        case NOT_HTTPS -> "endpoint has to begin with https://";
                        case INSIDE -> "endpoint leads into the server's own network, which is not called";
                    },
                    e);
        }
        try {
            UserAgentMessageEncryptionKeyInfo.of(p256dh, auth);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "p256dh has to be a point of P-256 (65 bytes) and auth 16 bytes, both base64url, as the browser's"
                            + " subscription gives them",
                    e);
        }
        return new Subscription(id, endpoint, p256dh, auth);
    }

    /// What the codec does not check: a field that is missing arrives as null.
    private static String present(String name, @org.jspecify.annotations.Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST_ENDPOINT * 2) {
            throw new IllegalArgumentException(
                    "The body needs 'endpoint', 'p256dh' and 'auth' as the browser's subscription gives them; " + name
                            + " is missing or too long");
        }
        return value;
    }
}
