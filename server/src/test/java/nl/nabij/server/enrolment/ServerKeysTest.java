package nl.nabij.server.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The certificate with which the centre's listeners answer.
class ServerKeysTest {

    @TempDir
    private Path folder;

    @Test
    void aNameThatIsSaidLaterStandsInTheCertificateFromTheNextLookOn() throws CertificateParsingException {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        CertificateAuthority authority = CertificateAuthority.open(folder.resolve("ca"), clock, random);
        AtomicReference<List<String>> names = new AtomicReference<>(List.of("localhost"));
        ServerKeys keys = ServerKeys.open(folder.resolve("tls"), authority, names::get, clock, random);
        X509Certificate first = keys.certificate();

        keys.look();
        assertThat(keys.certificate()).as("nothing has changed").isEqualTo(first);
        names.set(List.of("zorg.example", "192.0.2.7", "localhost"));
        keys.look();
        assertThat(keys.certificate().getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .contains("zorg.example", "192.0.2.7", "localhost");
        names.set(List.of("localhost"));
        X509Certificate more = keys.certificate();
        keys.look();
        assertThat(keys.certificate()).as("one that names more is right too").isEqualTo(more);
    }
}
