package nl.nabij.server.callout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.server.callout.Callout.Calling;
import nl.nabij.server.callout.Callout.Patient;
import nl.nabij.server.callout.Callout.Quiet;
import nl.nabij.server.callout.Callout.Told;

/// The only code that decides whom outside to tell, and when: no clock, no store, no network.
public final class CalloutLifeCycle {

    /// A receiver that fails three times within half a minute is not going to answer in the next one either.
    static final int MOST_TRIES = 3;

    private static final List<Duration> AFTER_TRY = List.of(Duration.ofSeconds(5), Duration.ofSeconds(15));

    /// All contacts failed: most likely it is our own way out that is broken. It is tried as long as an alarm
    /// waits.
    static final List<Duration> AFTER_PASS =
            List.of(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2));

    /// An attempt ends within 20 s. What did not say how it ended by then was on a server that is no more.
    static final Duration UNDER_WAY = Duration.ofSeconds(25);

    /// An alarm that is new to who was told is told too, but not each of two hundred by a message of its own.
    static final Duration NEWS_EACH = Duration.ofMinutes(1);

    private CalloutLifeCycle() {}

    /// @param send what has to go out once this state is committed
    public record Step(Callout next, Optional<Send> send) {
        static Step to(Callout next) {
            return new Step(next, Optional.empty());
        }
    }

    public record Send(UUID contact, UUID message, CalloutBody body, int round) {}

    /// What the passing of time and the waiting alarms make of it.
    public static Step look(Callout callout, Situation situation) {
        if (situation.contacts().isEmpty()) {
            return Step.to(new Quiet());
        }
        return switch (callout) {
            case Quiet _ -> patient(situation.now(), situation);
            case Patient patient -> patient(patient.since(), situation);
            case Calling calling -> calling(calling, situation);
            case Told told -> told(told, situation);
        };
    }

    /// How an attempt ended. What was decided meanwhile, and an attempt of another message, change nothing.
    public static Callout ended(Callout callout, UUID message, boolean accepted, Situation situation) {
        if (!(callout instanceof Calling calling) || !calling.message().equals(message)) {
            return callout;
        }
        if (situation.contacts().isEmpty() || situation.called().isEmpty()) {
            return new Quiet();
        }
        if (!accepted && calling.tries() < MOST_TRIES) {
            return at(calling, situation.now().plus(AFTER_TRY.get(calling.tries() - 1)));
        }
        int told = calling.accepted() + (accepted ? 1 : 0);
        Optional<UUID> following = following(calling.contact(), situation.contacts());
        if (told > 0 && (told >= calling.round() || following.isEmpty())) {
            return new Told(calling.round(), newest(calling, situation), situation.now());
        }
        if (following.isPresent()) {
            return message(calling.round(), following.get(), told, calling.passes(), situation.now(), situation);
        }
        Duration rest = AFTER_PASS.get(Math.min(calling.passes(), AFTER_PASS.size() - 1));
        Instant next = situation.now().plus(rest);
        return message(calling.round(), situation.contacts().getFirst(), 0, calling.passes() + 1, next, situation);
    }

    private static Step patient(Instant since, Situation situation) {
        boolean longEnough =
                !situation.now().isBefore(since.plus(situation.rules().after()));
        if (situation.unanswered() || (situation.nobodyThere() && longEnough)) {
            return begin(1, situation);
        }
        return Step.to(situation.nobodyThere() ? new Patient(since) : new Quiet());
    }

    private static Step calling(Calling calling, Situation situation) {
        if (situation.called().isEmpty()) {
            return Step.to(new Quiet());
        }
        if (situation.now().isBefore(calling.nextAt())) {
            return Step.to(calling);
        }
        if (!situation.contacts().contains(calling.contact())) {
            return begin(calling.round(), situation);
        }
        boolean stillTrue = calling.body()
                .alarm()
                .filter(alarm -> situation.called().stream()
                        .anyMatch(each -> each.alarm().equals(alarm.id())))
                .isPresent();
        if (stillTrue && calling.tries() > 0) {
            return send(calling, situation.now());
        }
        // Nobody had it yet, or its alarm was taken and another still waits: what goes out has to be so.
        Calling renewed = message(
                calling.round(), calling.contact(), calling.accepted(), calling.passes(), situation.now(), situation);
        return send(renewed, situation.now());
    }

    private static Step told(Told told, Situation situation) {
        if (situation.called().isEmpty()) {
            return Step.to(new Quiet());
        }
        if (!situation.now().isBefore(told.at().plus(situation.rules().again()))) {
            return begin(told.round() + 1, situation);
        }
        boolean news = situation.called().stream().anyMatch(each -> each.since().isAfter(told.newest()));
        if (news && !situation.now().isBefore(told.at().plus(NEWS_EACH))) {
            return begin(told.round(), situation);
        }
        return Step.to(told);
    }

    private static Step begin(int round, Situation situation) {
        Calling first = message(round, situation.contacts().getFirst(), 0, 0, situation.now(), situation);
        return send(first, situation.now());
    }

    private static Calling message(
            int round, UUID contact, int accepted, int passes, Instant nextAt, Situation situation) {
        return new Calling(
                round, contact, 0, accepted, passes, situation.fresh(), CalloutBody.of(situation, round), nextAt);
    }

    private static Step send(Calling calling, Instant now) {
        Calling underWay = new Calling(
                calling.round(),
                calling.contact(),
                calling.tries() + 1,
                calling.accepted(),
                calling.passes(),
                calling.message(),
                calling.body(),
                now.plus(UNDER_WAY));
        return new Step(
                underWay, Optional.of(new Send(calling.contact(), calling.message(), calling.body(), calling.round())));
    }

    private static Calling at(Calling calling, Instant nextAt) {
        return new Calling(
                calling.round(),
                calling.contact(),
                calling.tries(),
                calling.accepted(),
                calling.passes(),
                calling.message(),
                calling.body(),
                nextAt);
    }

    /// What came after the message was made is news.
    private static Instant newest(Calling calling, Situation situation) {
        Instant made = calling.body().at();
        return situation.called().stream()
                .map(Situation.Waiting::since)
                .filter(since -> !since.isAfter(made))
                .max(Instant::compareTo)
                .orElse(made);
    }

    private static Optional<UUID> following(UUID contact, List<UUID> contacts) {
        int at = contacts.indexOf(contact);
        return at + 1 < contacts.size() ? Optional.of(contacts.get(at + 1)) : Optional.empty();
    }
}
