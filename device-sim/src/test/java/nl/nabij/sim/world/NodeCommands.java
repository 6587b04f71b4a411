package nl.nabij.sim.world;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.HomeCommand;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.alarm.AlarmService;
import nl.nabij.server.alarm.Downlink;
import nl.nabij.server.alarm.Operator;
import nl.nabij.server.command.CommandService;
import nl.nabij.server.command.WorldCommands;
import nl.nabij.server.link.WorldUplink;
import org.jspecify.annotations.Nullable;

/// The commands in one life of the node: asked, sent, ended, and told of by the homes.
final class NodeCommands implements Downlink {

    private final SimulatedNode node;
    private final Sabotage sabotage;
    private final WorldUplink uplink;
    private final SimulatedNode.Alive alive;
    private @Nullable WorldCommands commands;

    NodeCommands(SimulatedNode node, Sabotage sabotage, WorldUplink uplink, SimulatedNode.Alive alive) {
        this.node = node;
        this.sabotage = sabotage;
        this.uplink = uplink;
        this.alive = alive;
    }

    /// Asks the database at once.
    void begin(AlarmService alarms, AlarmHints hints, Supplier<UUID> ids) {
        WorldCommands begun = new WorldCommands(node.commandTable(), alarms, hints, this, ids);
        commands = begun;
        SimulatedNode.on(
                uplink,
                hints,
                UpMessage.CommandResult.class,
                (origin, message) -> begun.result(origin.home(), seen(message)));
        NodeWatch sender = new NodeWatch(alive, begun::lookToSend);
        hints.onHint(sender::wake);
        sender.wake();
        if (sabotage != Sabotage.COMMANDS_NEVER_END) {
            new NodeWatch(alive, begun::lookAfterDeadlines).wake();
        }
    }

    CommandService.Answer ask(Operator by, GatewayId home, HomeCommand request) {
        return begun().ask(node.care(), by, home, request);
    }

    void homeIsThere(GatewayId home) {
        if (sabotage != Sabotage.NOTHING_AT_A_CONNECT) {
            begun().connected(home);
        }
    }

    private WorldCommands begun() {
        if (commands == null) {
            throw new IllegalStateException("The node had no database at its start");
        }
        return commands;
    }

    private UpMessage.CommandResult seen(UpMessage.CommandResult result) {
        return sabotage == Sabotage.DELIVERED_IS_DONE && result.outcome() == UpMessage.CommandResult.Outcome.DELIVERED
                ? new UpMessage.CommandResult(
                        result.command(), UpMessage.CommandResult.Outcome.CONFIRMED, Optional.empty())
                : result;
    }

    @Override
    public boolean connected(GatewayId home) {
        return uplink.connected(home);
    }

    @Override
    public boolean send(GatewayId home, Down message) {
        if (sabotage == Sabotage.COMMANDS_ARE_HELD) {
            alive.later(Duration.ofMinutes(3), () -> uplink.send(home, message));
            return true;
        }
        return uplink.send(home, message);
    }
}
