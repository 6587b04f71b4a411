package nl.nabij.contract.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;

/// One call as one device sees it.
///
/// @param version rises with each change
/// @param clientName who lives there, as staff address her
/// @param alarm whose speech it is, or which came in the middle
/// @param ended with [Stage#ENDED] only
/// @param until when what runs now is over: the ringing, the set-up, the hold; absent where nothing runs
/// @param me the party that this device's person is, or would be
/// @param by the party that began it
/// @param parties all who were asked or came, in their order
/// @param open what of its microphone and camera this device may have open; more is opened never, less at once
/// @param peers with whom this device has to negotiate now
/// @param urgent nobody answered in the first round
/// @param picture what of herself the resident shows
/// @param comesIn true while it rings at her and she allowed this caller to come in: it opens by itself 10 s
///     after it rings there, unless she says no
public record CallState(
        CallId call,
        long version,
        GatewayId home,
        String clientName,
        Why why,
        Optional<AlarmId> alarm,
        Role role,
        Stage stage,
        Optional<Ending> ended,
        Instant begunAt,
        Optional<Instant> until,
        String me,
        String by,
        List<PartyState> parties,
        Open open,
        List<Peer> peers,
        boolean urgent,
        Picture picture,
        Optional<Boolean> comesIn) {

    public CallState {
        parties = List.copyOf(parties);
        peers = List.copyOf(peers);
    }

    public enum Why {
        @JsonProperty("to-talk")
        TO_TALK,
        @JsonProperty("planned")
        PLANNED,
        @JsonProperty("calls-back")
        CALLS_BACK,
        @JsonProperty("alarm")
        ALARM,
        @JsonProperty("look")
        LOOK
    }

    /// What this device does in it.
    public enum Role {
        /// It may see that there is a call, and no more.
        @JsonProperty("none")
        NONE,
        @JsonProperty("rings")
        RINGS,
        /// It called, and nobody answered yet.
        @JsonProperty("waits")
        WAITS,
        @JsonProperty("speaks")
        SPEAKS,
        /// The same person speaks at another device and can bring it here.
        @JsonProperty("elsewhere")
        ELSEWHERE,
        @JsonProperty("over")
        OVER
    }

    public enum Stage {
        @JsonProperty("ringing")
        RINGING,
        /// Answered, and no media yet.
        @JsonProperty("connecting")
        CONNECTING,
        @JsonProperty("connected")
        CONNECTED,
        @JsonProperty("on-hold")
        ON_HOLD,
        @JsonProperty("ended")
        ENDED
    }

    /// @param why a word: `hung-up`, `cancelled`, `declined`, `no-answer`, `busy`, `not-home`,
    ///     `unreachable`, `set-up-failed`, `lost`, `taken-over`, `dismissed`, `made-room`,
    ///     `consent-withdrawn`, `held-too-long`, `time-over`, `given-up`
    /// @param missed who was called did not get to speak, and should be called back
    public record Ending(String why, Optional<String> by, Instant at, boolean missed) {}

    /// @param heard with [Presence#RINGS]: a device of it said that it rings
    /// @param guest of a guest: what he or she is
    /// @param photo name of the photo of this person, for the resident's own screen only, asked for by
    ///     [CallSaid.Photo]; absent where there is none
    public record PartyState(
            String party,
            String name,
            PartyKind kind,
            Presence presence,
            boolean heard,
            Optional<GuestKind> guest,
            Optional<String> photo) {

        /// Somebody without a photo.
        public PartyState(
                String party,
                String name,
                PartyKind kind,
                Presence presence,
                boolean heard,
                Optional<GuestKind> guest) {
            this(party, name, kind, presence, heard, guest, Optional.empty());
        }
    }

    /// What somebody is who was added by a one-time link.
    public enum GuestKind {
        @JsonProperty("interpreter")
        INTERPRETER,
        /// Her general practitioner, or another doctor.
        @JsonProperty("doctor")
        DOCTOR,
        @JsonProperty("relative")
        RELATIVE,
        @JsonProperty("other")
        OTHER
    }

    public enum PartyKind {
        @JsonProperty("resident")
        RESIDENT,
        @JsonProperty("staff")
        STAFF,
        @JsonProperty("relative")
        RELATIVE,
        @JsonProperty("guest")
        GUEST
    }

    public enum Presence {
        @JsonProperty("rings")
        RINGS,
        @JsonProperty("in")
        IN,
        /// In it, and its way to the centre is lost.
        @JsonProperty("away")
        AWAY,
        @JsonProperty("gone")
        GONE
    }

    /// Each is more than the one before.
    public enum Open {
        @JsonProperty("none")
        NONE,
        @JsonProperty("audio")
        AUDIO,
        @JsonProperty("audio-veiled")
        AUDIO_VEILED,
        @JsonProperty("audio-clear")
        AUDIO_CLEAR
    }

    /// @param generation of this pair; said along with each envelope
    /// @param polite whether this device gives way where both offer at once; the other one offers first
    /// @param connected as far as the centre knows
    public record Peer(String party, int generation, boolean polite, boolean connected) {}

    /// How much of herself the resident shows.
    public enum Picture {
        @JsonProperty("none")
        NONE,
        /// Blurred on her own device: one sees that somebody lies or stands, not who or how dressed.
        @JsonProperty("veiled")
        VEILED,
        @JsonProperty("clear")
        CLEAR
    }
}
