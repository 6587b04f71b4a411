package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.face.ConsoleCall.Alive;
import org.junit.jupiter.api.Test;

class DutyTest {

    private static final Instant START = Instant.parse("2026-11-23T22:00:00Z");
    private static final UUID DESK = new UUID(0, 1);
    private static final UUID LAPTOP = new UUID(0, 2);
    private static final Duration STEP = Duration.ofSeconds(5);

    private static final Alive WHOLE = new Alive(1, true, true, true, true);
    private static final Alive HIDDEN = new Alive(1, false, true, false, true);
    private static final Alive MUTE = new Alive(1, true, true, true, false);
    private static final Alive PAGE_HANGS = new Alive(1, false, true, true, true);
    private static final Alive WORKER_DEAD = new Alive(1, true, false, true, true);

    private final Duty onDuty =
            Duty.begin(Optional.empty(), START).opened(DESK, START).startShift(START);

    private static String off(Duty duty) {
        return duty.shift().onDuty() ? "on duty" : duty.shift().offBecause();
    }

    private static Duty answering(Duty duty, Alive alive, Duration during) {
        Duty now = duty;
        for (Instant at = START.plus(STEP); !at.isAfter(START.plus(during)); at = at.plus(STEP)) {
            now = now.answered(DESK, alive, at).settled(at);
        }
        return now;
    }

    @Test
    void nobodyIsOnDutyUnasked() {
        Duty here = Duty.begin(Optional.empty(), START).opened(DESK, START).answered(DESK, WHOLE, START);
        assertThat(off(here)).isEqualTo("not-started");
        assertThat(off(onDuty)).isEqualTo("on duty");
        assertThat(off(onDuty.endShift(START))).isEqualTo("ended");
        assertThat(off(onDuty.endShift(START).answered(DESK, WHOLE, START))).isEqualTo("ended");
    }

    @Test
    void aShiftThatRanBeforeARestartRunsOn() {
        Duty again = Duty.begin(Optional.of(START), START.plusSeconds(60)).opened(DESK, START.plusSeconds(60));
        assertThat(off(again)).isEqualTo("on duty");
        assertThat(again.shift().since()).isEqualTo(START);
    }

    @Test
    void pageAndWorkerTogetherKeepHerOnDuty() {
        assertThat(off(answering(onDuty, WHOLE, Duration.ofHours(1)))).isEqualTo("on duty");
        for (Alive half : new Alive[] {PAGE_HANGS, WORKER_DEAD}) {
            assertThat(off(answering(onDuty, half, Duration.ofSeconds(10)))).isEqualTo("on duty");
            assertThat(off(answering(onDuty, half, Duration.ofSeconds(15)))).isEqualTo("screen-silent");
        }
    }

    @Test
    void silenceIsFoundAtFifteenSecondsAndNotBefore() {
        assertThat(off(onDuty.settled(START.plusMillis(14_999)))).isEqualTo("on duty");
        Duty silent = onDuty.settled(START.plusSeconds(15));
        assertThat(off(silent)).isEqualTo("screen-silent");
        assertThat(silent.shift().since()).isEqualTo(START.plusSeconds(15));
        assertThat(off(silent.answered(DESK, WHOLE, START.plusSeconds(20)))).isEqualTo("on duty");
    }

    @Test
    void aHiddenPageIsNotOnDutyButNotDead() {
        Duty hidden = answering(onDuty, HIDDEN, Duration.ofMinutes(5));
        assertThat(off(hidden)).isEqualTo("page-hidden");
        assertThat(hidden.aliveUntil())
                .contains(START.plus(Duration.ofMinutes(5)).plusSeconds(15));
        assertThat(off(hidden.answered(DESK, WHOLE, START.plus(Duration.ofMinutes(5)))))
                .isEqualTo("on duty");
    }

    @Test
    void blockedSoundIsNotOnDuty() {
        assertThat(off(onDuty.answered(DESK, MUTE, START.plus(STEP)))).isEqualTo("sound-blocked");
    }

    @Test
    void aClosedScreenDoesNotOutliveTheOthersWhenTheClockIsSetBack() {
        Instant earlier = START.minus(Duration.ofHours(1));
        Duty back = onDuty.opened(LAPTOP, START).answered(LAPTOP, WHOLE, earlier);
        assertThat(back.aliveUntil()).contains(earlier.plusSeconds(15));
        Duty later = back.answered(LAPTOP, WHOLE, earlier.plus(STEP));
        assertThat(later.aliveUntil()).contains(earlier.plus(STEP).plusSeconds(15));
        assertThat(later.settled(earlier.plusSeconds(15)).screens()).containsOnlyKeys(LAPTOP);
    }

    @Test
    void aPageThatHangsIsNotKeptAliveByAClockThatIsSetBack() {
        Instant earlier = START.minus(Duration.ofHours(1));
        Duty hangs = onDuty.answered(DESK, PAGE_HANGS, earlier).answered(DESK, PAGE_HANGS, earlier.plus(STEP));
        assertThat(hangs.aliveUntil()).contains(earlier.plusSeconds(15));
    }

    @Test
    void aWorkerThatGoesOnAloneBringsNoSilentPageBack() {
        Duty hangs = answering(onDuty, PAGE_HANGS, Duration.ofMinutes(5));
        assertThat(off(hangs)).isEqualTo("screen-silent");
        assertThat(hangs.aliveUntil()).contains(START.plusSeconds(15));
        Instant gone = START.plus(Duration.ofMinutes(6));
        Duty forgotten = hangs.settled(gone);
        assertThat(forgotten.screens()).isEmpty();
        assertThat(off(forgotten.answered(DESK, PAGE_HANGS, gone))).isEqualTo("screen-silent");
        assertThat(off(forgotten.answered(DESK, WHOLE, gone))).isEqualTo("on duty");
    }

    @Test
    void oneGoodScreenOfTwoIsEnough() {
        Duty two = onDuty.opened(LAPTOP, START).answered(LAPTOP, HIDDEN, START.plus(STEP));
        assertThat(off(two)).isEqualTo("on duty");
        Duty deskGone = two.answered(LAPTOP, HIDDEN, START.plusSeconds(14)).settled(START.plusSeconds(16));
        assertThat(off(deskGone)).isEqualTo("page-hidden");
        assertThat(deskGone.screens()).containsOnlyKeys(LAPTOP);
    }
}
