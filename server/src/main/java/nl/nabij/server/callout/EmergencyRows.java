package nl.nabij.server.callout;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.EmergencyContacts.EmergencyCall;
import nl.nabij.contract.face.EmergencyContacts.EmergencyContact;
import nl.nabij.contract.face.EmergencyContacts.EmergencyContactChange;
import nl.nabij.contract.face.EmergencyContacts.EmergencyPlan;
import nl.nabij.server.postgres.Transaction;

/// An organisation's contacts outside as rows, within its own transaction.
final class EmergencyRows {

    /// What somebody reads who looks how the last night went.
    private static final int CALLS_SHOWN = 20;

    private static final String CALL = "begun_at, contact_name, outcome, status, test, round";

    private EmergencyRows() {}

    static CalloutRules rules(Transaction tx, OrganisationId organisation) {
        return tx.first(
                        "select after_seconds, unanswered_after_seconds, again_minutes from callout_rules"
                                + " where organisation_id = $1",
                        row -> new CalloutRules(
                                Duration.ofSeconds(row.getInteger(0)),
                                Duration.ofSeconds(row.getInteger(1)),
                                Duration.ofMinutes(row.getInteger(2))),
                        organisation.value())
                .orElse(CalloutRules.STANDARD);
    }

    static void write(Transaction tx, OrganisationId organisation, CalloutRules rules) {
        tx.update(
                "insert into callout_rules (organisation_id, after_seconds, unanswered_after_seconds, again_minutes)"
                        + " values ($1, $2, $3, $4) on conflict (organisation_id) do update set"
                        + " after_seconds = excluded.after_seconds, again_minutes = excluded.again_minutes,"
                        + " unanswered_after_seconds = excluded.unanswered_after_seconds, changed_at = now()",
                organisation.value(),
                (int) rules.after().toSeconds(),
                (int) rules.unansweredAfter().toSeconds(),
                (int) rules.again().toMinutes());
    }

    static List<UUID> ids(Transaction tx, OrganisationId organisation) {
        return tx.list(
                "select id from callout_contact where organisation_id = $1 order by position",
                row -> row.getUUID(0),
                organisation.value());
    }

    static void remove(Transaction tx, UUID contact) {
        tx.update("delete from callout_contact where id = $1", contact);
    }

    /// @param secret empty to keep it
    static void change(Transaction tx, UUID contact, int position, EmergencyContactChange to, Optional<String> secret) {
        tx.update(
                "update callout_contact set position = $2, name = $3, url = $4 where id = $1",
                contact,
                position,
                to.name(),
                to.url());
        secret.ifPresent(made -> tx.update("update callout_contact set secret = $2 where id = $1", contact, made));
    }

    static void add(
            Transaction tx,
            OrganisationId organisation,
            UUID contact,
            int position,
            EmergencyContactChange added,
            String secret) {
        tx.update(
                "insert into callout_contact (id, organisation_id, position, name, url, secret)"
                        + " values ($1, $2, $3, $4, $5, $6)",
                contact,
                organisation.value(),
                position,
                added.name(),
                added.url(),
                secret);
    }

    /// @param made secrets that were made just now, by contact
    static EmergencyPlan plan(Transaction tx, OrganisationId organisation, Map<UUID, String> made) {
        CalloutRules rules = rules(tx, organisation);
        Map<UUID, EmergencyCall> last = new HashMap<>();
        tx.list(
                        "select distinct on (contact_id) " + CALL + ", contact_id from callout_try"
                                + " where organisation_id = $1 order by contact_id, begun_at desc",
                        row -> Map.entry(row.getUUID(6), call(row)),
                        organisation.value())
                .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
        List<EmergencyContact> contacts = new ArrayList<>(tx.list(
                "select id, name, url from callout_contact where organisation_id = $1 order by position",
                row -> new EmergencyContact(
                        row.getUUID(0),
                        row.getString(1),
                        row.getString(2),
                        Optional.ofNullable(last.get(row.getUUID(0))),
                        Optional.ofNullable(made.get(row.getUUID(0)))),
                organisation.value()));
        List<EmergencyCall> calls = tx.list(
                "select " + CALL + " from callout_try where organisation_id = $1 order by begun_at desc limit $2",
                EmergencyRows::call,
                organisation.value(),
                CALLS_SHOWN);
        return new EmergencyPlan(
                (int) rules.after().toSeconds(),
                (int) rules.unansweredAfter().toSeconds(),
                (int) rules.again().toMinutes(),
                contacts,
                calls);
    }

    static EmergencyCall callOf(Transaction tx, UUID attempt) {
        return tx.one("select " + CALL + " from callout_try where id = $1", EmergencyRows::call, attempt);
    }

    private static EmergencyCall call(Row row) {
        return new EmergencyCall(
                row.getOffsetDateTime(0).toInstant(),
                row.getString(1),
                row.getString(2),
                Optional.ofNullable(row.getInteger(3)),
                row.getBoolean(4),
                row.getInteger(5));
    }
}
