package nl.nabij.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.server.alarm.Downlink;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.postgres.Transaction;
import org.junit.jupiter.api.Test;

/// What a look and a connect do at the same moment.
class CommandSendingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final GatewayId HOME = new GatewayId("gw-willemse");
    private static final long PATIENCE_SECONDS = 30;

    private final Command.Known first = asked("on");
    private final Command.Known second = asked("off");
    private final List<Command.Known> asked = new CopyOnWriteArrayList<>(List.of(first));
    private final CountDownLatch readByConnect = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<CommandId> sent = new CopyOnWriteArrayList<>();

    @Test
    void aLookDoesNotOvertakeAConnectThatReadEarlier() throws Exception {
        CommandSending sending = new CommandSending(new SlowReading(), new Recording());
        Thread connect = Thread.ofPlatform().start(() -> sending.connected(List.of(HOME)));
        assertThat(readByConnect.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        asked.add(second);
        Thread look = Thread.ofPlatform().start(sending::look);
        // It has sent, or it waits its turn.
        while (look.getState() != Thread.State.WAITING && look.isAlive()) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        connect.join(Duration.ofSeconds(PATIENCE_SECONDS));
        look.join(Duration.ofSeconds(PATIENCE_SECONDS));
        assertThat(sent.getFirst()).isEqualTo(first.facts().id());
        assertThat(sent.getLast()).isEqualTo(second.facts().id());
    }

    private static Command.Known asked(String action) {
        return new Command.Asked(new CommandFacts(
                new CommandId(UUID.randomUUID()),
                new OrganisationId(UUID.randomUUID()),
                Optional.empty(),
                HOME,
                new DeviceId("0xlamp"),
                DeviceCommand.of(new Kind("light"), action),
                Optional.empty(),
                new Operator(new UserId(UUID.randomUUID()), "Joris"),
                NOW,
                Duration.ofSeconds(30)));
    }

    private final class Recording implements Downlink {

        @Override
        public boolean connected(GatewayId home) {
            return true;
        }

        @Override
        public boolean send(GatewayId home, Down message) {
            return sent.add(((Down.Command) message).command());
        }
    }

    /// Whose answer to a connect is on its way for a while.
    private final class SlowReading implements CommandStore {

        @Override
        public <T> T asWorker(Function<CommandRows, T> work) {
            return work.apply(rows());
        }

        @Override
        public <T> T asOrganisation(OrganisationId organisation, Function<CommandRows, T> work) {
            throw new UnsupportedOperationException("nobody sends with an organisation's eyes");
        }

        @Override
        public CommandRows in(Transaction transaction) {
            throw new UnsupportedOperationException("nobody sends in another's transaction");
        }

        private CommandRows rows() {
            return (CommandRows) Proxy.newProxyInstance(
                    CommandRows.class.getClassLoader(),
                    new Class<?>[] {CommandRows.class},
                    (_, method, _) -> switch (method.getName()) {
                        case "now" -> NOW;
                        case "position" -> new CommandChanges.Position("1:1:");
                        case "askedSince" -> new ArrayList<>(asked);
                        case "running" -> {
                            List<Command.Known> read = new ArrayList<>(asked);
                            readByConnect.countDown();
                            goOn.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                            yield read;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }
    }
}
