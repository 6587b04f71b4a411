package nl.nabij.contract;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.call.CallEntry;
import nl.nabij.contract.call.CallQuality;
import nl.nabij.contract.call.CallSaid;
import nl.nabij.contract.call.CallState;
import nl.nabij.contract.call.CallTold;
import nl.nabij.contract.face.CallAllowance;
import nl.nabij.contract.face.CallConsents;
import nl.nabij.contract.face.CallGuests;
import nl.nabij.contract.face.CarerDuty;
import nl.nabij.contract.face.WebPush;
import nl.nabij.contract.link.CallUp;
import nl.nabij.contract.link.Down;

/// One of each message about a call, by the name of its golden file.
final class CallSamples {

    private static final Instant AT = LinkSamples.AT;
    private static final CallId CALL = CallId.of("3c9d1e70-0000-4000-8000-00000000ca11");
    private static final CallId MISSED = CallId.of("3c9d1e70-0000-4000-8000-00000000ca10");
    /// A browser's or a server's key: 65 bytes.
    private static final String POINT =
            "BAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8";

    private static final String FATIMA = "staff-1a2b3c4d-0000-4000-8000-0000000000fa";
    private static final UUID ANNA = UUID.fromString("3c9d1e70-0000-4000-8000-0000000000a1");
    private static final UUID PLAN = UUID.fromString("3c9d1e70-0000-4000-8000-0000000000b1");
    private static final String HER = "home";
    private static final String GUEST = "guest-3c9d1e70-0000-4000-8000-00000000009e";

    private CallSamples() {}

    static CallState state() {
        return new CallState(
                CALL,
                7,
                LinkSamples.HOME,
                "mevrouw Willemse",
                CallState.Why.ALARM,
                Optional.of(LinkSamples.ALARM),
                CallState.Role.SPEAKS,
                CallState.Stage.CONNECTED,
                Optional.empty(),
                AT,
                Optional.of(AT.plusSeconds(45)),
                FATIMA,
                FATIMA,
                List.of(
                        new CallState.PartyState(
                                HER,
                                "mevrouw Willemse",
                                CallState.PartyKind.RESIDENT,
                                CallState.Presence.IN,
                                true,
                                Optional.empty()),
                        new CallState.PartyState(
                                FATIMA,
                                "Fatima",
                                CallState.PartyKind.STAFF,
                                CallState.Presence.AWAY,
                                false,
                                Optional.empty()),
                        new CallState.PartyState(
                                GUEST,
                                "Ayşe",
                                CallState.PartyKind.GUEST,
                                CallState.Presence.RINGS,
                                false,
                                Optional.of(CallState.GuestKind.INTERPRETER))),
                CallState.Open.AUDIO_VEILED,
                List.of(new CallState.Peer(HER, 2, false, true)),
                true,
                CallState.Picture.VEILED,
                Optional.of(true));
    }

    private static CallState ended() {
        CallState live = state();
        return new CallState(
                CALL,
                9,
                live.home(),
                live.clientName(),
                CallState.Why.TO_TALK,
                Optional.empty(),
                CallState.Role.OVER,
                CallState.Stage.ENDED,
                Optional.of(new CallState.Ending("no-answer", Optional.of(HER), AT, true)),
                AT,
                Optional.empty(),
                HER,
                FATIMA,
                live.parties(),
                CallState.Open.NONE,
                List.of(),
                false,
                CallState.Picture.NONE,
                Optional.empty());
    }

    private static CallConsents consents() {
        return new CallConsents(
                new CallConsents.Choice(
                        CallState.Picture.VEILED, true, Optional.of("zijzelf"), Optional.of(AT), Optional.of("Bas")),
                List.of(new CallConsents.Given(
                        UUID.fromString("3c9d1e70-0000-4000-8000-0000000000c1"),
                        CallConsents.CallerKind.PERSON,
                        UUID.fromString("3c9d1e70-0000-4000-8000-0000000000a5"),
                        "Ans",
                        CallConsents.Use.TALK,
                        List.of(DayOfWeek.FRIDAY),
                        "00:00",
                        "00:00",
                        CallState.Picture.CLEAR,
                        "zijzelf",
                        AT,
                        Optional.of(LocalDate.of(2027, 1, 31)),
                        "Bas")));
    }

    private static CallAllowance allowance() {
        return new CallAllowance(
                new GatewayId("gw-willemse"),
                "mevrouw Willemse",
                CallConsents.Use.LOOK,
                true,
                List.of(DayOfWeek.FRIDAY),
                "22:00",
                "07:00",
                CallState.Picture.VEILED);
    }

    private static CallEntry entry() {
        return new CallEntry(
                CALL,
                CallState.Why.LOOK,
                Optional.of("geluid gehoord"),
                AT,
                Optional.of(AT.plusSeconds(80)),
                Optional.of("time-over"),
                FATIMA,
                List.of(
                        new CallEntry.Taken(
                                FATIMA,
                                "Fatima",
                                CallState.PartyKind.STAFF,
                                true,
                                Optional.empty(),
                                Optional.of("Nachtcentrale Midden")),
                        new CallEntry.Taken(
                                GUEST,
                                "Ayşe",
                                CallState.PartyKind.GUEST,
                                false,
                                Optional.of(CallState.GuestKind.INTERPRETER),
                                Optional.empty())),
                CallEntry.Opened.ALLOWED,
                CallState.Picture.VEILED,
                Optional.of(AT.plusSeconds(2)),
                List.of(new CallEntry.Heard(
                        FATIMA, HER, new CallQuality(80, 0, 0, 0, 0.0, 9.0, Optional.empty(), 0.0))));
    }

    static Map<String, Object> all() {
        return Map.ofEntries(
                Map.entry("call-state", state()),
                Map.entry(
                        "call-party-with-photo",
                        new CallState.PartyState(
                                FATIMA,
                                "Fatima",
                                CallState.PartyKind.STAFF,
                                CallState.Presence.RINGS,
                                false,
                                Optional.empty(),
                                Optional.of("0123456789abcdef0123456789abcdef"))),
                Map.entry("call-said-here", new CallSaid.Here()),
                Map.entry(
                        "call-said-knock",
                        new CallSaid.Knock(
                                CALL,
                                LinkSamples.HOME,
                                CallState.Why.LOOK,
                                Optional.of(LinkSamples.ALARM),
                                Optional.of(MISSED),
                                Optional.of("Zij nam de telefoon niet op"),
                                Optional.of(PLAN))),
                Map.entry(
                        "call-said-ask-to-talk-calls-back",
                        new CallSaid.AskToTalk(CALL, CallState.Picture.CLEAR, Optional.of(CALL), Optional.empty())),
                Map.entry(
                        "call-said-ask-to-talk-planned",
                        new CallSaid.AskToTalk(CALL, CallState.Picture.CLEAR, Optional.empty(), Optional.of(PLAN))),
                Map.entry("call-said-ask-to-talk", CallSaid.AskToTalk.ofHerself(CALL, CallState.Picture.CLEAR)),
                Map.entry("call-said-call-person", new CallSaid.CallPerson(CALL, ANNA, CallState.Picture.CLEAR)),
                Map.entry("call-said-photo", new CallSaid.Photo("0123456789abcdef0123456789abcdef")),
                Map.entry(
                        "call-told-photo",
                        new CallTold.PhotoTold("0123456789abcdef0123456789abcdef", Optional.of("/9j/4AAQSkZJRg=="))),
                Map.entry("call-said-log", new CallSaid.Log()),
                Map.entry("call-said-left", new CallSaid.Left()),
                Map.entry("call-told-log", new CallTold.LogTold(List.of(entry()), false)),
                Map.entry("call-said-ringing", new CallSaid.Ringing(CALL)),
                Map.entry("call-said-yes", new CallSaid.Yes(CALL, CallState.Picture.VEILED)),
                Map.entry("call-said-answer", new CallSaid.Answer(CALL)),
                Map.entry("call-said-decline", new CallSaid.Decline(CALL)),
                Map.entry("call-said-hang-up", new CallSaid.HangUp(CALL)),
                Map.entry("call-said-show", new CallSaid.Show(CALL, CallState.Picture.NONE)),
                Map.entry("call-said-hold", new CallSaid.Hold(CALL)),
                Map.entry("call-said-resume", new CallSaid.Resume(CALL)),
                Map.entry("call-said-take-over", new CallSaid.TakeOver(CALL, FATIMA)),
                Map.entry("call-said-move-here", new CallSaid.MoveHere(CALL)),
                Map.entry("call-said-connected", new CallSaid.Connected(CALL, HER, 2)),
                Map.entry("call-said-media-lost", new CallSaid.MediaLost(CALL, HER, 2)),
                Map.entry("call-said-renew", new CallSaid.Renew(CALL, HER, 2)),
                Map.entry("call-said-unproved", new CallSaid.Unproved(CALL, HER, "bad-signature")),
                Map.entry(
                        "call-said-quality",
                        new CallSaid.Quality(
                                CALL, HER, new CallQuality(60, 6, 0, 0, 1.5, 12.0, Optional.of(40.0), 0.0))),
                Map.entry("call-allowance", allowance()),
                Map.entry("call-entry", entry()),
                Map.entry("call-said-relays", new CallSaid.Relays(CALL)),
                Map.entry("call-said-envelope", new CallSaid.Envelope(CALL, HER, 2, "{\"type\":\"hello\"}")),
                Map.entry("call-told-whole", new CallTold.Whole(AT, List.of(state(), ended()))),
                Map.entry("call-told-changed", new CallTold.Changed(AT, ended())),
                Map.entry(
                        "call-told-relays",
                        new CallTold.RelaysTold(
                                CALL,
                                List.of(
                                        new CallTold.IceServer(
                                                List.of("stun:relay.example:3478"), Optional.empty(), Optional.empty()),
                                        new CallTold.IceServer(
                                                List.of(
                                                        "turn:relay.example:3478?transport=udp",
                                                        "turn:relay.example:3478?transport=tcp"),
                                                Optional.of("1795918264:3c9d1e70-0000-4000-8000-00000000ca11-home"),
                                                Optional.of("a2VlbiBnZWhlaW0="))),
                                true,
                                Optional.of(AT.plusSeconds(300)))),
                Map.entry("call-told-envelope", new CallTold.EnvelopeTold(CALL, FATIMA, 2, "{\"type\":\"hello\"}")),
                Map.entry("call-told-refused", new CallTold.Refused(CALL, CallTold.Reason.ALARM_NOT_YOURS)),
                Map.entry("call-consents", consents()),
                Map.entry(
                        "call-consent-give",
                        new CallConsents.Give(
                                CallConsents.CallerKind.ORGANISATION,
                                UUID.fromString("3c9d1e70-0000-4000-8000-0000000000ce"),
                                CallConsents.Use.LOOK,
                                List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                                "22:00",
                                "06:00",
                                CallState.Picture.VEILED,
                                "zijzelf",
                                Optional.of(LocalDate.of(2027, 1, 31)))),
                Map.entry("call-choose", new CallConsents.Choose(CallState.Picture.VEILED, true, "de dochter, Els")),
                Map.entry(
                        "call-guest-ask",
                        new CallGuests.Ask("Ayşe", CallState.GuestKind.INTERPRETER, Optional.of("mevrouw W."))),
                Map.entry(
                        "call-guest-link",
                        new CallGuests.Link(
                                GUEST,
                                "Ayşe",
                                CallState.GuestKind.INTERPRETER,
                                "https://centre.example/guest#mQ",
                                List.of("101", "010", "101"),
                                AT.plusSeconds(600))),
                Map.entry(
                        "call-guest-colleague",
                        new CallGuests.Colleague(
                                UUID.fromString("3c9d1e70-0000-4000-8000-0000000000a5"),
                                "Ans",
                                "Thuiszorg De Bilt",
                                true)),
                Map.entry(
                        "call-guest-ask-colleague",
                        new CallGuests.AskColleague(UUID.fromString("3c9d1e70-0000-4000-8000-0000000000a5"))),
                Map.entry("call-guest-open", new CallGuests.Open("mQ", "ab12cd34ef56ab12")),
                Map.entry(
                        "call-guest-invitation",
                        new CallGuests.Invitation(
                                CALL,
                                GUEST,
                                "Ayşe",
                                CallState.GuestKind.INTERPRETER,
                                "Fatima",
                                "Nachtcentrale",
                                "mevrouw W.",
                                AT.plusSeconds(600))),
                Map.entry("carer-duty", new CarerDuty(true, Optional.of(AT), Optional.of(AT.plusSeconds(43_200)), AT)),
                Map.entry("carer-duty-say", new CarerDuty.SayDuty(true, 75)),
                Map.entry("push", new WebPush(POINT, true)),
                Map.entry(
                        "push-subscribe",
                        new WebPush.PushSubscribe("https://push.example/send/abc", POINT, "AAECAwQFBgcICQoLDA0ODw")),
                Map.entry("push-tested", new WebPush.PushTested("accepted")),
                Map.entry("push-note", new WebPush.PushNote(WebPush.PushKind.CALL, Optional.of(CALL.value()))),
                Map.entry("call-up", new CallUp("screen", new CallSaid.Ringing(CALL))),
                Map.entry("down-call", new Down.Call("screen", new CallTold.Changed(AT, state()))));
    }
}
