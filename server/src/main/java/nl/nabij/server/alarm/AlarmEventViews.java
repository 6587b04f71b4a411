package nl.nabij.server.alarm;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.face.AlarmEventView;

/// An event as one line of the history that people read.
final class AlarmEventViews {

    private AlarmEventViews() {}

    static AlarmEventView of(AlarmId alarm, int seq, AlarmEvent event) {
        return new AlarmEventView(
                alarm, seq, type(event), event.at(), by(event).map(Operator::shownName), details(event));
    }

    static String type(AlarmEvent event) {
        return switch (event) {
            case AlarmEvent.AlarmRaised _ -> "raised";
            case AlarmEvent.AlarmRepeated _ -> "repeated";
            case AlarmEvent.AlarmOffered _ -> "offered";
            case AlarmEvent.AlarmEscalated _ -> "escalated";
            case AlarmEvent.AlarmClaimed _ -> "claimed";
            case AlarmEvent.AlarmReleased _ -> "released";
            case AlarmEvent.ContactMade _ -> "contact-made";
            case AlarmEvent.ResponderAsked _ -> "responder-asked";
            case AlarmEvent.ResponderAccepted _ -> "responder-accepted";
            case AlarmEvent.ResponderExpected _ -> "responder-expected";
            case AlarmEvent.ResponderDeclined _ -> "responder-declined";
            case AlarmEvent.ResponderArrived _ -> "responder-arrived";
            case AlarmEvent.ActionTaken _ -> "action-taken";
            case AlarmEvent.AlarmCleared _ -> "cleared";
            case AlarmEvent.AlarmCancelledByClient _ -> "cancelled-by-client";
            case AlarmEvent.OutsideCalled _ -> "outside-called";
            case AlarmEvent.AlarmClosed _ -> "closed";
            case AlarmEvent.AlarmReopened _ -> "reopened";
        };
    }

    private static Optional<Operator> by(AlarmEvent event) {
        return switch (event) {
            case AlarmEvent.AlarmClaimed claimed -> Optional.of(claimed.by());
            case AlarmEvent.AlarmReleased released -> Optional.of(released.by());
            case AlarmEvent.ContactMade contact -> Optional.of(contact.by());
            case AlarmEvent.ResponderAsked asked -> Optional.of(asked.by());
            case AlarmEvent.ResponderAccepted accepted -> Optional.of(accepted.by());
            case AlarmEvent.ResponderExpected expected -> Optional.of(expected.by());
            case AlarmEvent.ResponderDeclined declined -> Optional.of(declined.by());
            case AlarmEvent.ResponderArrived arrived -> Optional.of(arrived.by());
            case AlarmEvent.ActionTaken action -> Optional.of(action.by());
            case AlarmEvent.AlarmClosed closed -> Optional.of(closed.by());
            case AlarmEvent.AlarmReopened reopened -> Optional.of(reopened.by());
            case AlarmEvent.AlarmRaised _,
                    AlarmEvent.AlarmRepeated _,
                    AlarmEvent.AlarmOffered _,
                    AlarmEvent.AlarmEscalated _,
                    AlarmEvent.AlarmCleared _,
                    AlarmEvent.OutsideCalled _,
                    AlarmEvent.AlarmCancelledByClient _ -> Optional.empty();
        };
    }

    private static Map<String, String> details(AlarmEvent event) {
        return switch (event) {
            case AlarmEvent.AlarmRaised raised ->
                Map.of(
                        "press", raised.press().toString(),
                        "device", raised.device().value(),
                        "deviceName", raised.deviceName());
            case AlarmEvent.AlarmRepeated repeated ->
                Map.of("press", repeated.press().toString());
            case AlarmEvent.AlarmOffered offered ->
                Map.of(
                        "to", offered.offer().name(),
                        "step", Integer.toString(offered.offer().rung().step()),
                        "round", Integer.toString(offered.offer().rung().round()),
                        "why", word(offered.offer().why()));
            case AlarmEvent.AlarmEscalated escalated ->
                Map.of("step", Integer.toString(escalated.to().step()), "why", "no-answer");
            case AlarmEvent.AlarmClaimed _, AlarmEvent.AlarmCleared _ -> Map.of();
            case AlarmEvent.AlarmReleased released -> Map.of("why", word(released.why()));
            case AlarmEvent.ContactMade contact -> Map.of("how", word(contact.how()));
            case AlarmEvent.ResponderAsked asked -> Map.of("to", asked.responder());
            case AlarmEvent.ResponderAccepted accepted -> coming(accepted.responder(), accepted.expectedAt());
            case AlarmEvent.ResponderExpected expected -> coming(expected.responder(), expected.expectedAt());
            case AlarmEvent.ResponderDeclined declined -> Map.of("to", declined.responder());
            case AlarmEvent.ResponderArrived arrived -> Map.of("to", arrived.responder());
            case AlarmEvent.ActionTaken action -> action(action);
            case AlarmEvent.AlarmCancelledByClient cancelled ->
                cancelled.reason().map(why -> Map.of("why", why)).orElse(Map.of());
            case AlarmEvent.OutsideCalled called ->
                Map.of("to", called.contact(), "why", called.told() ? "told" : "not-told");
            case AlarmEvent.AlarmClosed closed -> Map.of("outcome", word(closed.outcome()), "note", closed.note());
            case AlarmEvent.AlarmReopened reopened -> Map.of("why", reopened.why());
        };
    }

    private static Map<String, String> coming(String responder, Optional<Instant> expectedAt) {
        return expectedAt
                .map(at -> Map.of("to", responder, "expectedAt", at.toString()))
                .orElseGet(() -> Map.of("to", responder));
    }

    private static Map<String, String> action(AlarmEvent.ActionTaken action) {
        Map<String, String> details = new HashMap<>();
        details.put("device", action.device().value());
        details.put("kind", action.what().kind().value());
        details.put("action", action.what().action());
        details.put("command", action.command().toString());
        return details;
    }

    /// As the contract writes the constant.
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
