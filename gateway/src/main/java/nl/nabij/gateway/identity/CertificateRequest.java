package nl.nabij.gateway.identity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;

/// Writes a PKCS #10 request (RFC 2986) for a P-256 key. The few lines of DER stand here so that the
/// box needs no library of 9.5 MB for one message in its life.
final class CertificateRequest {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int UTF8_STRING = 0x0C;
    private static final int BIT_STRING = 0x03;
    private static final int NO_ATTRIBUTES = 0xA0;
    private static final byte[] VERSION_1 = HexFormat.of().parseHex("020100");
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("06082A8648CE3D040302");

    private CertificateRequest() {}

    /// A key that never leaves the box.
    static KeyPair newKey(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    /// @param name a common name; the centre ignores it and gives the name itself
    static String pem(KeyPair key, String name) throws GeneralSecurityException {
        byte[] subject = der(
                SEQUENCE,
                der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, name.getBytes(StandardCharsets.UTF_8)))));
        // The JDK encodes a public key as the SubjectPublicKeyInfo that belongs here.
        byte[] information = der(SEQUENCE, VERSION_1, subject, key.getPublic().getEncoded(), der(NO_ATTRIBUTES));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(information);
        byte[] request = der(
                SEQUENCE,
                information,
                der(SEQUENCE, ECDSA_WITH_SHA256),
                der(BIT_STRING, new byte[] {0}, signature.sign()));
        return Pem.write("CERTIFICATE REQUEST", request);
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        length(whole, content.size());
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static void length(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length & 0xFF);
        }
    }
}
