package nl.nabij.server.command;

import java.time.Instant;

/// What happened to a command. `at` is the database's clock.
sealed interface CommandEvent {

    record CommandAsked(CommandFacts facts) implements CommandEvent {}

    record CommandDelivered(Instant at) implements CommandEvent {}

    record CommandConfirmed(Instant at) implements CommandEvent {}

    record CommandFailed(String reason, Instant at) implements CommandEvent {}

    record CommandExpired(Instant at) implements CommandEvent {}
}
