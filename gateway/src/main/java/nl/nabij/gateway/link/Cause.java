package nl.nabij.gateway.link;

/// Why there is no connection.
public enum Cause {
    /// No TCP connection, or it broke.
    UNREACHABLE,
    /// The attempt took too long.
    NO_ANSWER,
    /// TLS failed: the server is not whom we trust, or does not trust us.
    NOT_TRUSTED,
    /// CONNACK with another refusal, such as busy or being shut down.
    REFUSED,
    /// CONNACK 0x87: the certificate of this box was revoked.
    REVOKED,
    /// Another box took over with our name.
    TAKEN_OVER,
    /// Connected, and what was sent got no receipt.
    NO_RECEIPT,
    /// The server closed an open connection.
    CLOSED,
    /// The box itself left, to come back at once with its new certificate.
    NEW_IDENTITY,
    /// An alarm came while a quiet attempt waited for its turn: the box gave that up, to come back at once as one
    /// with an alarm.
    ALARM_CAME;

    /// Where hurrying does more harm than good, since only a person can change it.
    boolean needsAPerson() {
        return this == REVOKED || this == TAKEN_OVER;
    }
}
