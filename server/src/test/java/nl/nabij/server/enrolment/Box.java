package nl.nabij.server.enrolment;

import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import nl.nabij.contract.link.Enrolment;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// A box as enrolment knows it: a key, and the certificate for it.
public record Box(KeyPair keys, String certificate) {

    public static KeyPair newKeys() {
        return KeyFolder.newKeys(new SecureRandom());
    }

    public static String request(KeyPair keys) {
        try (StringWriter text = new StringWriter();
                JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=box"), keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
            writer.flush();
            return text.toString();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Asks for a certificate for a fresh key.
    public Enrolment.Renewal renewal() {
        String request = request(newKeys());
        return new Enrolment.Renewal(
                certificate, request, signature(keys.getPrivate(), Enrolment.Renewal.signed(der(request))));
    }

    static byte[] der(String request) {
        return Pem.read("CERTIFICATE REQUEST", request);
    }

    static String signature(PrivateKey key, byte[] over) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(over);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
