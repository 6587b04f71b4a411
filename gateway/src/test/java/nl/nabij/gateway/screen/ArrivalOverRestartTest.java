package nl.nabij.gateway.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.face.ResidentState.Arrival;
import nl.nabij.contract.face.ResidentState.Coming;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.gateway.clock.BoxClock;
import nl.nabij.gateway.clock.HandClock;
import nl.nabij.gateway.device.HomeForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody is on the way, the gateway starts anew, and the centre cannot be reached.
class ArrivalOverRestartTest {

    private static final Down.Notice IN_A_QUARTER = new Down.Notice(
            4,
            List.of(new Down.OpenAlarm(
                    new AlarmId(new UUID(0, 1)),
                    HomeForTests.PENDANT,
                    Kind.SOS,
                    Instant.parse("2026-03-01T20:00:00Z"),
                    Down.Stage.RESPONDER_COMING,
                    Optional.of("Fatima"),
                    false,
                    Optional.of("Anja"),
                    Optional.of(900_000L))));

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /// A process of its own: its steady clock began anew.
    private ResidentScreen process(BoxClock boxClock) {
        HomeForTests house = new HomeForTests();
        return new ResidentScreen(
                house.home,
                house.commands,
                house.reports,
                house.time.clocks(),
                new ScreenMemory(folder.resolve("screen.json"), boxClock),
                task -> {
                    if (!stopped.get()) {
                        task.run();
                    }
                });
    }

    private void toldThenStopped() {
        ScreenMemory memory = new ScreenMemory(folder.resolve("screen.json"), clock);
        ScreenMemory.Told told = new ScreenMemory.Told(IN_A_QUARTER, Optional.of(Duration.ofMinutes(2)));
        memory.keep(new ScreenMemory.Kept(Optional.empty(), Optional.of(told), Optional.empty()));
    }

    private static Coming coming(ResidentScreen screen) {
        return screen.state().help().orElseThrow().coming().orElseThrow();
    }

    private static BoxClock anotherBoot(Instant at, boolean synchronised) {
        return () -> new BoxClock.Reading(at, synchronised, new UUID(9, 9), Duration.ofSeconds(40));
    }

    @Test
    void theProgramAloneStartsAnewAndCountsOnThoughTheClockIsWrong() {
        clock.set(Instant.parse("1970-01-01T00:05:00Z"), false);
        toldThenStopped();
        clock.forward(Duration.ofMinutes(3));
        clock.set(Instant.parse("2031-01-01T00:05:00Z"), false);
        assertThat(coming(process(clock))).isEqualTo(new Coming("Anja", Arrival.ABOUT, Optional.of(10)));
        clock.forward(Duration.ofMinutes(11));
        assertThat(coming(process(clock)).arrival()).isEqualTo(Arrival.LATER);
    }

    @Test
    void afterAPowerCutATrustedClockCountsOn() {
        toldThenStopped();
        Instant later = clock.read().at().plus(Duration.ofMinutes(8));
        assertThat(coming(process(anotherBoot(later, true))).aboutMinutes()).contains(5);
    }

    @Test
    void afterAPowerCutWithoutATrustedClockNoTimeIsToldButWhoComes() {
        toldThenStopped();
        Instant before = clock.read().at().minus(Duration.ofMinutes(8));
        Coming nobodyKnows = new Coming("Anja", Arrival.UNKNOWN, Optional.empty());
        assertThat(coming(process(anotherBoot(before.plus(Duration.ofMinutes(9)), false))))
                .isEqualTo(nobodyKnows);
        assertThat(coming(process(anotherBoot(before, true))))
                .as("set back meanwhile")
                .isEqualTo(nobodyKnows);
        ResidentScreen again = process(anotherBoot(before, false));
        again.notice(IN_A_QUARTER);
        assertThat(coming(again).aboutMinutes())
                .as("until the centre says it again")
                .contains(15);
    }

    @Test
    void whatTheScreenKeepsIsWhatTheNextProcessReads() throws IOException {
        ResidentScreen screen = process(clock);
        screen.notice(IN_A_QUARTER);
        // Written at once, and what is new goes along.
        screen.config(new Down.Config(
                1,
                new Down.HomeConfig("mevrouw Willemse", "nl", "Europe/Amsterdam", Optional.empty(), Optional.empty())));
        stopped.set(true);
        Path file = folder.resolve("screen.json");
        clock.forward(Duration.ofMinutes(5));
        assertThat(coming(process(clock)).aboutMinutes()).contains(10);

        String older =
                Files.readString(file).replace("\"noticeAgeMillis\"", "\"x\"").replace("\"written\"", "\"y\"");
        Files.writeString(file, older);
        assertThat(coming(process(clock)).arrival()).as("of an older build").isEqualTo(Arrival.UNKNOWN);
    }
}
