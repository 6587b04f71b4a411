package nl.nabij.server.callout;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;

/// Where the call for somebody outside stands, one for each organisation: ten alarms at once are one SMS.
///
/// ```
///  Quiet ──nobody there──► Patient ──after──► Calling ──accepted by as many as the round wants──► Told
///    ▲                        │                │  ▲ ↺ failed: again, after three tries the next contact   │
///    └────────────────────────┴────────────────┴──┼──────────────── nothing waits any more ───────────────┤
///                                                 └──── again passed: one round more · a new alarm ───────┘
/// ```
/// `Calling` is written before a message goes out. A server that is killed in between leaves it as it is, and
/// whichever lives sends the same message once more: at least once, and the receiver tells a repeat by its
/// id.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Callout.Quiet.class, name = "quiet"),
    @JsonSubTypes.Type(value = Callout.Patient.class, name = "patient"),
    @JsonSubTypes.Type(value = Callout.Calling.class, name = "calling"),
    @JsonSubTypes.Type(value = Callout.Told.class, name = "told"),
})
public sealed interface Callout {

    record Quiet() implements Callout {}

    /// An alarm waits and nobody is there; somebody may still come.
    record Patient(Instant since) implements Callout {}

    /// @param contact who is told now
    /// @param tries of this message, the one that is under way among them
    /// @param accepted contacts that were told in this round
    /// @param passes how often all contacts were tried in vain
    /// @param message its id and its content stay the same over its tries
    /// @param nextAt when it is sent, or sent again if nothing became of the last try
    record Calling(
            int round,
            UUID contact,
            int tries,
            int accepted,
            int passes,
            UUID message,
            CalloutBody body,
            Instant nextAt)
            implements Callout {}

    /// @param newest the last of the alarms that were told of began to wait then
    record Told(int round, Instant newest, Instant at) implements Callout {}
}
