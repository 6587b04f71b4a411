package nl.nabij.server.calling;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.server.call.Call;
import nl.nabij.server.call.CallEvent;
import nl.nabij.server.call.CallFacts;
import nl.nabij.server.call.CallRefusal;
import nl.nabij.server.call.DeviceRole;
import nl.nabij.server.call.EndReason;
import nl.nabij.server.call.GuestKind;
import nl.nabij.server.call.MediaAllowed;
import nl.nabij.server.call.Party;
import nl.nabij.server.call.PartyId;
import nl.nabij.server.call.Person;
import nl.nabij.server.call.Picture;
import nl.nabij.server.call.Why;

/// The words of the core in those of the contract, and back.
final class CallWords {

    private static final Map<Class<?>, String> TYPES = Arrays.stream(
                    Objects.requireNonNull(CallEvent.class.getAnnotation(JsonSubTypes.class))
                            .value())
            .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    private CallWords() {}

    /// As it stands in the event's JSON.
    static String type(CallEvent event) {
        return Objects.requireNonNull(TYPES.get(event.getClass()), "An event of a call without a name");
    }

    /// @return empty where it is no name of a party
    static Optional<PartyId> party(String name) {
        try {
            return Optional.of(new PartyId(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Picture picture(CallState.Picture told) {
        return switch (told) {
            case NONE -> Picture.NONE;
            case VEILED -> Picture.VEILED;
            case CLEAR -> Picture.CLEAR;
        };
    }

    static CallState.Picture picture(Picture picture) {
        return switch (picture) {
            case NONE -> CallState.Picture.NONE;
            case VEILED -> CallState.Picture.VEILED;
            case CLEAR -> CallState.Picture.CLEAR;
        };
    }

    static CallState.Why why(Why why) {
        return switch (why) {
            case Why.ToTalk _ -> CallState.Why.TO_TALK;
            case Why.Planned _ -> CallState.Why.PLANNED;
            case Why.CallsBack _ -> CallState.Why.CALLS_BACK;
            case Why.ForAlarm _ -> CallState.Why.ALARM;
            case Why.Look _ -> CallState.Why.LOOK;
        };
    }

    /// What she pressed for meanwhile is the newer.
    static Optional<AlarmId> alarm(CallFacts facts) {
        return facts.alarm()
                .or(() -> facts.origin().why() instanceof Why.ForAlarm(AlarmId alarm)
                        ? Optional.of(alarm)
                        : Optional.empty());
    }

    static CallState.Role role(DeviceRole role) {
        return switch (role) {
            case NONE -> CallState.Role.NONE;
            case RINGS -> CallState.Role.RINGS;
            case WAITS -> CallState.Role.WAITS;
            case SPEAKS -> CallState.Role.SPEAKS;
            case ELSEWHERE -> CallState.Role.ELSEWHERE;
            case OVER -> CallState.Role.OVER;
        };
    }

    static CallState.Stage stage(Call.Known call) {
        return switch (call) {
            case Call.Ringing _ -> CallState.Stage.RINGING;
            case Call.Connecting _ -> CallState.Stage.CONNECTING;
            case Call.Connected _ -> CallState.Stage.CONNECTED;
            case Call.OnHold _ -> CallState.Stage.ON_HOLD;
            case Call.Ended _ -> CallState.Stage.ENDED;
        };
    }

    static CallState.Open open(MediaAllowed allowed) {
        return switch (allowed) {
            case NONE -> CallState.Open.NONE;
            case AUDIO -> CallState.Open.AUDIO;
            case AUDIO_VEILED -> CallState.Open.AUDIO_VEILED;
            case AUDIO_CLEAR -> CallState.Open.AUDIO_CLEAR;
        };
    }

    static CallState.PartyState party(Party party, String clientName, Optional<String> photo) {
        return switch (party.who()) {
            case Person.Resident _ -> state(party, clientName, CallState.PartyKind.RESIDENT, photo);
            case Person.Staff(var _, String name) -> state(party, name, CallState.PartyKind.STAFF, photo);
            case Person.Relative(var _, String name) -> state(party, name, CallState.PartyKind.RELATIVE, photo);
            case Person.Guest(var _, String name, GuestKind what) ->
                new CallState.PartyState(
                        party.id().toString(),
                        name,
                        CallState.PartyKind.GUEST,
                        presence(party),
                        false,
                        Optional.of(guest(what)));
        };
    }

    private static CallState.PartyState state(
            Party party, String name, CallState.PartyKind kind, Optional<String> photo) {
        boolean heard = party.presence() instanceof Party.Rings rings && rings.heard();
        return new CallState.PartyState(
                party.id().toString(), name, kind, presence(party), heard, Optional.empty(), photo);
    }

    private static CallState.Presence presence(Party party) {
        return switch (party.presence()) {
            case Party.Rings _ -> CallState.Presence.RINGS;
            case Party.In in -> in.away().isPresent() ? CallState.Presence.AWAY : CallState.Presence.IN;
            case Party.Gone _ -> CallState.Presence.GONE;
        };
    }

    static CallState.GuestKind guest(GuestKind what) {
        return switch (what) {
            case INTERPRETER -> CallState.GuestKind.INTERPRETER;
            case DOCTOR -> CallState.GuestKind.DOCTOR;
            case RELATIVE -> CallState.GuestKind.RELATIVE;
            case OTHER -> CallState.GuestKind.OTHER;
        };
    }

    static String reason(EndReason reason) {
        try {
            return Objects.requireNonNull(
                            EndReason.class.getField(reason.name()).getAnnotation(JsonProperty.class))
                    .value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    static CallTold.Reason refused(CallRefusal reason) {
        return switch (reason) {
            case NOT_BEGUN, ALREADY_BEGUN, NOT_ASKED -> CallTold.Reason.UNKNOWN;
            case ENDED -> CallTold.Reason.ENDED;
            case ANSWERED_ELSEWHERE -> CallTold.Reason.ANSWERED_ELSEWHERE;
            case NO_CONSENT, NOT_COVERED -> CallTold.Reason.NO_CONSENT;
            case NOT_IN, STAFF_ONLY, LOOK_ONLY, NOT_THIS_DEVICE, VISITOR_TOO_MUCH -> CallTold.Reason.NOT_ALLOWED;
            case FULL, TOO_MUCH -> CallTold.Reason.FULL;
            case RING_TIME, NOT_ANSWERED, NOT_CONNECTED, UNKNOWN_GENERATION, NOT_DUE -> CallTold.Reason.NOT_NOW;
        };
    }
}
