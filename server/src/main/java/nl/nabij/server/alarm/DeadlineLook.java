package nl.nabij.server.alarm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.nabij.server.alarm.AlarmStore.SilentClaim;
import nl.nabij.server.alarm.AlarmStore.Stored;
import nl.nabij.server.alarm.AlarmStore.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One look after all deadlines: what is due goes a step on, and what a silent person has is offered
/// again. It has no thread: [AlarmDeadlines] looks again and again.
final class DeadlineLook {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineLook.class);

    /// Another node's alarms are not hinted at here; this bounds how late their deadline is seen.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final AlarmStore store;
    private final AlarmService service;
    private final AlarmHints hints;

    DeadlineLook(AlarmStore store, AlarmService service, AlarmHints hints) {
        this.store = store;
        this.service = service;
        this.hints = hints;
    }

    /// @return after which time to look again at the latest
    Duration look() {
        Optional<Taken> taken = store.takeDue(DeadlineLook::tick);
        while (taken.isPresent()) {
            // Only now it is committed, and so it happened.
            AlarmService.tell(taken.get().alarm(), taken.get().events());
            hints.changed();
            taken = store.takeDue(DeadlineLook::tick);
        }
        for (SilentClaim silent : store.silentClaims()) {
            LOG.warn(
                    "alarm={} operator={} gives no sign of life",
                    silent.alarm(),
                    silent.owner().id());
            fellSilent(silent);
        }
        Optional<Duration> next = store.untilNextDue().filter(due -> due.compareTo(LONGEST_PAUSE) < 0);
        return next.orElse(LONGEST_PAUSE);
    }

    /// One alarm that cannot be read must not keep the others with operators who are gone.
    private void fellSilent(SilentClaim silent) {
        try {
            service.handle(new Sight.Everything(), silent.alarm(), new AlarmCommand.OperatorFellSilent(silent.owner()));
        } catch (IllegalStateException e) {
            LOG.error("alarm={} could not be taken from a silent operator", silent.alarm(), e);
        }
    }

    private static List<AlarmEvent> tick(Stored due) {
        return switch (AlarmLifeCycle.decide(due.alarm(), new AlarmCommand.Tick(), due.now())) {
            case Decision.Accepted(List<AlarmEvent> events) -> events;
            case Decision.Refused(Decision.Refusal reason) ->
                throw new IllegalStateException("A due alarm refused its tick: " + reason);
        };
    }
}
