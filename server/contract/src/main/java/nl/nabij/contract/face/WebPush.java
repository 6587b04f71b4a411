package nl.nabij.contract.face;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.UUID;

/// How a browser is reached whose page is closed: web push (RFC 8030), encrypted for that browser alone
/// (RFC 8291), signed by this server (VAPID, RFC 8292).
///
/// @param publicKey what a browser subscribes with: the server's P-256 point, base64url, 65 bytes
/// @param subscribed whether this session's browser is subscribed
public record WebPush(String publicKey, boolean subscribed) {

    /// The body of `PUT /api/v1/push/subscription`, as `PushSubscription.toJSON()` of the browser has it.
    ///
    /// @param endpoint https address of the browser's push service, at most 1,000 characters
    /// @param p256dh the browser's P-256 point, base64url, 65 bytes
    /// @param auth the browser's secret, base64url, 16 bytes
    public record PushSubscribe(String endpoint, String p256dh, String auth) {}

    /// What became of a test.
    ///
    /// @param outcome `accepted`: the push service has it, and the phone should show it in a moment; else why not:
    ///     `refused`, `redirected`, `no-answer`, `unreachable`, `unknown-host`, `not-trusted`,
    ///     `address-not-allowed`, or `gone`: the browser has to subscribe anew
    public record PushTested(String outcome) {}

    /// What is pushed: no name, no home, nothing of a client. Whoever may see more reads it with her session.
    ///
    /// @param subject the call; of planned calls what they have in common, which opens nothing; absent in a
    ///     test
    public record PushNote(PushKind kind, Optional<UUID> subject) {}

    /// What a push is about; a page of an older version shows an unknown one as 'open the app'.
    public enum PushKind {
        /// Somebody asks to talk.
        @JsonProperty("call")
        CALL,
        /// A colleague asks her to come into a call.
        @JsonProperty("invited")
        INVITED,
        /// A planned call is in a few minutes.
        @JsonProperty("planned")
        PLANNED,
        /// A planned call should have begun, and nobody called.
        @JsonProperty("planned-late")
        PLANNED_LATE,
        /// What was pushed of a planned call asks this person no more: they spoke, or it is otherwise now.
        @JsonProperty("planned-over")
        PLANNED_OVER,
        /// A planned call did not take place, and she was reminded of it: it can be made after all.
        @JsonProperty("planned-missed")
        PLANNED_MISSED,
        /// What was pushed before of a call asks for nobody any more.
        @JsonProperty("over")
        OVER,
        /// She wanted to see that it works.
        @JsonProperty("test")
        TEST
    }
}
