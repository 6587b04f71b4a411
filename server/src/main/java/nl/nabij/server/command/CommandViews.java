package nl.nabij.server.command;

import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.face.CommandView;

/// A command as the faces show it.
final class CommandViews {

    private CommandViews() {}

    static CommandView of(Command.Known command) {
        CommandFacts facts = command.facts();
        return new CommandView(
                facts.id(),
                facts.home(),
                facts.device(),
                facts.what(),
                state(command),
                facts.askedAt(),
                facts.askedBy().shownName(),
                facts.alarm(),
                endedAt(command),
                reason(command));
    }

    static CommandView.State state(Command.Known command) {
        return switch (command) {
            case Command.Asked _ -> CommandView.State.ASKED;
            case Command.Delivered _ -> CommandView.State.DELIVERED;
            case Command.Confirmed _ -> CommandView.State.CONFIRMED;
            case Command.Failed _ -> CommandView.State.FAILED;
            case Command.Expired _ -> CommandView.State.EXPIRED;
        };
    }

    static Optional<Instant> endedAt(Command.Known command) {
        return switch (command) {
            case Command.Asked _, Command.Delivered _ -> Optional.empty();
            case Command.Confirmed confirmed -> Optional.of(confirmed.endedAt());
            case Command.Failed failed -> Optional.of(failed.endedAt());
            case Command.Expired expired -> Optional.of(expired.endedAt());
        };
    }

    static Optional<String> reason(Command.Known command) {
        return command instanceof Command.Failed failed ? Optional.of(failed.reason()) : Optional.empty();
    }
}
