package nl.nabij.server.alarm;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.escalation.Ladder;
import nl.nabij.server.escalation.Ladders;

/// The alarms' part of one node in a simulated world: the real service, deadlines, intake and
/// preparation, over the world's tables. A crash of the node takes it; the tables stay.
public final class WorldAlarmDesk {

    private final AlarmStore store;
    private final MemoryPresses presses;
    private final AlarmIntake.OpenAlarms open;
    private final AlarmService service;
    private final DeadlineLook deadlines;

    WorldAlarmDesk(AlarmStore store, MemoryPresses presses, AlarmIntake.OpenAlarms open, AlarmHints hints) {
        this.store = store;
        this.presses = presses;
        this.open = open;
        this.service = new AlarmService(store, hints);
        this.deadlines = new DeadlineLook(store, service, hints);
    }

    /// What a person does.
    public Decision handle(Sight sight, AlarmId alarm, AlarmCommand command) {
        return service.handle(sight, alarm, command);
    }

    public AlarmService service() {
        return service;
    }

    /// As it is read for a decision; a person who looks sees this.
    public Alarm look(Sight sight, AlarmId alarm) {
        return store.load(sight, alarm).alarm();
    }

    public void endedShift(Operator operator) {
        service.operatorEndedShift(operator);
    }

    /// One look after all deadlines.
    ///
    /// @return after which time to look again at the latest
    public Duration lookAfterDeadlines() {
        return deadlines.look();
    }

    /// What is known of a press before the database is asked; it forgets with its node.
    ///
    /// @param knows whether the database answers, and has this home
    public static PressAcceptance acceptance(
            OrganisationId organisation,
            OrganisationId nightCentre,
            Duration patience,
            InstantSource clock,
            Executor background,
            java.util.function.Predicate<GatewayId> knows) {
        JsonObject prepared = prepared(organisation, nightCentre, patience);
        return new PressAcceptance(
                homes -> homes.stream()
                        .filter(knows)
                        .collect(java.util.stream.Collectors.toMap(home -> home, _ -> prepared)),
                new Ladders(patience),
                clock,
                background);
    }

    static JsonObject prepared(OrganisationId organisation, OrganisationId nightCentre, Duration patience) {
        return PressAcceptance.json(
                organisation,
                Optional.of(nightCentre),
                Ladder.standard(organisation, Optional.of(nightCentre), patience));
    }

    /// A press that came before this node knew its home.
    public void raised(
            OrganisationId organisation,
            OrganisationId nightCentre,
            Duration patience,
            GatewayId home,
            UpMessage.AlarmRaised press,
            Optional<Instant> happenedAt) {
        if (!presses.accept(organisation, home, press, happenedAt, prepared(organisation, nightCentre, patience))) {
            throw new IllegalStateException("A prepared press was not accepted: " + press.press());
        }
    }

    public void cleared(GatewayId home, UpMessage.AlarmCleared message) {
        AlarmIntake.cleared(open, home, message);
    }

    public void cancelled(GatewayId home, UpMessage.AlarmCancelled message) {
        AlarmIntake.cancelled(open, home, message);
    }
}
