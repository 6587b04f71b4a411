package nl.nabij.server.alarm;

import java.time.Instant;
import java.util.Optional;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.escalation.Ladder;
import nl.nabij.server.escalation.Rung;

/// What is known of an alarm in each of its states.
///
/// @param version how many events it has
/// @param repeats presses after the first
/// @param rung where on its ladder it is, or was when it was claimed
/// @param contact the best that was reached, empty when nobody tried
record AlarmFacts(
        AlarmId id,
        OrganisationId organisation,
        Optional<OrganisationId> nightCentre,
        GatewayId home,
        DeviceId device,
        String deviceName,
        Optional<String> room,
        Kind kind,
        Ladder ladder,
        Instant receivedAt,
        Instant happenedAt,
        Instant lastPressAt,
        int version,
        int repeats,
        Rung rung,
        Optional<Instant> firstClaimedAt,
        Optional<ContactHow> contact,
        Optional<Responder> responder,
        boolean cleared,
        boolean cancelledByClient) {

    static AlarmFacts of(AlarmEvent.AlarmRaised raised) {
        return new AlarmFacts(
                raised.alarm(),
                raised.organisation(),
                raised.nightCentre(),
                raised.home(),
                raised.device(),
                raised.deviceName(),
                raised.room(),
                raised.kind(),
                raised.ladder(),
                raised.at(),
                raised.happenedAt().orElse(raised.at()),
                raised.at(),
                1,
                0,
                Rung.FIRST,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    AlarmFacts next() {
        return with(
                lastPressAt,
                version + 1,
                repeats,
                rung,
                firstClaimedAt,
                contact,
                responder,
                cleared,
                cancelledByClient);
    }

    /// What raises again is not over, whatever the detector said before.
    AlarmFacts repeated(Instant at) {
        return with(at, version, repeats + 1, rung, firstClaimedAt, contact, responder, false, cancelledByClient);
    }

    AlarmFacts on(Rung next) {
        return with(
                lastPressAt, version, repeats, next, firstClaimedAt, contact, responder, cleared, cancelledByClient);
    }

    AlarmFacts claimedAt(Instant at) {
        return with(
                lastPressAt,
                version,
                repeats,
                rung,
                firstClaimedAt.or(() -> Optional.of(at)),
                contact,
                responder,
                cleared,
                cancelledByClient);
    }

    /// A later attempt that failed does not undo that she was reached.
    AlarmFacts contact(ContactHow how) {
        Optional<ContactHow> best = how == ContactHow.NONE ? contact.or(() -> Optional.of(how)) : Optional.of(how);
        return with(lastPressAt, version, repeats, rung, firstClaimedAt, best, responder, cleared, cancelledByClient);
    }

    AlarmFacts responder(Optional<Responder> next) {
        return with(lastPressAt, version, repeats, rung, firstClaimedAt, contact, next, cleared, cancelledByClient);
    }

    /// Whether this very responder was asked, and neither declined nor arrived.
    boolean isUnderWay(String name) {
        return responder
                .filter(one -> one.name().equals(name) && one.progress().isUnderWay())
                .isPresent();
    }

    AlarmFacts clearedByDetector() {
        return with(lastPressAt, version, repeats, rung, firstClaimedAt, contact, responder, true, cancelledByClient);
    }

    AlarmFacts cancelled() {
        return with(lastPressAt, version, repeats, rung, firstClaimedAt, contact, responder, cleared, true);
    }

    /// Somebody doubts the closing: what was reached before no longer counts.
    AlarmFacts reopened() {
        return with(
                lastPressAt,
                version,
                repeats,
                rung,
                firstClaimedAt,
                Optional.empty(),
                Optional.empty(),
                cleared,
                false);
    }

    private AlarmFacts with(
            Instant nextLastPressAt,
            int nextVersion,
            int nextRepeats,
            Rung nextRung,
            Optional<Instant> nextFirstClaimedAt,
            Optional<ContactHow> nextContact,
            Optional<Responder> nextResponder,
            boolean nextCleared,
            boolean nextCancelled) {
        return new AlarmFacts(
                id,
                organisation,
                nightCentre,
                home,
                device,
                deviceName,
                room,
                kind,
                ladder,
                receivedAt,
                happenedAt,
                nextLastPressAt,
                nextVersion,
                nextRepeats,
                nextRung,
                nextFirstClaimedAt,
                nextContact,
                nextResponder,
                nextCleared,
                nextCancelled);
    }
}
