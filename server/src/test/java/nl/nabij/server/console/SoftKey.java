package nl.nabij.server.console;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// A passkey in a few lines: P-256, attestation 'none', as WebAuthn level 2 §6 writes its bytes.
final class SoftKey {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int NEW_KEY = 0x40;

    private final byte[] id = new byte[16];
    private final KeyPair key;
    int count = 1;

    SoftKey() {
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator maker = KeyPairGenerator.getInstance("EC");
            maker.initialize(new ECGenParameterSpec("secp256r1"));
            key = maker.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String id() {
        return text(id);
    }

    /// The body of `POST …/passkeys`.
    String made(String challenge, String origin, String rpId) {
        byte[] data = authenticatorData(rpId, PRESENT | VERIFIED | NEW_KEY, coseKey());
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes(new byte[] {(byte) 0xa3, 0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e', 0x67});
        object.writeBytes("attStmt".getBytes(StandardCharsets.US_ASCII));
        object.writeBytes(new byte[] {(byte) 0xa0, 0x68});
        object.writeBytes("authData".getBytes(StandardCharsets.US_ASCII));
        object.writeBytes(new byte[] {0x58, (byte) data.length});
        object.writeBytes(data);
        return "{\"attestationObject\":\"%s\",\"clientData\":\"%s\",\"device\":\"proef\"}"
                .formatted(text(object.toByteArray()), text(clientData("webauthn.create", challenge, origin)));
    }

    /// The body of `POST …/passkey-sign-in`.
    String used(String challenge, String origin, String rpId) {
        count++;
        byte[] data = authenticatorData(rpId, PRESENT | VERIFIED, new byte[0]);
        byte[] client = clientData("webauthn.get", challenge, origin);
        return "{\"id\":\"%s\",\"authenticatorData\":\"%s\",\"clientData\":\"%s\",\"signature\":\"%s\",\"device\":\"proef\"}"
                .formatted(id(), text(data), text(client), text(sign(data, client)));
    }

    private byte[] authenticatorData(String rpId, int flags, byte[] cose) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(sha256(rpId.getBytes(StandardCharsets.US_ASCII)));
        data.write(flags);
        data.writeBytes(new byte[] {0, 0, 0, (byte) count});
        if (cose.length > 0) {
            data.writeBytes(new byte[16]);
            data.writeBytes(new byte[] {0, (byte) id.length});
            data.writeBytes(id);
            data.writeBytes(cose);
        }
        return data.toByteArray();
    }

    private byte[] coseKey() {
        ECPublicKey open = (ECPublicKey) key.getPublic();
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20});
        cose.writeBytes(bytes32(open.getW().getAffineX()));
        cose.writeBytes(new byte[] {0x22, 0x58, 0x20});
        cose.writeBytes(bytes32(open.getW().getAffineY()));
        return cose.toByteArray();
    }

    private static byte[] bytes32(BigInteger number) {
        byte[] all = number.toByteArray();
        byte[] padded = new byte[32];
        int from = Math.max(0, all.length - 32);
        System.arraycopy(all, from, padded, 32 - (all.length - from), all.length - from);
        return padded;
    }

    private static byte[] clientData(String type, String challenge, String origin) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] sign(byte[] data, byte[] client) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] of) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(of);
    }
}
