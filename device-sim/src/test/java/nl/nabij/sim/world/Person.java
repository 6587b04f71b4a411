package nl.nabij.sim.world;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.server.access.Role;
import nl.nabij.server.alarm.Alarm;
import nl.nabij.server.alarm.AlarmCommand;
import nl.nabij.server.alarm.ContactHow;
import nl.nabij.server.alarm.Decision;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.alarm.Sight;
import nl.nabij.server.alarm.WorldAlarms;
import nl.nabij.server.postgres.DatabaseUnavailableException;

/// An operator at the night centre: she claims what her screen offers, and speaks, closes or gives back
/// what it shows as hers. It may show what no longer is; what it does not show she does not know.
final class Person {

    private final Operator operator;
    private final ConsolePage page;
    private final Agenda agenda;
    private final Story story;
    private final Chance chance;
    private final SimulatedNode node;
    private final Witness witness;
    private boolean frozen;

    Person(
            String name,
            Agenda agenda,
            Story story,
            Chance chance,
            SimulatedNode node,
            Witness witness,
            Sabotage sabotage) {
        this.operator = new Operator(new UserId(chance.uuid()), name);
        this.agenda = agenda;
        this.story = story;
        this.chance = chance;
        this.node = node;
        this.witness = witness;
        this.page = new ConsolePage(
                new nl.nabij.server.access.Person(
                        operator.id(), name, name, node.nightCentre(), "Night centre", Set.of(Role.OPERATOR)),
                agenda,
                story,
                chance.part(),
                node,
                witness,
                sabotage);
    }

    ConsolePage page() {
        return page;
    }

    void begin() {
        page.begin();
        agenda.after(chance.about(Duration.ofSeconds(10)), this::work);
    }

    /// Her computer hangs; she goes on afterwards with what it showed.
    void frozen(boolean is) {
        frozen = is;
        page.frozen(is);
    }

    /// For sabotage.
    void closedByNobody(WorldAlarms.Kept kept) {
        if (kept.alarm() instanceof Alarm.Claimed claimed) {
            node.alarms().closeByItself(kept.id(), claimed.owner(), agenda.instant());
        }
    }

    private void work() {
        if (!frozen) {
            List<AlarmView> mine =
                    page.shown().alarms().stream().filter(this::isMine).toList();
            if (mine.isEmpty()) {
                claimOne();
            } else {
                goOn(mine.getFirst().id());
            }
        }
        agenda.after(chance.about(Duration.ofSeconds(12)), this::work);
    }

    private boolean isMine(AlarmView alarm) {
        return alarm.state() == AlarmView.State.CLAIMED
                && alarm.owner()
                        .filter(owner -> owner.id().equals(operator.id()))
                        .isPresent();
    }

    private void claimOne() {
        List<AlarmView> offered = page.shown().alarms().stream()
                .filter(alarm -> alarm.state() == AlarmView.State.OFFERED)
                .toList();
        if (!offered.isEmpty()) {
            AlarmId wanted = offered.get(chance.below(offered.size())).id();
            call("claims " + wanted, wanted, () -> new AlarmCommand.ClaimAlarm(operator));
        }
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
            if (page.mayCall()) {
                page.calls();
                try {
                    Decision decision = node.desk().handle(new Sight.Of(node.nightCentre()), alarm, command.get());
                    story.tell(
                            operator.shownName(),
                            () -> what + ": " + decision.getClass().getSimpleName());
                } catch (DatabaseUnavailableException e) {
                    story.tell(operator.shownName(), () -> what + ": no database");
                }
            }
        });
    }
}
