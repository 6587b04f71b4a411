package nl.nabij.gateway.call;

/// Why the box ends the connection of a device. The codes are those of WebSockets; from 4000 on they are ours.
public enum CallEnd {
    /// A newer connection has its name. It should not come back by itself, or two pages would fight.
    TAKEN_OVER(4001, "taken over"),
    /// There is no way to the centre: what is said now is lost. It may come back at once.
    NO_CENTRE(4002, "no centre"),
    /// More than a device that works ever says.
    TOO_MUCH(1008, "too much"),
    /// What it does not read would fill the box.
    TOO_SLOW(1013, "too slow");

    private final short code;
    private final String reason;

    CallEnd(int code, String reason) {
        this.code = (short) code;
        this.reason = reason;
    }

    public short code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
