package nl.nabij.gateway.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import nl.nabij.gateway.broker.BrokerUnavailableException;
import nl.nabij.gateway.broker.HomeMessage;
import nl.nabij.gateway.broker.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

    @TempDir
    private Path folder;

    @Test
    void aTakenPortIsToldAndTheFolderIsFreeAgain() throws IOException {
        Vertx vertx = Vertx.vertx();
        try (RunningBroker first = RunningBroker.in(folder.resolve("first"))) {
            EmbeddedBroker second = new EmbeddedBroker(
                    vertx, Clock.systemUTC(), EmbeddedBrokerConfig.loopback(first.port(), folder.resolve("second")));
            assertThatThrownBy(second::start).isInstanceOf(BindException.class);
            assertThat(second.available()).isFalse();
        } finally {
            vertx.close().await();
        }
        try (RunningBroker third = RunningBroker.in(folder.resolve("second"))) {
            third.connect(4, "device").close();
        }
    }

    @Test
    void aFolderThatCannotBeOneIsTold() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> RunningBroker.in(file)).isInstanceOf(IOException.class);
    }

    @Test
    void aDamagedFileIsSetAsideAndTheHomeGoesOn() throws IOException {
        Files.writeString(folder.resolve("broker.sqlite"), "this was a database ".repeat(500));
        try (RunningBroker running = RunningBroker.in(folder);
                WireClient device = running.connect(5, "device")) {
            device.publishAndWait("x", "kept", true);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.startsWith("damaged-"));
        }
    }

    @Test
    void nothingIsPublishedBeforeTheStartNorAfterTheEnd() throws IOException {
        RunningBroker running = RunningBroker.in(folder);
        running.close();
        assertThat(running.broker().available()).isFalse();
        assertThatThrownBy(() -> running.broker().publish(HomeMessage.of("x", "y")))
                .isInstanceOf(BrokerUnavailableException.class);
    }
}
