package nl.nabij.server.alarm;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.nabij.contract.AlarmId;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.PressId;
import nl.nabij.server.postgres.Transaction;

/// Reading and writing one alarm within a transaction that somebody else began.
final class AlarmTables {

    private static final int COLUMNS = AlarmColumns.NAMES.split(",", -1).length;

    private static final String UPDATE = "update alarm set (" + AlarmColumns.NAMES + ") = (" + placeholders(COLUMNS)
            + ") where id = $1 and version = $" + (COLUMNS + 1);

    private static final String INSERT =
            "insert into alarm (" + AlarmColumns.NAMES + ") values (" + placeholders(COLUMNS) + ")";

    private static final String INSERT_EVENT =
            "insert into alarm_event (alarm_id, seq, organisation_id, night_centre_id, home_id, type, at, press_id, body)"
                    + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb)";

    private AlarmTables() {}

    static Instant now(Transaction transaction) {
        return transaction.one(
                "select nabij_now()", row -> row.getOffsetDateTime(0).toInstant());
    }

    /// No other transaction changes the alarm until this one ends.
    static void lock(Transaction transaction, AlarmId alarm) {
        transaction.first("select id from alarm where id = $1 for update", row -> row.getUUID(0), alarm.value());
    }

    static Alarm load(Transaction transaction, AlarmId alarm) {
        return AlarmLifeCycle.fold(history(transaction, alarm));
    }

    static List<AlarmEvent> history(Transaction transaction, AlarmId alarm) {
        return transaction.list(
                "select body::text from alarm_event where alarm_id = $1  order by seq",
                row -> event(row.getString(0)),
                alarm.value());
    }

    static AlarmEvent event(String json) {
        try {
            return ContractJson.read(json, AlarmEvent.class);
        } catch (ContractException e) {
            throw new IllegalStateException("A stored event of an alarm cannot be read", e);
        }
    }

    /// @return false when the alarm is no longer as it was before
    static boolean append(Transaction transaction, Alarm before, List<AlarmEvent> events) {
        if (events.isEmpty()) {
            return true;
        }
        Alarm alarm = before;
        List<Tuple> written = new ArrayList<>();
        for (AlarmEvent event : events) {
            alarm = AlarmLifeCycle.evolve(alarm, event);
            written.add(tuple(((Alarm.Known) alarm).facts(), event));
        }
        if (!write(transaction, before, AlarmRow.of((Alarm.Known) alarm))) {
            return false;
        }
        transaction.batch(INSERT_EVENT, written);
        return true;
    }

    private static boolean write(Transaction transaction, Alarm before, AlarmRow row) {
        List<Object> values = new ArrayList<>();
        for (Object value : AlarmColumns.values(row)) {
            values.add(value instanceof Optional<?> ? value : Optional.of(value));
        }
        if (before instanceof Alarm.Known known) {
            values.add(known.facts().version());
            return transaction.update(UPDATE, values.toArray()) == 1;
        }
        return transaction.update(INSERT, values.toArray()) == 1;
    }

    private static Tuple tuple(AlarmFacts facts, AlarmEvent event) {
        return Tuple.tuple()
                .addUUID(facts.id().value())
                .addInteger(facts.version())
                .addUUID(facts.organisation().value())
                .addValue(facts.nightCentre().map(OrganisationId::value).orElse(null))
                .addString(facts.home().value())
                .addString(AlarmEventViews.type(event))
                .addValue(AlarmColumns.time(event.at()))
                .addValue(press(event).orElse(null))
                .addString(ContractJson.toText(event));
    }

    private static Optional<UUID> press(AlarmEvent event) {
        return switch (event) {
            case AlarmEvent.AlarmRaised raised -> Optional.of(raised.press()).map(PressId::value);
            case AlarmEvent.AlarmRepeated repeated ->
                Optional.of(repeated.press()).map(PressId::value);
            default -> Optional.empty();
        };
    }

    private static String placeholders(int count) {
        StringBuilder text = new StringBuilder("$1");
        for (int number = 2; number <= count; number++) {
            text.append(", $").append(number);
        }
        return text.toString();
    }
}
