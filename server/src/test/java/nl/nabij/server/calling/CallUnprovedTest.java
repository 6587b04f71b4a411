package nl.nabij.server.calling;

import static nl.nabij.contract.call.CallState.Role.RINGS;
import static nl.nabij.contract.call.CallState.Role.SPEAKS;
import static nl.nabij.server.alarm.NightShift.WILLEMSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import nl.nabij.contract.CallId;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.server.calling.CallNight.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A device could not be proved who speaks with it: whoever runs the centre reads of it, and nothing becomes of the
/// call.
final class CallUnprovedTest {

    private final CallNight night = new CallNight();
    private final CallId call = new CallId(UUID.randomUUID());
    private final Logger log = Logger.getLogger(CallHearing.class.getName());
    private final Lines lines = new Lines();

    /// What is written down; the id of this call tells its lines from those of others.
    private static final class Lines extends Handler {
        private final List<LogRecord> all = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            all.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        List<String> of(CallId call) {
            return all.stream()
                    .filter(line -> line.getLevel().equals(Level.WARNING))
                    .map(LogRecord::getMessage)
                    .filter(line -> line.contains(call.value().toString()))
                    .toList();
        }
    }

    @BeforeEach
    void listen() {
        log.addHandler(lines);
    }

    @AfterEach
    void close() {
        log.removeHandler(lines);
        night.close();
    }

    @Test
    void itIsOneLineOfTheLogWhoeverSaysItHowOftenAndTheCallGoesItsWay() {
        Page her = night.screen();
        Page ans = night.ans();
        speaks(her, ans);
        CallState before = ans.awaitRole(call, SPEAKS);
        for (int again = 0; again < 3; again++) {
            her.say(new CallSaid.Unproved(call, ans.party().toString(), "bad-signature"));
            her.here();
            ans.say(new CallSaid.Unproved(call, "home", "missing"));
            ans.here();
        }
        assertThat(lines.of(call))
                .singleElement()
                .asString()
                .contains("party=" + ans.party(), "party=home", "why=bad-signature")
                .doesNotContain("Ans", "Willemse");
        assertThat(ans.awaitCall(call, _ -> true).version()).isEqualTo(before.version());
    }

    @Test
    void onlyWhoIsInItIsBelievedAndOnlyOfWhoIsInItToo() {
        Page her = night.screen();
        Page ans = night.ans();
        Page fatima = night.fatima();
        speaks(her, ans);
        fatima.say(new CallSaid.Unproved(call, "home", "missing"));
        fatima.here();
        her.say(new CallSaid.Unproved(call, fatima.party().toString(), "missing"));
        her.say(new CallSaid.Unproved(call, "home", "missing"));
        her.say(new CallSaid.Unproved(new CallId(UUID.randomUUID()), "home", "missing"));
        her.here();
        assertThat(lines.of(call)).isEmpty();
    }

    private void speaks(Page her, Page ans) {
        ans.say(new CallSaid.Knock(
                call,
                WILLEMSE,
                CallState.Why.TO_TALK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        her.awaitRole(call, RINGS);
        her.say(new CallSaid.Yes(call, CallState.Picture.CLEAR));
        her.awaitRole(call, SPEAKS);
        ans.awaitRole(call, SPEAKS);
    }
}
