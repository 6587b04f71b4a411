package nl.nabij.server.console.postgres;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.face.HomeHistory;
import nl.nabij.contract.face.HomeHistory.Entry;
import nl.nabij.contract.face.MeasureSeries;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.server.postgres.Transaction;

/// The last hours of one home. What the policies hide is not there: a night centre sees them while
/// there is an alarm.
final class HomeHistories {

    /// Of one answer, about 300 KB. A home has some hundreds in two days; one with more has a device that
    /// trembles.
    private static final int MOST = 2_000;

    /// All measures that one home can hold: twenty sensors at their own limits.
    private static final int MOST_POINTS = 20_000;

    private HomeHistories() {}

    static HomeHistory read(Transaction transaction, GatewayId home, Duration back) {
        Instant until =
                transaction.one("select nabij_now()", row -> instant(row, 0).orElseThrow());
        Instant from = until.minus(back);
        OffsetDateTime since = from.atOffset(ZoneOffset.UTC);
        List<Entry> states = transaction.list(
                "select device_id, kind, at, value::text from home_event"
                        + " where home_id = $1 and at >= $2 and jsonb_typeof(value) <> 'number'"
                        + " order by at desc limit " + (MOST + 1),
                HomeHistories::state,
                home.value(),
                since);
        boolean complete = states.size() <= MOST;
        List<Entry> entries = new ArrayList<>(transaction.list(
                "select distinct on (device_id, kind) device_id, kind, at, value::text from home_event"
                        + " where home_id = $1 and at < $2 and jsonb_typeof(value) <> 'number'"
                        + " order by device_id, kind, at desc",
                HomeHistories::state,
                home.value(),
                since));
        entries.addAll(states.subList(0, Math.min(states.size(), MOST)));
        entries.addAll(transaction.list(
                "select 'alarm', device_id, kind, happened_at, closed_at from alarm"
                        + " where home_id = $1 and (closed_at is null or closed_at >= $2) order by received_at desc limit 200",
                HomeHistories::lasting,
                home.value(),
                since));
        entries.addAll(transaction.list(
                "select 'fault', device_id, fault, since, ended_at from fault"
                        + " where home_id = $1 and (ended_at is null or ended_at >= $2) order by since desc limit 200",
                HomeHistories::lasting,
                home.value(),
                since));
        entries.sort(Comparator.comparing(Entry::at));
        boolean kept = transaction.one(
                "select coalesce(consents($1, 'history'), false) and coalesce((select stay from home where id = $1) = 'living', false)",
                row -> row.getBoolean(0),
                home.value());
        return new HomeHistory(from, until, complete, Optional.of(kept), entries);
    }

    static List<MeasureSeries> measures(Transaction transaction, GatewayId home) {
        record Sensor(DeviceId device, Kind kind) {}
        Map<Sensor, List<MeasureSeries.Point>> series = new LinkedHashMap<>();
        List<Map.Entry<Sensor, MeasureSeries.Point>> points = transaction.list(
                "select device_id, kind, at, (value #>> '{}')::double precision from home_event"
                        + " where home_id = $1 and jsonb_typeof(value) = 'number' order by at desc limit "
                        + MOST_POINTS,
                row -> Map.entry(
                        new Sensor(new DeviceId(row.getString(0)), new Kind(row.getString(1))),
                        new MeasureSeries.Point(instant(row, 2).orElseThrow(), row.getDouble(3))),
                home.value());
        points.reversed()
                .forEach(point -> series.computeIfAbsent(point.getKey(), _ -> new ArrayList<>())
                        .add(point.getValue()));
        return series.entrySet().stream()
                .map(each -> new MeasureSeries(
                        each.getKey().device(), each.getKey().kind(), Collections.unmodifiableList(each.getValue())))
                .toList();
    }

    private static Entry state(Row row) {
        try {
            return new Entry(
                    instant(row, 2).orElseThrow(),
                    "state",
                    Optional.of(new DeviceId(row.getString(0))),
                    row.getString(1),
                    Optional.of(ContractJson.read(row.getString(3), StateValue.class)),
                    Optional.empty());
        } catch (ContractException e) {
            throw new IllegalStateException("A stored report of a device cannot be read", e);
        }
    }

    private static Entry lasting(Row row) {
        return new Entry(
                instant(row, 3).orElseThrow(),
                row.getString(0),
                Optional.ofNullable(row.getString(1)).map(DeviceId::new),
                row.getString(2),
                Optional.empty(),
                instant(row, 4));
    }

    private static Optional<Instant> instant(Row row, int column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
