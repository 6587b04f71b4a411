package nl.nabij.server.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.server.command.Command.Asked;
import nl.nabij.server.command.Command.Confirmed;
import nl.nabij.server.command.Command.Delivered;
import nl.nabij.server.command.Command.Expired;
import nl.nabij.server.command.Command.Failed;
import nl.nabij.server.command.Command.Known;
import nl.nabij.server.command.Command.NotAsked;
import nl.nabij.server.command.CommandDecision.Accepted;
import nl.nabij.server.command.CommandDecision.Refused;
import nl.nabij.server.command.CommandEvent.CommandAsked;
import nl.nabij.server.command.CommandEvent.CommandConfirmed;
import nl.nabij.server.command.CommandEvent.CommandDelivered;
import nl.nabij.server.command.CommandEvent.CommandExpired;
import nl.nabij.server.command.CommandEvent.CommandFailed;
import nl.nabij.server.command.CommandOrder.AskDevice;
import nl.nabij.server.command.CommandOrder.ReportConfirmed;
import nl.nabij.server.command.CommandOrder.ReportDelivered;
import nl.nabij.server.command.CommandOrder.ReportExpired;
import nl.nabij.server.command.CommandOrder.ReportFailed;
import nl.nabij.server.command.CommandOrder.Tick;

/// The only code that decides about a command: no clock, no store, no log.
///
/// A gateway that is away is no refusal: the command stays asked, and is sent when it comes back in
/// time.
final class CommandLifeCycle {

    /// What the gateway has may be carried out until its last moment, and the report then needs its
    /// way back: a link that hangs is noticed and made anew within this time.
    static final Duration WAY_BACK = Duration.ofSeconds(10);

    private CommandLifeCycle() {}

    /// @param now the database's clock
    static CommandDecision decide(Command command, CommandOrder order, Instant now) {
        return switch (command) {
            case NotAsked _ -> order instanceof AskDevice ask ? ask(ask) : refused(CommandRefusal.NOT_ASKED);
            case Asked _ -> decideRunning(command, order, Accepted.of(new CommandDelivered(now)), now);
            case Delivered _ -> decideRunning(command, order, Accepted.of(), now);
            case Expired _ ->
                switch (order) {
                    case ReportConfirmed _ -> Accepted.of(new CommandConfirmed(now));
                    case ReportFailed(String reason) -> Accepted.of(new CommandFailed(reason, now));
                    case ReportExpired _ -> Accepted.of();
                    case Tick _ -> refused(CommandRefusal.NOT_DUE);
                    case AskDevice _ -> refused(CommandRefusal.ALREADY_ASKED);
                    case ReportDelivered _ -> refused(CommandRefusal.ENDED);
                };
            case Confirmed _, Failed _ ->
                switch (order) {
                    case AskDevice _ -> refused(CommandRefusal.ALREADY_ASKED);
                    case Tick _ -> refused(CommandRefusal.NOT_DUE);
                    case ReportDelivered _, ReportConfirmed _, ReportFailed _, ReportExpired _ ->
                        refused(CommandRefusal.ENDED);
                };
        };
    }

    static Command evolve(Command command, CommandEvent event) {
        return switch (event) {
            case CommandAsked(CommandFacts facts) -> new Asked(facts);
            case CommandDelivered _ -> new Delivered(facts(command));
            case CommandConfirmed(Instant at) -> new Confirmed(facts(command), at);
            case CommandFailed(String reason, Instant at) -> new Failed(facts(command), reason, at);
            case CommandExpired(Instant at) -> new Expired(facts(command), at);
        };
    }

    /// When a [Tick] is due; empty once it ended.
    static Optional<Instant> nextDeadline(Command command) {
        return switch (command) {
            case Asked(CommandFacts facts) -> Optional.of(facts.expiresAt());
            case Delivered(CommandFacts facts) -> Optional.of(facts.expiresAt().plus(WAY_BACK));
            case NotAsked _, Confirmed _, Failed _, Expired _ -> Optional.empty();
        };
    }

    private static CommandDecision ask(AskDevice ask) {
        CommandFacts facts = ask.facts();
        if (ask.kinds().isEmpty()) {
            return refused(CommandRefusal.UNKNOWN_DEVICE);
        }
        if (!ask.kinds().get().contains(facts.what().kind())) {
            return refused(CommandRefusal.UNKNOWN_KIND);
        }
        if (facts.unlocksADoor() && ask.doorRefused()) {
            return refused(CommandRefusal.DOOR_REFUSED_BY_CLIENT);
        }
        if (facts.unlocksADoor() && !ask.hasTheAlarm()) {
            return refused(CommandRefusal.DOOR_NEEDS_CLAIMED_ALARM);
        }
        return Accepted.of(new CommandAsked(facts));
    }

    private static CommandDecision decideRunning(
            Command command, CommandOrder order, CommandDecision delivered, Instant now) {
        return switch (order) {
            case ReportDelivered _ -> delivered;
            case ReportConfirmed _ -> Accepted.of(new CommandConfirmed(now));
            case ReportFailed(String reason) -> Accepted.of(new CommandFailed(reason, now));
            case ReportExpired _ -> Accepted.of(new CommandExpired(now));
            case Tick _ ->
                nextDeadline(command).orElseThrow().isAfter(now)
                        ? refused(CommandRefusal.NOT_DUE)
                        : Accepted.of(new CommandExpired(now));
            case AskDevice _ -> refused(CommandRefusal.ALREADY_ASKED);
        };
    }

    private static CommandFacts facts(Command command) {
        if (command instanceof Known known) {
            return known.facts();
        }
        throw new IllegalStateException("Nothing can happen to a command that was never asked");
    }

    private static CommandDecision refused(CommandRefusal reason) {
        return new Refused(reason);
    }
}
