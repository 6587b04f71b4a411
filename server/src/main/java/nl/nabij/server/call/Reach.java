package nl.nabij.server.call;

/// Whether who is called can be rung, or why not.
public enum Reach {
    REACHABLE,
    /// In a call that does not make room.
    BUSY,
    NOT_HOME,
    /// No device of theirs has a link.
    UNREACHABLE,
    /// A person said no. Only as an answer; nobody has said so before it rang.
    DECLINED;

    EndReason asEnd() {
        return switch (this) {
            case BUSY -> EndReason.BUSY;
            case NOT_HOME -> EndReason.NOT_HOME;
            case UNREACHABLE -> EndReason.UNREACHABLE;
            case DECLINED -> EndReason.DECLINED;
            case REACHABLE -> throw new IllegalStateException("Who can be rung is not left out");
        };
    }
}
