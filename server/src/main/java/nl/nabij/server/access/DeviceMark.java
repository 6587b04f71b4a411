package nl.nabij.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Says that a browser once signed in as this user (OWASP's 'device cookie'): `random.proof`, where
/// the proof is an HMAC keyed by the account's password hash. So nothing is stored for it, nobody
/// outside can make one, and a new password makes all old marks worthless. It lets nobody in.
final class DeviceMark {

    private static final int RANDOM_BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}");
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private DeviceMark() {}

    static String make(Account account, SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String nonce = TEXT.encodeToString(bytes);
        return nonce + "." + proof(account, nonce);
    }

    static boolean isOf(Account account, String mark) {
        if (!FORM.matcher(mark).matches()) {
            return false;
        }
        int dot = mark.indexOf('.');
        byte[] expected = proof(account, mark.substring(0, dot)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, mark.substring(dot + 1).getBytes(StandardCharsets.US_ASCII));
    }

    private static String proof(Account account, String nonce) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(account.passwordHash().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            String what = "nabij device " + account.person().id() + " " + nonce;
            return TEXT.encodeToString(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }
}
