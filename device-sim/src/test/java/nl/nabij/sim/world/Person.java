package nl.nabij.sim.world;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.server.alarm.Alarm;
import nl.nabij.server.alarm.AlarmCommand;
import nl.nabij.server.alarm.ContactHow;
import nl.nabij.server.alarm.Decision;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.Sight;
import nl.nabij.server.alarm.WorldAlarms;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import org.jspecify.annotations.Nullable;

/// An operator at the night centre: she claims what is offered, speaks, closes or gives back. Her
/// screen freezes now and then, and she goes on afterwards with what she believed.
final class Person {

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Operator operator;
    private final Agenda agenda;
    private final Story story;
    private final Chance chance;
    private final SimulatedNode node;
    private final Witness witness;
    private boolean frozen;
    private boolean beatsFrozen;
    private @Nullable AlarmId mine;

    Person(String name, Agenda agenda, Story story, Chance chance, SimulatedNode node, Witness witness) {
        this.operator = new Operator(new UserId(chance.uuid()), name);
        this.agenda = agenda;
        this.story = story;
        this.chance = chance;
        this.node = node;
        this.witness = witness;
    }

    void begin() {
        beat();
        agenda.after(chance.about(Duration.ofSeconds(10)), this::work);
    }

    void frozen(boolean is) {
        frozen = is;
        story.tell(operator.shownName(), () -> is ? "her screen freezes" : "her screen lives again");
    }

    /// For sabotage: it freezes, and its worker goes on alone.
    void frozenUnnoticed(boolean is) {
        beatsFrozen = true;
        frozen(is);
    }

    /// For sabotage.
    void closedByNobody(WorldAlarms.Kept kept) {
        if (kept.alarm() instanceof Alarm.Claimed claimed) {
            node.alarms().closeByItself(kept.id(), claimed.owner(), agenda.instant());
        }
    }

    private void beat() {
        if (!frozen && node.isWell()) {
            witness.beat(operator);
        }
        if ((!frozen || beatsFrozen) && node.isWell()) {
            node.alarms().beat(node.nightCentre(), operator);
        }
        agenda.after(BEAT, this::beat);
    }

    private void work() {
        if (!frozen) {
            AlarmId has = mine;
            if (has == null) {
                claimOne();
            } else {
                goOn(has);
            }
        }
        agenda.after(chance.about(Duration.ofSeconds(12)), this::work);
    }

    /// What she sees may be old by the time her click arrives; a colleague sees the same.
    private void claimOne() {
        if (!node.isWell()) {
            return;
        }
        List<WorldAlarms.Kept> open = node.alarms().all().stream()
                .filter(kept -> kept.alarm() instanceof Alarm.Unowned)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        AlarmId wanted = open.get(chance.below(open.size())).id();
        call("claims " + wanted, wanted, () -> new AlarmCommand.ClaimAlarm(operator));
    }

    private void goOn(AlarmId has) {
        switch (chance.below(6)) {
            case 0 -> call("gives back " + has, has, () -> new AlarmCommand.ReleaseAlarm(operator));
            case 1, 2 ->
                call("speaks to her, " + has, has, () -> new AlarmCommand.RecordContact(operator, ContactHow.SPEECH));
            default -> {
                witness.closes(operator, has);
                call("closes " + has, has, () -> new AlarmCommand.CloseAlarm(operator, Outcome.ASSISTED, ""));
            }
        }
    }

    private void call(String what, AlarmId alarm, Supplier<AlarmCommand> command) {
        agenda.after(chance.between(Duration.ofMillis(5), Duration.ofMillis(400)), () -> {
            if (!node.isWell()) {
                return;
            }
            AlarmCommand asked = command.get();
            Decision decision;
            try {
                decision = node.desk().handle(new Sight.Of(node.nightCentre()), alarm, asked);
            } catch (DatabaseUnavailableException e) {
                return;
            }
            story.tell(
                    operator.shownName(),
                    () -> what + ": " + decision.getClass().getSimpleName());
            if (decision instanceof Decision.Refused) {
                mine = null;
            } else if (asked instanceof AlarmCommand.ClaimAlarm) {
                mine = alarm;
            } else if (!(asked instanceof AlarmCommand.RecordContact)) {
                mine = null;
            }
        });
    }
}
