package nl.nabij.sim.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CommandId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.CommandView;
import nl.nabij.contract.face.ConsoleFrame;
import nl.nabij.contract.face.HomeView;
import org.jspecify.annotations.Nullable;

/// What a console shows: the snapshot with all changes applied. Written by the socket's thread, read
/// by the test.
final class ConsoleWorld {

    private final Map<AlarmId, AlarmView> alarms = new ConcurrentHashMap<>();
    private final Map<GatewayId, HomeView> homes = new ConcurrentHashMap<>();
    private final Map<CommandId, CommandView> commands = new ConcurrentHashMap<>();
    private volatile int snapshots;
    private volatile boolean onDuty;
    private volatile @Nullable AssertionError broken;

    synchronized void take(ConsoleFrame frame) {
        switch (frame) {
            case ConsoleFrame.Snapshot snapshot -> {
                alarms.clear();
                homes.clear();
                commands.clear();
                snapshot.alarms().forEach(this::put);
                snapshot.homes().forEach(home -> homes.put(home.id(), home));
                snapshot.commands().forEach(command -> commands.put(command.id(), command));
                onDuty = snapshot.shift().onDuty();
                snapshots++;
            }
            case ConsoleFrame.Changes changes -> {
                changes.alarms().forEach(this::put);
                changes.homes().forEach(home -> homes.put(home.id(), home));
                changes.commands().forEach(command -> commands.put(command.id(), command));
                changes.shift().forEach(shift -> onDuty = shift.onDuty());
            }
            case ConsoleFrame.Ping _, ConsoleFrame.SignedOut _, ConsoleFrame.UnknownFrame _ -> {}
        }
    }

    /// Of two views of one alarm the higher version counts.
    private void put(AlarmView alarm) {
        alarms.merge(alarm.id(), alarm, (old, young) -> young.version() >= old.version() ? young : old);
    }

    void broken(String json, Exception why) {
        broken = new AssertionError("The console got what is not in the contract: " + json, why);
    }

    private void requireWhole() {
        AssertionError failure = broken;
        if (failure != null) {
            throw failure;
        }
    }

    int snapshots() {
        requireWhole();
        return snapshots;
    }

    boolean onDuty() {
        requireWhole();
        return onDuty;
    }

    List<AlarmView> alarms() {
        requireWhole();
        return List.copyOf(alarms.values());
    }

    Optional<AlarmView> alarm(AlarmId id) {
        requireWhole();
        return Optional.ofNullable(alarms.get(id));
    }

    Optional<HomeView> home(GatewayId id) {
        requireWhole();
        return Optional.ofNullable(homes.get(id));
    }

    Optional<CommandView> command(CommandId id) {
        requireWhole();
        return Optional.ofNullable(commands.get(id));
    }
}
