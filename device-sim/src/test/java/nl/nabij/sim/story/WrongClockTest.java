package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.nabij.contract.face.ResidentState.HelpStage;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue.Curtain;
import nl.nabij.sim.program.CentreDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A box without a battery clock wakes years off, enrols, connects and delivers; then its clock is set
/// right while it runs.
@Story
class WrongClockTest {

    /// The gateway's wall clock, off by what a file says at each look.
    private static final ChangedProgram WITH_A_CLOCK_THAT_CAN_BE_SET = new ChangedProgram(
            "gateway",
            "nl/nabij/gateway/GatewayApp.java",
            Map.of(
                    "private GatewayApp() {}",
                    """
                    private GatewayApp() {}

                    private static final Clock SET = new Clock() {
                        @Override
                        public java.time.ZoneId getZone() {
                            return java.time.ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(java.time.ZoneId zone) {
                            return this;
                        }

                        @Override
                        public java.time.Instant instant() {
                            try {
                                String off = java.nio.file.Files.readString(Path.of(System.getenv("NABIJ_DATA"), "off"));
                                return Clock.systemUTC().instant().plus(Duration.parse(off));
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }
                    };
                    """,
                    "Clock.systemUTC(), System::nanoTime",
                    "SET, System::nanoTime",
                    "InstantSource.system(), System::nanoTime",
                    "SET, System::nanoTime",
                    "Clock.systemUTC(),\n                        EmbeddedBrokerConfig",
                    "SET,\n                        EmbeddedBrokerConfig"));

    /// Between the wish at the house and the stored alarm, on a busy machine.
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(20);

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:03:00Z", "2035-06-01T12:00:00Z"})
    void noAlarmIsLostOrDoubledAndEachHasATimeThatCanBeTrue(Instant wrong) throws IOException {
        clockIsOffBy(Duration.between(Instant.now(), wrong));
        List<String> options = List.of("--pendants", "3", "--curtain-seconds", "3");
        String story = "wrong-clock-" + wrong.toString().substring(0, 4);
        WholeSystem prepared = new WholeSystem(story, data, Map.of("NABIJ_GATEWAY_CLOCK", "auto"), options);
        prepared.change(WITH_A_CLOCK_THAT_CAN_BE_SET);
        try (WholeSystem system = prepared.start();
                Resident willemse = system.resident()) {
            willemse.seesUplink(true);
            List<Instant> presses = new ArrayList<>();
            presses.add(press(system, "pendant"));
            willemse.sees(HelpStage.HEARD);

            system.server().stop();
            willemse.seesUplink(false);
            presses.add(press(system, "pendant-2"));
            Device curtain = willemse.device(system.home().id("curtain"));
            willemse.asks(curtain, DeviceCommand.of(Kind.CURTAIN, "open"));
            // In the middle of the curtain's travel and of two open presses.
            clockIsOffBy(Duration.ZERO);
            willemse.seesState(
                    system.home().id("curtain"),
                    Kind.CURTAIN,
                    state -> state instanceof Curtain of && of.state().equals("open") && !of.moving());
            Instant restarted = Instant.now();
            system.startServer();
            willemse.seesUplink(true);
            presses.add(press(system, "pendant-3"));

            List<CentreDatabase.StoredAlarm> alarms = Eventually.some(
                    "all three presses are at the centre",
                    () -> system.database().alarms().filter(stored -> stored.size() >= presses.size()));
            assertThat(alarms).hasSize(presses.size()).allMatch(alarm -> alarm.repeats() == 0);
            for (int i = 0; i < presses.size(); i++) {
                assertThat(alarms.get(i).happenedAt())
                        .as("the time of press %d", i + 1)
                        .isBetween(
                                presses.get(i).minusSeconds(1), presses.get(i).plus(ON_ITS_WAY));
            }
            assertThat(alarms.get(1).happenedAt()).as("the press that waited").isBefore(restarted);
            assertThat(alarms.get(1).receivedAt()).isAfter(restarted);
        }
    }

    private static Instant press(WholeSystem system, String pendant) {
        Instant now = Instant.now();
        system.home().press(pendant);
        system.home().awaitsNothingWaiting();
        return now;
    }

    private void clockIsOffBy(Duration off) throws IOException {
        Path next = Files.writeString(data.resolve("off.next"), off.toString());
        Files.move(next, data.resolve("off"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
