package nl.nabij.server.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.CallId;
import nl.nabij.contract.GatewayId;
import nl.nabij.server.escalation.Ladder;
import nl.nabij.server.escalation.Offer;

/// What happened to a call. Made to be stored for good: a name or a field here is never renamed or
/// removed, only added. Each limit is kept as the moment it ends, so that a build with other limits
/// replays the same call.
///
/// `at` is the database's clock, the one that all nodes share.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CallEvent.CallBegan.class, name = "began"),
    @JsonSubTypes.Type(value = CallEvent.CallOffered.class, name = "offered"),
    @JsonSubTypes.Type(value = CallEvent.OfferDeclined.class, name = "offer-declined"),
    @JsonSubTypes.Type(value = CallEvent.PartyRung.class, name = "rung"),
    @JsonSubTypes.Type(value = CallEvent.RingingHeard.class, name = "ringing-heard"),
    @JsonSubTypes.Type(value = CallEvent.OpeningLapsed.class, name = "opening-lapsed"),
    @JsonSubTypes.Type(value = CallEvent.PartyAnswered.class, name = "answered"),
    @JsonSubTypes.Type(value = CallEvent.ConsentGiven.class, name = "consent-given"),
    @JsonSubTypes.Type(value = CallEvent.PictureChosen.class, name = "picture-chosen"),
    @JsonSubTypes.Type(value = CallEvent.PartyLeft.class, name = "left"),
    @JsonSubTypes.Type(value = CallEvent.MediaConnected.class, name = "connected"),
    @JsonSubTypes.Type(value = CallEvent.NegotiationRenewed.class, name = "negotiation-renewed"),
    @JsonSubTypes.Type(value = CallEvent.LinkLost.class, name = "link-lost"),
    @JsonSubTypes.Type(value = CallEvent.LinkBack.class, name = "link-back"),
    @JsonSubTypes.Type(value = CallEvent.PartyMoved.class, name = "moved"),
    @JsonSubTypes.Type(value = CallEvent.PartyMovedBack.class, name = "moved-back"),
    @JsonSubTypes.Type(value = CallEvent.CallHeld.class, name = "held"),
    @JsonSubTypes.Type(value = CallEvent.CallResumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = CallEvent.AlarmPressed.class, name = "alarm-pressed"),
    @JsonSubTypes.Type(value = CallEvent.ClockSetBack.class, name = "clock-set-back"),
    @JsonSubTypes.Type(value = CallEvent.CallEnded.class, name = "ended"),
})
public sealed interface CallEvent {

    Instant at();

    /// @param by who began it; she herself where she asked to talk or called somebody
    /// @param ladder whom her wish to talk is offered to, as it stood then
    /// @param until the longest that it may take
    record CallBegan(
            CallId call,
            GatewayId home,
            Why why,
            PartyId by,
            AnswerPolicy policy,
            Optional<Ladder> ladder,
            Instant until,
            Instant at)
            implements CallEvent {}

    /// A step of her ladder was asked whether somebody talks to her.
    record CallOffered(Offer offer, boolean urgent, Instant until, Instant at) implements CallEvent {}

    record OfferDeclined(PartyId who, Instant at) implements CallEvent {}

    /// @param by who asked this person to come; empty where the call began with it
    record PartyRung(Person who, Optional<PartyId> by, Instant until, Instant at) implements CallEvent {
        public PartyRung(Person who, Instant until, Instant at) {
            this(who, Optional.empty(), until, at);
        }
    }

    /// A device of the party really rings.
    ///
    /// @param opensAt when it opens by itself, where she recorded that; empty: only by a yes
    record RingingHeard(PartyId who, EndpointId device, Optional<Instant> opensAt, Instant at) implements CallEvent {}

    /// The hours of her recorded consent were over before it opened: only her yes is left.
    record OpeningLapsed(PartyId who, Instant at) implements CallEvent {}

    /// @param replaces whom it takes over from
    /// @param until when media has to be there
    record PartyAnswered(Person who, EndpointId device, Optional<PartyId> replaces, Instant until, Instant at)
            implements CallEvent {}

    record ConsentGiven(Consent consent, Instant at) implements CallEvent {}

    record PictureChosen(Picture picture, Instant at) implements CallEvent {}

    /// @param by who took this party out, with [EndReason#DISMISSED]
    record PartyLeft(PartyId who, EndReason why, Optional<PartyId> by, Instant at) implements CallEvent {
        public PartyLeft(PartyId who, EndReason why, Instant at) {
            this(who, why, Optional.empty(), at);
        }
    }

    record MediaConnected(PartyId one, PartyId other, int generation, Instant at) implements CallEvent {}

    /// @param generation the new one; the same after a restart of the server
    /// @param until when media has to be there again
    /// @param by which of the two asked for it; not known of what was stored before
    record NegotiationRenewed(
            PartyId one,
            PartyId other,
            int generation,
            Renewal because,
            Instant until,
            Optional<PartyId> by,
            Instant at)
            implements CallEvent {}

    /// @param until when it has to be back
    record LinkLost(PartyId who, Instant until, Instant at) implements CallEvent {}

    record LinkBack(PartyId who, Instant at) implements CallEvent {}

    record PartyMoved(PartyId who, EndpointId to, Instant until, Instant at) implements CallEvent {}

    /// There was no media at the new place in time.
    record PartyMovedBack(PartyId who, EndpointId to, Instant until, Instant at) implements CallEvent {}

    record CallHeld(PartyId by, Instant until, Instant at) implements CallEvent {}

    record CallResumed(PartyId by, Instant at) implements CallEvent {}

    /// Her alarm key, while this call was there. Who was on hold hears her again.
    record AlarmPressed(AlarmId alarm, Instant at) implements CallEvent {}

    /// The clock shows a time before something that already happened.
    record ClockSetBack(Instant at) implements CallEvent {}

    record CallEnded(EndReason why, Optional<PartyId> by, Instant at) implements CallEvent {}

    /// Why two parties negotiate anew.
    enum Renewal {
        @JsonProperty("media-lost")
        MEDIA_LOST,
        /// A changed network, or a picture that begins: one of both asked for it.
        @JsonProperty("asked")
        ASKED,
        /// The same negotiation has its time once more: the server that carried it was away.
        @JsonProperty("restarted")
        RESTARTED
    }
}
