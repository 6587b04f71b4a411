package nl.nabij.server.alarm;

import static nl.nabij.server.alarm.NightShift.FATIMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.PressId;
import nl.nabij.contract.face.AlarmEventView;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.alarm.AlarmChanges.Changes;
import nl.nabij.server.alarm.AlarmChanges.Position;
import nl.nabij.server.alarm.AlarmChanges.Snapshot;
import org.junit.jupiter.api.Test;

/// What every stream of changes has to do, on the store that it tells of; so its tests come with those
/// of the store.
abstract class AlarmChangesContract extends OperatorsAliveContract {

    private Changes since(Position position) {
        return world.changes().since(world.nightCentre(), position).orElseThrow();
    }

    @Test
    void aSnapshotThenWhatBecameVisibleSince() {
        AlarmId before = raise("0x01");
        Snapshot snapshot = world.changes().snapshot(world.nightCentre());
        assertThat(snapshot.alarms()).extracting(AlarmView::id).containsExactly(before);
        assertThat(since(snapshot.position()).events()).isEmpty();
        act(before, new AlarmCommand.ClaimAlarm(FATIMA));
        world.forward(Duration.ofSeconds(1));
        AlarmId after = raise("0x02");
        Changes changes = since(snapshot.position());
        assertThat(changes.alarms()).extracting(AlarmView::id).containsExactly(before, after);
        assertThat(changes.events())
                .filteredOn(event -> event.alarm().equals(before))
                .extracting(AlarmEventView::type, AlarmEventView::seq)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("claimed", 3));
        assertThat(changes.events())
                .filteredOn(event -> event.alarm().equals(after))
                .extracting(AlarmEventView::type)
                .containsExactly("raised", "offered");
        assertThat(since(changes.position()).events()).isEmpty();
        assertThat(since(snapshot.position()).events())
                .as("and again from where it was")
                .hasSize(3);
    }

    @Test
    void whatFailedNeverBecomesVisible() {
        AlarmId alarm = raise("0x01");
        Position position = world.changes().now();
        try {
            act(EVERYTHING, alarm, new AlarmCommand.ClaimAlarm(FATIMA), _ -> {
                throw new IllegalArgumentException("the message cannot be written");
            });
        } catch (IllegalArgumentException _) {
            // As it should.
        }
        assertThat(since(position).events()).isEmpty();
        assertThat(world.changes().homesChangedSince(position).homes()).isEmpty();
    }

    @Test
    void aStrangerIsToldNothing() {
        Position position = world.changes().snapshot(world.stranger()).position();
        AlarmId alarm = raise("0x01");
        assertThat(world.changes().snapshot(world.stranger()).alarms()).isEmpty();
        assertThat(world.changes()
                        .since(world.stranger(), position)
                        .orElseThrow()
                        .alarms())
                .isEmpty();
        assertThat(world.changes().open(world.stranger())).isEmpty();
        assertThat(world.changes().view(world.stranger(), alarm)).isEmpty();
        assertThat(world.changes().history(world.stranger(), alarm)).isEmpty();
    }

    @Test
    void howItEndedIsShownForAnHour() {
        AlarmId alarm = raise("0x01");
        Position position = world.changes().now();
        close(alarm);
        assertThat(since(position).alarms()).extracting(AlarmView::note).containsExactly(Optional.of("thee gezet"));
        assertThat(world.changes().open(world.nightCentre())).isEmpty();
        assertThat(world.changes().snapshot(world.nightCentre()).alarms()).hasSize(1);
        world.forward(Duration.ofMinutes(61));
        assertThat(world.changes().snapshot(world.nightCentre()).alarms()).isEmpty();
        assertThat(world.changes().snapshot(world.homeCare()).alarms()).isEmpty();
        assertThat(since(position).events()).isEmpty();
        assertThat(world.changes().view(world.nightCentre(), alarm)).isEmpty();
        assertThat(world.changes().history(world.homeCare(), alarm))
                .extracting(AlarmEventView::seq)
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void theMostUrgentStandsFirstThenWhoWaitsLongest() {
        AlarmId water = raise(new PressId(UUID.randomUUID()), "0x01", Kind.WATER);
        AlarmId sos = raise(new PressId(UUID.randomUUID()), "0x02", Kind.SOS);
        world.forward(Duration.ofSeconds(1));
        AlarmId later = raise(new PressId(UUID.randomUUID()), "0x03", Kind.SOS);
        AlarmId smoke = raise(new PressId(UUID.randomUUID()), "0x04", Kind.SMOKE);
        assertThat(world.changes().open(world.homeCare()))
                .extracting(AlarmView::id)
                .containsExactly(smoke, sos, later, water);
    }

    @Test
    void theHomesOfWhatChangedAreToldOnce() {
        Position position = world.changes().now();
        AlarmId alarm = raise("0x01");
        act(alarm, new AlarmCommand.ClaimAlarm(FATIMA));
        AlarmChanges.ChangedHomes changed = world.changes().homesChangedSince(position);
        assertThat(changed.homes()).containsExactly(world.home());
        assertThat(world.changes().homesChangedSince(changed.position()).homes())
                .isEmpty();
    }

    @Test
    void tooManyChangesAskForASnapshot() {
        Position position = world.changes().now();
        List<AlarmId> alarms = List.of(raise("0x01"), raise("0x02"), raise("0x03"));
        for (AlarmId alarm : alarms) {
            AlarmStore.Stored stored = world.store().load(EVERYTHING, alarm);
            List<AlarmEvent> presses = java.util.stream.Stream.generate(() -> (AlarmEvent) new AlarmEvent.AlarmRepeated(
                            new PressId(UUID.randomUUID()), Optional.empty(), stored.now()))
                    .limit(AlarmChanges.MOST_CHANGES / 3)
                    .toList();
            world.store().append(EVERYTHING, stored.alarm(), presses, Along.NOTHING);
        }
        assertThat(world.changes().since(world.homeCare(), position)).isEmpty();
        assertThat(world.changes().since(world.stranger(), position)).isPresent();
    }
}
