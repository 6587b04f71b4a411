package nl.nabij.server.alarm;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.AlarmView;
import nl.nabij.contract.face.AlarmView.Outcome;
import nl.nabij.contract.home.Kind;
import nl.nabij.server.escalation.Rung;
import org.jspecify.annotations.Nullable;

/// How [AlarmRow] lies in the table `alarm`.
final class AlarmColumns {

    /// In the order of [#values]; the first is the key.
    static final String NAMES = "id, organisation_id, night_centre_id, home_id, device_id, device_name, room, kind,"
            + " version, state, received_at, happened_at, last_press_at, repeats, step, round, step_name, deadline,"
            + " owner_id, owner_name, claimed_at, first_claimed_at, contact, responder_name, responder_progress,"
            + " responder_expected_at, cleared, cancelled, outcome, note, closed_at";

    private AlarmColumns() {}

    static @Nullable Object[] values(AlarmRow row) {
        return new @Nullable Object[] {
            row.id().value(),
            row.organisation().value(),
            row.nightCentre().map(OrganisationId::value),
            row.home().value(),
            row.device().value(),
            row.deviceName(),
            row.room(),
            row.kind().value(),
            row.version(),
            word(row.state()),
            time(row.receivedAt()),
            time(row.happenedAt()),
            time(row.lastPressAt()),
            row.repeats(),
            row.rung().step(),
            row.rung().round(),
            row.stepName(),
            row.deadline().map(AlarmColumns::time),
            row.owner().map(owner -> owner.id().value()),
            row.owner().map(Operator::shownName),
            row.claimedAt().map(AlarmColumns::time),
            row.firstClaimedAt().map(AlarmColumns::time),
            row.contact().map(AlarmColumns::word),
            row.responder().map(Responder::name),
            row.responder().map(responder -> word(responder.progress())),
            row.responder().flatMap(Responder::expectedAt).map(AlarmColumns::time),
            row.cleared(),
            row.cancelledByClient(),
            row.outcome().map(AlarmColumns::word),
            row.note(),
            row.closedAt().map(AlarmColumns::time)
        };
    }

    static AlarmRow row(Row row) {
        return new AlarmRow(
                new AlarmId(row.getUUID("id")),
                new OrganisationId(row.getUUID("organisation_id")),
                Optional.ofNullable(row.getUUID("night_centre_id")).map(OrganisationId::new),
                new GatewayId(row.getString("home_id")),
                new DeviceId(row.getString("device_id")),
                row.getString("device_name"),
                Optional.ofNullable(row.getString("room")),
                new Kind(row.getString("kind")),
                row.getInteger("version"),
                AlarmView.State.valueOf(constant(row.getString("state"))),
                instant(row, "received_at").orElseThrow(),
                instant(row, "happened_at").orElseThrow(),
                instant(row, "last_press_at").orElseThrow(),
                row.getInteger("repeats"),
                new Rung(row.getInteger("step"), row.getInteger("round")),
                row.getString("step_name"),
                instant(row, "deadline"),
                owner(row.getUUID("owner_id"), row.getString("owner_name")),
                instant(row, "claimed_at"),
                instant(row, "first_claimed_at"),
                Optional.ofNullable(row.getString("contact")).map(word -> ContactHow.valueOf(constant(word))),
                responder(
                        row.getString("responder_name"),
                        row.getString("responder_progress"),
                        instant(row, "responder_expected_at")),
                row.getBoolean("cleared"),
                row.getBoolean("cancelled"),
                Optional.ofNullable(row.getString("outcome")).map(word -> Outcome.valueOf(constant(word))),
                Optional.ofNullable(row.getString("note")),
                instant(row, "closed_at"));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static Optional<Operator> owner(@Nullable UUID id, @Nullable String name) {
        return id == null || name == null ? Optional.empty() : Optional.of(new Operator(new UserId(id), name));
    }

    private static Optional<Responder> responder(
            @Nullable String name, @Nullable String progress, Optional<Instant> expectedAt) {
        return name == null || progress == null
                ? Optional.empty()
                : Optional.of(new Responder(name, Responder.Progress.valueOf(constant(progress)), expectedAt));
    }

    /// `NO_HELP_NEEDED` is `no-help-needed` in the database, as it is in the contract.
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
