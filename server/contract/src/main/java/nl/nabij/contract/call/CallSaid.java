package nl.nabij.contract.call;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;

/// What a device says of a call. Who says it follows from the way it came: a home's link, or the session of
/// a socket. Whoever begins a call makes its id, so that a repeat is the same call. What cannot be done is
/// answered with [CallTold.Refused]; what can, with the new state.
///
/// Nothing of this is kept for a device without a connection: after each connect it says [Here] first.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = CallSaid.UnknownSaid.class, visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = CallSaid.Here.class, name = "here"),
    @JsonSubTypes.Type(value = CallSaid.Left.class, name = "left"),
    @JsonSubTypes.Type(value = CallSaid.Knock.class, name = "knock"),
    @JsonSubTypes.Type(value = CallSaid.AskToTalk.class, name = "ask-to-talk"),
    @JsonSubTypes.Type(value = CallSaid.CallPerson.class, name = "call-person"),
    @JsonSubTypes.Type(value = CallSaid.Photo.class, name = "photo"),
    @JsonSubTypes.Type(value = CallSaid.Log.class, name = "log"),
    @JsonSubTypes.Type(value = CallSaid.Ringing.class, name = "ringing"),
    @JsonSubTypes.Type(value = CallSaid.Yes.class, name = "yes"),
    @JsonSubTypes.Type(value = CallSaid.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = CallSaid.Decline.class, name = "decline"),
    @JsonSubTypes.Type(value = CallSaid.HangUp.class, name = "hang-up"),
    @JsonSubTypes.Type(value = CallSaid.Show.class, name = "show"),
    @JsonSubTypes.Type(value = CallSaid.Hold.class, name = "hold"),
    @JsonSubTypes.Type(value = CallSaid.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = CallSaid.TakeOver.class, name = "take-over"),
    @JsonSubTypes.Type(value = CallSaid.MoveHere.class, name = "move-here"),
    @JsonSubTypes.Type(value = CallSaid.Connected.class, name = "connected"),
    @JsonSubTypes.Type(value = CallSaid.MediaLost.class, name = "media-lost"),
    @JsonSubTypes.Type(value = CallSaid.Renew.class, name = "renew"),
    @JsonSubTypes.Type(value = CallSaid.Unproved.class, name = "unproved"),
    @JsonSubTypes.Type(value = CallSaid.Quality.class, name = "quality"),
    @JsonSubTypes.Type(value = CallSaid.Relays.class, name = "relays"),
    @JsonSubTypes.Type(value = CallSaid.Envelope.class, name = "envelope"),
})
public sealed interface CallSaid {

    /// I am here and listen: after each connect, and each 10 s while the page stands. The answer is
    /// [CallTold.Whole]; a device that has none for 35 s closes what it has open. One that says nothing for
    /// 25 s counts as gone.
    record Here() implements CallSaid {}

    /// The device's page is gone, until it says [Here] again. Said by the box for a page whose connection to it
    /// closed: whoever calls from then on is told at once that the screen cannot be reached, and whoever speaks
    /// with her that she is away. A ring that went out before goes on until its limit, since a page that is loaded
    /// anew rings on. A socket of the centre's own tells it by closing.
    record Left() implements CallSaid {}

    /// A member of staff or a relative calls at a home; a relative to talk or to call back.
    ///
    /// @param why [CallState.Why#TO_TALK], [CallState.Why#PLANNED], [CallState.Why#CALLS_BACK],
    ///     [CallState.Why#ALARM] or [CallState.Why#LOOK]; to talk while a planned call of this caller is due is
    ///     that call
    /// @param alarm with [CallState.Why#ALARM], of which she has to be the owner
    /// @param missed with [CallState.Why#CALLS_BACK]
    /// @param reason with [CallState.Why#LOOK], 1 to 200 characters
    /// @param planned with [CallState.Why#PLANNED], at which entry it was pressed: this plan is meant and
    ///     no other
    record Knock(
            CallId call,
            GatewayId home,
            CallState.Why why,
            Optional<AlarmId> alarm,
            Optional<CallId> missed,
            Optional<String> reason,
            Optional<UUID> planned)
            implements CallSaid {}

    /// The resident asks to talk to whoever is there.
    ///
    /// @param picture what of herself she shows once somebody answers
    /// @param missed whose call of before she returns: who called is asked first, where it was one of the staff
    /// @param planned which planned call she does not wait for any longer: whom of the staff it is with is
    ///     asked first
    record AskToTalk(CallId call, CallState.Picture picture, Optional<CallId> missed, Optional<UUID> planned)
            implements CallSaid {

        /// Nobody was missed, and nothing was planned.
        public static AskToTalk ofHerself(CallId call, CallState.Picture picture) {
            return new AskToTalk(call, picture, Optional.empty(), Optional.empty());
        }
    }

    /// The resident presses a face.
    ///
    /// @param person [nl.nabij.contract.home.Person#face]
    /// @param picture what of herself she shows once that person answers
    record CallPerson(CallId call, UUID person, CallState.Picture picture) implements CallSaid {}

    /// The resident's screen asks for the photo of a face, or of who calls. The answer is [CallTold.PhotoTold].
    ///
    /// @param name [nl.nabij.contract.home.Person#photo] or [CallState.PartyState#photo]
    record Photo(String name) implements CallSaid {}

    /// The resident's screen asks who called or looked lately, while she reads it. The answer is
    /// [CallTold.LogTold]; a centre of an earlier version has none.
    record Log() implements CallSaid {}

    /// This device really rings: it can be seen and heard.
    record Ringing(CallId call) implements CallSaid {}

    /// The resident's yes.
    record Yes(CallId call, CallState.Picture picture) implements CallSaid {}

    /// Anybody else answers.
    record Answer(CallId call) implements CallSaid {}

    /// No, or not now.
    record Decline(CallId call) implements CallSaid {}

    /// The resident's ends it for all.
    record HangUp(CallId call) implements CallSaid {}

    /// The resident shows more or less of herself.
    record Show(CallId call, CallState.Picture picture) implements CallSaid {}

    record Hold(CallId call) implements CallSaid {}

    record Resume(CallId call) implements CallSaid {}

    /// A member of staff goes on in the place of a colleague.
    ///
    /// @param from the party whose place it is
    record TakeOver(CallId call, String from) implements CallSaid {}

    /// The same person goes on at this device.
    record MoveHere(CallId call) implements CallSaid {}

    /// Media flows between this device and that party.
    record Connected(CallId call, String with, int generation) implements CallSaid {}

    record MediaLost(CallId call, String with, int generation) implements CallSaid {}

    /// It has to be negotiated anew.
    ///
    /// @param generation which one is to be replaced
    record Renew(CallId call, String with, int generation) implements CallSaid {}

    /// That party could not prove here who it is, and nothing is open with it. Somebody altered what the two
    /// say to each other, or one of the pages is at fault. A report and no more: nothing becomes of it but a
    /// line in the log, and a box or centre that does not know the word drops it.
    ///
    /// @param why what did not hold, 1 to 32 of a-z and -
    record Unproved(CallId call, String with, String why) implements CallSaid {

        private static final Pattern WORD = Pattern.compile("[a-z-]{1,32}");

        public Unproved {
            if (!WORD.matcher(why).matches()) {
                throw new IllegalArgumentException("why is not 1 to 32 of a-z and -");
            }
        }
    }

    /// How well media came from that party since this was said last: each minute, and at the end. It is added.
    record Quality(CallId call, String with, CallQuality heard) implements CallSaid {}

    /// Asks for the way through the relay, for minutes. The answer is [CallTold.Relays].
    record Relays(CallId call) implements CallSaid {}

    /// Something for one other party, which nobody between reads.
    ///
    /// @param generation of the pair, as the state tells it; of another one it is dropped
    /// @param text at most [#LONGEST_TEXT] characters
    record Envelope(CallId call, String to, int generation, String text) implements CallSaid {

        /// An offer with all candidates of a machine with many networks has about 12,000; a packet of the
        /// link takes 64 KiB.
        public static final int LONGEST_TEXT = 40_000;

        public Envelope {
            if (text.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException(
                        "text has " + text.length() + " characters; at most " + LONGEST_TEXT + " are allowed");
            }
        }
    }

    /// A type that this build does not know; it is dropped.
    record UnknownSaid(String type) implements CallSaid {}
}
