package nl.nabij.server.alarm;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.server.alarm.AlarmChanges.ChangedHomes;
import nl.nabij.server.alarm.AlarmChanges.Position;
import nl.nabij.server.postgres.Database;

/// Tells each home how far the help is: after each change of its alarms, and at each connect, all
/// that is open there.
public final class HomeNotices implements AutoCloseable {

    /// A change that another node made is told within this time.
    private static final Duration INTERVAL = Duration.ofMillis(500);

    /// About 20 KiB with usual names. A notice has to fit the link's packet of 64 KiB, or the home's
    /// connection ends at each try: 321 open alarms of one home did that. The oldest are told; her
    /// screen shows one.
    private static final int MOST_TOLD = 100;

    /// With names as long as they may be, fewer than that are told.
    static final int MOST_BYTES = 48 * 1024;

    /// One question about so many is answered within milliseconds.
    private static final int HOMES_TOGETHER = 64;

    private final Database database;
    private final AlarmChanges changes;
    private final Downlink link;
    private final AlarmHints hints;
    private final Watch watch;
    private final Runnable waker;

    /// Only the watch's own thread uses it.
    private Position position;

    /// Starts watching, from this very moment on: blocks until the database said where that is.
    public HomeNotices(Database database, AlarmChanges changes, Downlink link, AlarmHints hints) {
        this.database = database;
        this.changes = changes;
        this.link = link;
        this.hints = hints;
        this.position = changes.now();
        this.watch = Watch.start("home-notices", INTERVAL, this::look);
        this.waker = watch::wake;
        hints.onHint(waker);
    }

    /// Homes are there (again) and have to know what is open. Blocks.
    public void connected(List<GatewayId> homes) {
        notices(homes).forEach(link::send);
    }

    @Override
    public void close() {
        hints.forget(waker);
        watch.close();
    }

    private Duration look() {
        ChangedHomes changed = changes.homesChangedSince(position);
        List<GatewayId> here = changed.homes().stream().filter(link::connected).toList();
        for (int from = 0; from < here.size(); from += HOMES_TOGETHER) {
            connected(here.subList(from, Math.min(from + HOMES_TOGETHER, here.size())));
        }
        // Only now: a look that failed half way is done again from where it began.
        position = changed.position();
        return INTERVAL;
    }

    /// One statement, so that list and revision are of one moment. The revision is the number of all
    /// events that the home's alarms ever had: it rises with each, on whichever node.
    ///
    /// That her home could not raise an alarm is the centre's own matter: 'help is being called' would be
    /// news to her.
    Map<GatewayId, Down.Notice> notices(List<GatewayId> homes) {
        List<Line> lines = database.asWorker(transaction -> transaction.list(
                "select h.told, nabij_now() as told_at, r.revision, a.* from unnest($1::text[]) h(told)"
                        + " cross join lateral (select coalesce(sum(version), 0)::bigint as revision from alarm"
                        + " where home_id = h.told) r"
                        + " left join lateral (select * from alarm where home_id = h.told and state <> 'closed'"
                        + " and kind <> 'path.alarm' order by received_at limit " + MOST_TOLD + ") a on true"
                        + " order by a.received_at",
                HomeNotices::line,
                (Object) homes.stream().map(GatewayId::value).toArray(String[]::new)));
        Map<GatewayId, Down.Notice> notices = new LinkedHashMap<>();
        Map<GatewayId, List<Line>> byHome =
                lines.stream().collect(Collectors.groupingBy(Line::home, LinkedHashMap::new, Collectors.toList()));
        byHome.forEach((home, its) -> notices.put(
                home,
                fitting(new Down.Notice(
                        its.getFirst().revision(),
                        its.stream()
                                .flatMap(line -> line.alarm().map(alarm -> alarm.notice(line.at())).stream())
                                .toList()))));
        return notices;
    }

    private static Down.Notice fitting(Down.Notice notice) {
        Down.Notice fitting = notice;
        while (fitting.alarms().size() > 1 && ContractJson.toBytes(fitting).length > MOST_BYTES) {
            int half = fitting.alarms().size() / 2;
            fitting = new Down.Notice(notice.revision(), fitting.alarms().subList(0, half));
        }
        return fitting;
    }

    private record Line(GatewayId home, Instant at, long revision, Optional<AlarmRow> alarm) {}

    private static Line line(Row row) {
        return new Line(
                new GatewayId(row.getString("told")),
                row.getOffsetDateTime("told_at").toInstant(),
                row.getLong("revision"),
                row.getUUID("id") == null ? Optional.empty() : Optional.of(AlarmColumns.row(row)));
    }
}
