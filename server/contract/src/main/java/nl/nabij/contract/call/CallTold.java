package nl.nabij.contract.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.CallId;

/// What the centre tells a device of its calls.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = CallTold.UnknownTold.class, visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = CallTold.Whole.class, name = "whole"),
    @JsonSubTypes.Type(value = CallTold.Changed.class, name = "changed"),
    @JsonSubTypes.Type(value = CallTold.RelaysTold.class, name = "relays"),
    @JsonSubTypes.Type(value = CallTold.EnvelopeTold.class, name = "envelope"),
    @JsonSubTypes.Type(value = CallTold.PhotoTold.class, name = "photo"),
    @JsonSubTypes.Type(value = CallTold.LogTold.class, name = "log"),
    @JsonSubTypes.Type(value = CallTold.Refused.class, name = "refused"),
})
public sealed interface CallTold {

    /// All calls that this device has to do with. One that it knows and that is not in here is over.
    ///
    /// @param now the centre's clock, in which all instants are told
    record Whole(Instant now, List<CallState> calls) implements CallTold {
        public Whole {
            calls = List.copyOf(calls);
        }
    }

    /// One call as it is now, as this device sees it; a lower version than the known one is dropped.
    record Changed(Instant now, CallState call) implements CallTold {}

    /// Where to ask for one's own address and for a relay; none where the centre has no relay.
    ///
    /// @param relayOnly the client wants her address hidden: nothing may go but through the relay
    record RelaysTold(CallId call, List<IceServer> servers, boolean relayOnly, Optional<Instant> expiresAt)
            implements CallTold {
        public RelaysTold {
            servers = List.copyOf(servers);
        }
    }

    /// Something from one other party.
    record EnvelopeTold(CallId call, String from, int generation, String text) implements CallTold {}

    /// The photo of a face, or of who calls.
    ///
    /// @param image a square JPEG as base64, at most [#LONGEST_PHOTO] characters; absent where there
    ///     is none of this name
    record PhotoTold(String name, Optional<String> image) implements CallTold {

        /// 24 KiB: what is said goes to a home in one packet of its link, which takes 64 KiB.
        public static final int LONGEST_PHOTO = 24 * 1024 / 3 * 4;
    }

    /// Who called or looked in the last [#DAYS] days.
    ///
    /// @param entries newest first, at most [#MOST], and of those as many as fit into [#MOST_BYTES]
    /// @param all false where older ones of these days are left out
    record LogTold(List<CallEntry> entries, boolean all) implements CallTold {

        public static final int DAYS = 30;

        /// More than somebody turns the pages of.
        public static final int MOST = 40;

        /// Of all entries as JSON: it goes to a home in one packet of its link, which takes 64 KiB. An entry
        /// with two in it has some 700 bytes.
        public static final int MOST_BYTES = 48 * 1024;

        public LogTold {
            entries = List.copyOf(entries);
        }
    }

    /// What was asked is not done.
    record Refused(CallId call, Reason reason) implements CallTold {}

    /// A type that this build does not know; it is dropped.
    record UnknownTold(String type) implements CallTold {}

    /// As browsers take it (`RTCIceServer`).
    record IceServer(List<String> urls, Optional<String> username, Optional<String> credential) {
        public IceServer {
            urls = List.copyOf(urls);
        }
    }

    enum Reason {
        /// There is no such call or home for this person.
        @JsonProperty("unknown")
        UNKNOWN,
        /// It is over.
        @JsonProperty("ended")
        ENDED,
        /// Somebody else, or another device, was first.
        @JsonProperty("answered-elsewhere")
        ANSWERED_ELSEWHERE,
        /// She did not allow it, or not now.
        @JsonProperty("no-consent")
        NO_CONSENT,
        /// For an alarm only its owner calls at once; claim it first.
        @JsonProperty("alarm-not-yours")
        ALARM_NOT_YOURS,
        /// This person may not do that in this call.
        @JsonProperty("not-allowed")
        NOT_ALLOWED,
        /// Four at once are the most.
        @JsonProperty("full")
        FULL,
        /// Not at this moment of the call.
        @JsonProperty("not-now")
        NOT_NOW,
        /// The centre cannot store it just now; try again.
        @JsonProperty("busy")
        BUSY
    }
}
