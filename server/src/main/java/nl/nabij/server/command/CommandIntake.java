package nl.nabij.server.command;

import java.time.Instant;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.command.CommandDecision.Accepted;
import nl.nabij.server.postgres.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a home tells about a command, made true in the transaction that takes the message from the
/// link's inbox.
public final class CommandIntake {

    private static final Logger LOG = LoggerFactory.getLogger(CommandIntake.class);

    /// A report about a command of another home, or of none, changes nothing.
    public void result(Transaction transaction, GatewayId home, UpMessage.CommandResult result) {
        result(new CommandTable(transaction), home, result);
    }

    static void result(CommandRows rows, GatewayId home, UpMessage.CommandResult result) {
        CommandOrder report = switch (result.outcome()) {
            case DELIVERED -> new CommandOrder.ReportDelivered();
            case CONFIRMED -> new CommandOrder.ReportConfirmed();
            case FAILED ->
                new CommandOrder.ReportFailed(
                        result.reason().orElse("the gateway gave no reason").replace('\0', '\uFFFD'));
            case EXPIRED -> new CommandOrder.ReportExpired();
        };
        Instant now = rows.now();
        Command command = rows.lock(home, result.command());
        switch (CommandLifeCycle.decide(command, report, now)) {
            case Accepted accepted -> CommandDeadlineLook.apply(rows, command, accepted);
            case CommandDecision.Refused(CommandRefusal reason) ->
                LOG.info("command={} home={} report={} refused={}", result.command(), home, result.outcome(), reason);
        }
    }
}
