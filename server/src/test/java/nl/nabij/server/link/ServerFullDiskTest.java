package nl.nabij.server.link;

import static nl.nabij.server.link.UplinkFixture.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import nl.nabij.contract.link.Stream;
import nl.nabij.contract.link.Up;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.postgres.EmbeddedServer;
import nl.nabij.server.postgres.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL's data on a disk that something else fills: no receipt without a commit, and all goes on
/// by itself when there is room.
final class ServerFullDiskTest {

    private static final int MESSAGES = 40;
    private static final int LETTERS = 20_000;

    @TempDir
    private Path mountPoint;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", mountPoint.toString());
        assumeTrue(mounted, "Only root may mount the small tmpfs that this test fills");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", mountPoint.toString())).isTrue();
        }
    }

    @Test
    void nothingIsReceiptedThatIsNotStoredAndNothingIsLost() throws Exception {
        Path programs = Path.of(System.getProperty("java.io.tmpdir"), "postgres-binaries");
        try (EmbeddedServer postgres = EmbeddedServer.start(mountPoint.resolve("postgres"), programs);
                UplinkFixture link = new UplinkFixture(TestDatabase.on(postgres));
                TestBox box = link.home("gw-full").connect()) {
            box.publishAndWait(fault(1));
            eventually("a receipt", () -> box.receipt(Stream.OTHER, 1) == 1);
            fill();
            long refusedBefore = refused(link);
            for (int seq = 2; seq <= MESSAGES; seq++) {
                box.publish(fault(seq));
            }
            eventually("transactions failed", () -> refused(link) >= refusedBefore + 2);
            eventually("not ready", () -> !link.uplink.stores());
            // In this order: what is receipted now must be stored by now.
            long receipted = box.receipt(Stream.OTHER, 1);
            assertThat(receipted).isLessThanOrEqualTo(stored(link));
            assertThat(receipted).as("receipts on a full disk").isLessThan(MESSAGES);

            Files.delete(mountPoint.resolve("filler"));
            eventually("all receipts", () -> box.receipt(Stream.OTHER, 1) == MESSAGES);
            assertThat(stored(link)).isEqualTo(MESSAGES);
            eventually("ready again", link.uplink::stores);
            assertThat(link.count("from gateway_stream where missing <> '{}' or lost <> '{}'"))
                    .isZero();
            assertThat(link.count("from set_aside")).as("messages given up").isZero();
        }
    }

    /// Letters without a pattern, so that PostgreSQL cannot make them small.
    private static Up fault(int seq) {
        String text = new Random(seq)
                .ints(LETTERS, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return TestBox.up(Stream.OTHER, 1, seq, new UpMessage.FaultRaised("fault-" + seq, Optional.empty(), text));
    }

    private static long refused(UplinkFixture link) {
        return link.test.asAdministratorNumber(
                "select xact_rollback from pg_stat_database where datname = current_database()");
    }

    private static long stored(UplinkFixture link) {
        return link.test.asAdministratorNumber("select max(last_seq) from gateway_stream where home_id = 'gw-full'");
    }

    private void fill() throws IOException {
        byte[] chunk = new byte[4096];
        Arrays.fill(chunk, (byte) 1);
        try (OutputStream filler = Files.newOutputStream(mountPoint.resolve("filler"))) {
            while (true) {
                filler.write(chunk);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
