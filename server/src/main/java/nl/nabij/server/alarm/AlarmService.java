package nl.nabij.server.alarm;

import java.util.List;
import nl.nabij.contract.AlarmId;
import nl.nabij.server.alarm.AlarmStore.Append;
import nl.nabij.server.alarm.AlarmStore.Stored;
import nl.nabij.server.alarm.Decision.Accepted;
import nl.nabij.server.alarm.Decision.Refusal;
import nl.nabij.server.alarm.Decision.Refused;
import nl.nabij.server.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people do with alarms. Each call blocks until it is committed: call it on a virtual thread.
///
/// load ─► decide ─► append if unchanged ─► hint; on a conflict again from the load.
public final class AlarmService {

    private static final Logger LOG = LoggerFactory.getLogger(AlarmService.class);

    /// Two nodes and the clock at once make two conflicts; more than this is a fault, and the person
    /// is told to try again.
    private static final int MOST_RELOADS = 5;

    /// More people than this do not click on one alarm at once; beyond it a call is refused as busy.
    private static final int LONGEST_MAILBOX = 64;

    private final AlarmStore store;
    private final AlarmHints hints;
    private final Mailboxes<AlarmId> mailboxes = new Mailboxes<>(LONGEST_MAILBOX);

    public AlarmService(Database database, AlarmHints hints) {
        this(new PostgresAlarmStore(database), hints);
    }

    AlarmService(AlarmStore store, AlarmHints hints) {
        this.store = store;
        this.hints = hints;
    }

    public Decision handle(Sight sight, AlarmId alarm, AlarmCommand command) {
        return handle(sight, alarm, command, Along.NOTHING);
    }

    /// @param along written in the same transaction as the events; not at all when there are none
    public Decision handle(Sight sight, AlarmId alarm, AlarmCommand command, Along along) {
        return mailboxes
                .inTurn(alarm, () -> decide(sight, alarm, command, along))
                .orElseGet(() -> new Refused(Refusal.BUSY));
    }

    /// The operator's screen is silent: all that this person has is offered again.
    public void operatorFellSilent(Operator operator) {
        releaseAll(operator, new AlarmCommand.OperatorFellSilent(operator));
    }

    public void operatorEndedShift(Operator operator) {
        releaseAll(operator, new AlarmCommand.OperatorEndedShift(operator));
    }

    private void releaseAll(Operator operator, AlarmCommand command) {
        for (AlarmId alarm : store.claimedBy(operator.id())) {
            handle(new Sight.Everything(), alarm, command);
        }
    }

    private Decision decide(Sight sight, AlarmId id, AlarmCommand command, Along along) {
        for (int reload = 0; reload <= MOST_RELOADS; reload++) {
            Stored stored = store.load(sight, id);
            Decision decision = AlarmLifeCycle.decide(stored.alarm(), command, stored.now());
            if (!(decision instanceof Accepted(List<AlarmEvent> events)) || events.isEmpty()) {
                return decision;
            }
            switch (store.append(sight, stored.alarm(), events, along)) {
                case Append.APPENDED -> {
                    tell(id, events);
                    hints.changed();
                    return decision;
                }
                case Append.ANOTHER_OPEN -> {
                    return new Refused(Refusal.ANOTHER_OPEN);
                }
                case Append.CONFLICT -> LOG.debug("alarm={} changed meanwhile; loading again", id);
            }
        }
        LOG.warn("alarm={} changed {} times during one call; refused as busy", id, MOST_RELOADS + 1);
        return new Refused(Refusal.BUSY);
    }

    static void tell(AlarmId alarm, List<AlarmEvent> events) {
        for (AlarmEvent event : events) {
            LOG.info("alarm={} event={}", alarm, AlarmEventViews.type(event));
        }
    }
}
