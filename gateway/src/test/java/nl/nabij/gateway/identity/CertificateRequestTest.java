package nl.nabij.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.security.KeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.Test;

class CertificateRequestTest {

    @Test
    void theServersLibraryReadsAndVerifiesOurDer() throws Exception {
        KeyPair key = TestAuthority.keyPair();
        String pem = CertificateRequest.pem(key, "nabij gateway");
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            PKCS10CertificationRequest request = (PKCS10CertificationRequest) parser.readObject();
            assertThat(new JcaPKCS10CertificationRequest(request).getPublicKey())
                    .isEqualTo(key.getPublic());
            assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key.getPublic())))
                    .isTrue();
            assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                            .build(TestAuthority.keyPair().getPublic())))
                    .isFalse();
            assertThat(request.getSubject()).hasToString("CN=nabij gateway");
        }
    }

    @Test
    void aLongNameIsWrittenWithALongLength() throws Exception {
        String name = "x".repeat(300);
        try (PEMParser parser =
                new PEMParser(new StringReader(CertificateRequest.pem(TestAuthority.keyPair(), name)))) {
            PKCS10CertificationRequest request = (PKCS10CertificationRequest) parser.readObject();
            assertThat(request.getSubject()).hasToString("CN=" + name);
        }
    }
}
