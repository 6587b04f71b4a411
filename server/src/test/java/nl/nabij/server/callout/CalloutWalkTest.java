package nl.nabij.server.callout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.server.callout.Callout.Quiet;
import nl.nabij.server.callout.CalloutLifeCycle.Send;
import nl.nabij.server.callout.CalloutLifeCycle.Step;
import org.junit.jupiter.api.Test;

/// Nights by chance: alarms come and are taken, people come and go, receivers fail, servers are killed with a
/// message under way. After each second the promises hold.
class CalloutWalkTest {

    private static final int NIGHTS = 300;
    private static final int SECONDS = 2_400;
    private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");
    private static final List<UUID> CONTACTS = List.of(new UUID(7, 1), new UUID(7, 2));

    @Test
    void inEachNightSomebodyIsCalledInTimeAndNobodyForNothing() {
        for (long seed = 1; seed <= NIGHTS; seed++) {
            new Night(seed).run();
        }
    }

    private static final class Night {
        private final long seed;
        private final SplittableRandom chance;
        private final Map<AlarmId, Instant> waiting = new HashMap<>();
        private final List<Instant> sent = new ArrayList<>();
        private Callout callout = new Quiet();
        private boolean there;
        private Optional<Send> underWay = Optional.empty();
        private int made;
        private Instant unattendedSince = Instant.MAX;
        private Instant lastSent = Instant.MIN;

        Night(long seed) {
            this.seed = seed;
            this.chance = new SplittableRandom(seed);
            this.there = chance.nextBoolean();
        }

        void run() {
            double fails = chance.nextInt(3) / 2.0;
            for (int second = 0; second < SECONDS; second++) {
                Instant now = START.plusSeconds(second);
                happen(now);
                Situation situation = situation(now);
                unattendedSince =
                        situation.nobodyThere() ? unattendedSince.isBefore(now) ? unattendedSince : now : Instant.MAX;
                Step step = CalloutLifeCycle.look(callout, situation);
                callout = step.next();
                step.send().ifPresent(send -> {
                    assertThat(situation.called())
                            .as("seed %s: nobody is called for nothing", seed)
                            .isNotEmpty();
                    sent.add(now);
                    lastSent = now;
                    underWay = Optional.of(send);
                });
                if (underWay.isPresent() && chance.nextInt(3) == 0) {
                    // One in eight servers is killed before it could write down how it ended.
                    if (chance.nextInt(8) > 0) {
                        boolean accepted = chance.nextDouble() >= fails;
                        callout = CalloutLifeCycle.ended(callout, underWay.get().message(), accepted, situation(now));
                    }
                    underWay = Optional.empty();
                }
                promises(situation, now);
            }
        }

        private void happen(Instant now) {
            if (chance.nextInt(200) == 0) {
                waiting.put(new AlarmId(new UUID(5, chance.nextInt(1_000))), now);
            }
            if (chance.nextInt(400) == 0) {
                waiting.clear();
            }
            if (chance.nextInt(300) == 0) {
                there = !there;
            }
        }

        private Situation situation(Instant now) {
            List<Situation.Waiting> all = new ArrayList<>();
            waiting.forEach((alarm, since) -> all.add(new Situation.Waiting(alarm, 2, since, there)));
            return new Situation(
                    now,
                    CalloutRules.STANDARD,
                    all,
                    CONTACTS,
                    new Situation.Sender(new UUID(1, 1), "Thuiszorg", ""),
                    new UUID(9, ++made));
        }

        private void promises(Situation situation, Instant now) {
            // At the latest after its patience, and never longer than the longest rest without another try or an
            // answer: 5 min until it is told again, and what a message under way may take.
            Duration longest = CalloutRules.STANDARD
                    .again()
                    .plus(CalloutLifeCycle.UNDER_WAY)
                    .plusSeconds(5);
            Instant begun =
                    unattendedSince.equals(Instant.MAX) ? now : unattendedSince.plus(CalloutRules.STANDARD.after());
            Instant last = lastSent.isAfter(begun) ? lastSent : begun;
            if (situation.nobodyThere() && now.isAfter(begun)) {
                assertThat(sent)
                        .as("seed %s at %s: nobody was called", seed, now)
                        .isNotEmpty();
                assertThat(Duration.between(last, now))
                        .as("seed %s at %s", seed, now)
                        .isLessThan(longest);
            }
            long lastMinute =
                    sent.stream().filter(at -> at.isAfter(now.minusSeconds(60))).count();
            assertThat(lastMinute).as("seed %s at %s: too loud", seed, now).isLessThanOrEqualTo(10);
            if (waiting.isEmpty()) {
                assertThat(callout).as("seed %s at %s", seed, now).isEqualTo(new Quiet());
            }
        }
    }
}
