package nl.nabij.server.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.link.Down;
import nl.nabij.server.alarm.Responder.Progress;
import nl.nabij.server.escalation.Rung;

/// The projection of an alarm's events: what lists, deadlines and locks are made of.
record AlarmRow(
        AlarmId id,
        OrganisationId organisation,
        Optional<OrganisationId> nightCentre,
        GatewayId home,
        DeviceId device,
        String deviceName,
        Optional<String> room,
        Kind kind,
        int version,
        AlarmView.State state,
        Instant receivedAt,
        Instant happenedAt,
        Instant lastPressAt,
        int repeats,
        Rung rung,
        String stepName,
        Optional<Instant> deadline,
        Optional<Operator> owner,
        Optional<Instant> claimedAt,
        Optional<Instant> firstClaimedAt,
        Optional<ContactHow> contact,
        Optional<Responder> responder,
        boolean cleared,
        boolean cancelledByClient,
        Optional<Outcome> outcome,
        Optional<String> note,
        Optional<Instant> closedAt) {

    static AlarmRow of(Alarm.Known alarm) {
        AlarmFacts facts = alarm.facts();
        Optional<Alarm.Claimed> claimed = alarm instanceof Alarm.Claimed is ? Optional.of(is) : Optional.empty();
        Optional<Alarm.Closed> closed = alarm instanceof Alarm.Closed is ? Optional.of(is) : Optional.empty();
        return new AlarmRow(
                facts.id(),
                facts.organisation(),
                facts.nightCentre(),
                facts.home(),
                facts.device(),
                facts.deviceName(),
                facts.room(),
                facts.kind(),
                facts.version(),
                state(alarm),
                facts.receivedAt(),
                facts.happenedAt(),
                facts.lastPressAt(),
                facts.repeats(),
                facts.rung(),
                facts.ladder().steps().get(facts.rung().step()).name(),
                AlarmLifeCycle.nextDeadline(alarm),
                claimed.map(Alarm.Claimed::owner),
                claimed.map(Alarm.Claimed::since),
                facts.firstClaimedAt(),
                facts.contact(),
                facts.responder(),
                facts.cleared(),
                facts.cancelledByClient(),
                closed.map(Alarm.Closed::outcome),
                closed.map(Alarm.Closed::note),
                closed.map(Alarm.Closed::closedAt));
    }

    private static AlarmView.State state(Alarm.Known alarm) {
        return switch (alarm) {
            case Alarm.Unowned _ -> AlarmView.State.OFFERED;
            case Alarm.Claimed _ -> AlarmView.State.CLAIMED;
            case Alarm.Closed _ -> AlarmView.State.CLOSED;
        };
    }

    AlarmView view() {
        Urgency urgency = Urgency.of(kind, repeats, rung.round());
        return new AlarmView(
                id,
                home,
                version,
                state,
                kind,
                device,
                deviceName,
                room,
                receivedAt,
                happenedAt,
                lastPressAt,
                repeats,
                rung.step(),
                stepName,
                deadline,
                urgency.level(),
                urgency.reason(),
                owner.map(operator -> new AlarmView.Owner(operator.id(), operator.shownName())),
                responder.map(AlarmRow::view),
                cancelledByClient,
                cleared,
                outcome,
                note,
                closedAt);
    }

    private static AlarmView.Responder view(Responder responder) {
        return new AlarmView.Responder(
                responder.name(),
                switch (responder.progress()) {
                    case ASKED -> AlarmView.Progress.ASKED;
                    case ACCEPTED -> AlarmView.Progress.ACCEPTED;
                    case DECLINED -> AlarmView.Progress.DECLINED;
                    case ARRIVED -> AlarmView.Progress.ARRIVED;
                },
                responder.expectedAt());
    }

    /// What the resident's own screen may say about it. Who was only asked is not named: she might wait
    /// for somebody who cannot come.
    ///
    /// @param now on the database's clock
    Down.OpenAlarm notice(Instant now) {
        Optional<Responder> coming = responder.filter(one -> one.progress() == Progress.ACCEPTED);
        Optional<Responder> there = responder.filter(one -> one.progress() == Progress.ARRIVED);
        return new Down.OpenAlarm(
                id,
                device,
                kind,
                receivedAt,
                stage(),
                owner.map(Operator::shownName),
                cancelledByClient,
                coming.or(() -> there).map(Responder::name),
                coming.flatMap(Responder::expectedAt)
                        .map(at -> Duration.between(now, at).toMillis()));
    }

    private Down.Stage stage() {
        Optional<Down.Stage> underWay = responder.flatMap(AlarmRow::stage);
        if (underWay.isPresent()) {
            return underWay.get();
        }
        if (state != AlarmView.State.CLAIMED) {
            return Down.Stage.HEARD;
        }
        return contact.filter(how -> how != ContactHow.NONE).isPresent() ? Down.Stage.CONTACT : Down.Stage.CLAIMED;
    }

    private static Optional<Down.Stage> stage(Responder responder) {
        return switch (responder.progress()) {
            case ASKED -> Optional.of(Down.Stage.RESPONDER_ASKED);
            case ACCEPTED -> Optional.of(Down.Stage.RESPONDER_COMING);
            case ARRIVED -> Optional.of(Down.Stage.RESPONDER_ARRIVED);
            case DECLINED -> Optional.empty();
        };
    }
}
