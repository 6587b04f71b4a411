package nl.nabij.contract.link;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import java.util.UUID;

/// What travels on `up/presence`: not numbered, never stored in the outbox, since only the newest
/// counts.
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        property = "type",
        defaultImpl = Presence.UnknownPresence.class,
        visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Presence.Online.class, name = "online"),
    @JsonSubTypes.Type(value = Presence.Lost.class, name = "lost"),
    @JsonSubTypes.Type(value = Presence.Leaving.class, name = "leaving"),
})
public sealed interface Presence {

    /// Sent right after each connect, before anything else.
    ///
    /// @param software the gateway's version
    /// @param waitingAlarms rows of the alarm stream without a receipt, 0 or more
    /// @param monotonicMillis since that boot, now: what the box kept before its clock was right can be
    ///     placed by it
    record Online(
            int version,
            String software,
            UUID bootId,
            boolean clockSynchronised,
            int waitingAlarms,
            Optional<Long> monotonicMillis)
            implements Presence {}

    /// The will: the connection broke without a goodbye.
    record Lost() implements Presence {}

    /// A goodbye on purpose: an update or a restart, back within minutes.
    record Leaving(String reason) implements Presence {}

    record UnknownPresence(String type) implements Presence {}
}
