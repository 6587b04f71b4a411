package nl.nabij.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at any moment of a renewal leaves a whole identity: the last that was told, or the one
/// that was just being kept.
class IdentityKillTest {

    private static final int LIVES = 6;
    private static final long SEED = 20_262L;

    @TempDir
    private Path folder;

    @Test
    void aKilledRenewalLeavesTheOldOrTheNewIdentityWhole() throws Exception {
        Random random = new Random(SEED);
        for (int life = 0; life < LIVES; life++) {
            long told = renewAndKill(1 + random.nextInt(200), random.nextInt(2_000_000));
            GatewayIdentity kept = new IdentityStore(folder).load().orElseThrow();
            assertThat(kept.certificate().getSerialNumber().longValue())
                    .as("told %d, seed %d", told, SEED)
                    .isBetween(told, told + 1);
            assertThat(belongTogether(kept)).as("key and certificate").isTrue();
            kept.certificate().verify(kept.authorities().getFirst().getPublicKey());
        }
    }

    private static boolean belongTogether(GatewayIdentity identity) throws Exception {
        byte[] sample = {1, 2, 3};
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(identity.key());
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(identity.certificate());
        signature.update(sample);
        return signature.verify(signed);
    }

    /// @param spin so many turns after the line was read, so that each kill meets another instruction
    /// @return the last serial that the writer told before it was killed
    private long renewAndKill(int atLine, int spin) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        IdentityWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long told = 0;
        try (BufferedReader lines = writer.inputReader()) {
            int count = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told = Long.parseLong(line);
                if (++count == atLine) {
                    for (int i = 0; i < spin; i++) {
                        Thread.onSpinWait();
                    }
                    // Through the handle, which leaves what was already said to be read.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return told;
    }
}
