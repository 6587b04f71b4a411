package nl.nabij.server.command;

import java.time.Instant;

/// How far a command is. The states, and all that leads from one to another (`CommandPictureTest`
/// rebuilds these arrows from the decisions and fails when they differ):
///
/// ```
/// NotAsked ──AskDevice──► Asked ──ReportDelivered──► Delivered ──ReportConfirmed──► Confirmed
///
/// Asked ──ReportConfirmed──► Confirmed
/// Asked ──ReportFailed──► Failed            Delivered ──ReportFailed──► Failed
/// Asked ──ReportExpired──► Expired          Delivered ──ReportExpired──► Expired
/// Asked ──Tick──► Expired                   Delivered ──Tick──► Expired
///
/// Expired ──ReportConfirmed──► Confirmed    Expired ──ReportFailed──► Failed
/// ```
///
/// Expired only says that nobody told us in time: when the device's own report comes late, that
/// report is the truth.
public sealed interface Command {

    record NotAsked() implements Command {}

    sealed interface Known extends Command {
        CommandFacts facts();
    }

    /// On its way, or waiting for the gateway to come back.
    record Asked(CommandFacts facts) implements Known {}

    /// The gateway has it, and the device takes its time.
    record Delivered(CommandFacts facts) implements Known {}

    /// The device itself reported that it is so.
    record Confirmed(CommandFacts facts, Instant endedAt) implements Known {}

    /// @param reason in English, such as `device is unavailable`
    record Failed(CommandFacts facts, String reason, Instant endedAt) implements Known {}

    record Expired(CommandFacts facts, Instant endedAt) implements Known {}
}
