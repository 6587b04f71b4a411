package nl.nabij.gateway.device;

/// Whether a command is taken on at all.
public sealed interface AskDecision {

    record Asked(CommandStatus status) implements AskDecision {}

    /// @param message what is wrong and what would be right, in English
    record Refused(Reason reason, String message) implements AskDecision {}

    enum Reason {
        NO_SUCH_DEVICE,
        CANNOT,
        NOT_ALLOWED,
        BUSY
    }
}
