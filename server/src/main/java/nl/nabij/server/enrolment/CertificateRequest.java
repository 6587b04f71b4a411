package nl.nabij.server.enrolment;

import java.io.IOException;
import java.io.StringReader;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/// Reads a box's PKCS #10 request. Its subject is ignored: the centre gives the name.
final class CertificateRequest {

    /// A P-256 request is under 600 characters; this leaves room for any sane attributes.
    private static final int LONGEST = 8_192;

    private CertificateRequest() {}

    static PublicKey verifiedKey(String pem) {
        if (pem.length() > LONGEST) {
            throw new CertificateException(
                    "The certificate request has " + pem.length() + " characters; at most " + LONGEST + " are allowed");
        }
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (!(parser.readObject() instanceof PKCS10CertificationRequest request)) {
                throw new CertificateException(
                        "The certificate request is not PKCS #10 in PEM (-----BEGIN CERTIFICATE REQUEST-----)");
            }
            PublicKey key = new JcaPKCS10CertificationRequest(request).getPublicKey();
            if (!CertificateAuthority.isP256(key)) {
                throw new CertificateException("The certificate request holds another key than P-256 (secp256r1)");
            }
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new CertificateException("The certificate request is not signed with its own key");
            }
            return key;
        } catch (IOException
                | NoSuchAlgorithmException
                | InvalidKeyException
                | OperatorCreationException
                | PKCSException
                | RuntimeException e) {
            if (e instanceof CertificateException known) {
                throw known;
            }
            throw new CertificateException("The certificate request is damaged", e);
        }
    }
}
