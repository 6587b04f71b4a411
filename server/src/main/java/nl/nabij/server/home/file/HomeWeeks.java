package nl.nabij.server.home.file;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.face.ResidentState.Visit;
import nl.nabij.contract.home.Week;
import nl.nabij.contract.home.WeekEntry;
import nl.nabij.server.postgres.Transaction;

/// Who comes and what is on in homes' usual weeks. Where nobody lives just now, nobody comes.
public final class HomeWeeks {

    private static final ZoneId USUAL = ZoneId.of("Europe/Amsterdam");

    private HomeWeeks() {}

    /// @return without those in which nothing is planned
    public static Map<String, List<WeekEntry>> read(Transaction tx, String[] homes) {
        return read(tx, homes, "exists (select from home h where h.id = w.home_id and h.stay = 'living')");
    }

    /// Of one home, whether somebody lives there now or not.
    static List<WeekEntry> written(Transaction tx, String home) {
        return read(tx, new String[] {home}, "true").getOrDefault(home, List.of());
    }

    private static Map<String, List<WeekEntry>> read(Transaction tx, String[] homes, String which) {
        Map<String, List<WeekEntry>> weeks = new HashMap<>();
        tx.list(
                "select home_id, kind, what, place, days, from_time, until_time from week_entry w"
                        + " where home_id = any($1) and " + which + " order by home_id, position",
                row -> weeks.computeIfAbsent(row.getString(0), _ -> new ArrayList<>())
                        .add(new WeekEntry(
                                WeekEntry.Kind.valueOf(row.getString(1)),
                                row.getString(2),
                                Optional.ofNullable(row.getString(3)),
                                Arrays.stream(row.getArrayOfStrings(4))
                                        .map(DayOfWeek::valueOf)
                                        .toList(),
                                row.getString(5),
                                Optional.ofNullable(row.getString(6)))),
                (Object) homes);
        return weeks;
    }

    /// The visit that goes on or comes next in each of these homes.
    public static Map<String, Visit> nextVisits(Transaction tx, String[] homes) {
        Map<String, List<WeekEntry>> weeks = read(tx, homes);
        if (weeks.isEmpty()) {
            return Map.of();
        }
        Instant now =
                tx.one("select nabij_now()", row -> row.getOffsetDateTime(0).toInstant());
        Map<String, ZoneId> zones = tx
                .list(
                        "select distinct on (home_id) home_id, time_zone from client where home_id = any($1)"
                                + " order by home_id, position",
                        row -> Map.entry(row.getString(0), zone(row.getString(1))),
                        (Object) weeks.keySet().toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, Visit> next = new HashMap<>();
        weeks.forEach((home, entries) -> new Week(entries, zones.getOrDefault(home, USUAL))
                .nextVisit(now)
                .ifPresent(visit -> next.put(home, new Visit(visit.entry().what(), visit.from(), visit.until()))));
        return next;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return USUAL;
        }
    }

    static void write(Transaction tx, String home, UUID organisation, List<WeekEntry> week) {
        tx.update("delete from week_entry where home_id = $1", home);
        for (int i = 0; i < week.size(); i++) {
            WeekEntry entry = week.get(i);
            tx.update(
                    "insert into week_entry (home_id, organisation_id, position, kind, what, place, days, from_time,"
                            + " until_time) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    home,
                    organisation,
                    i + 1,
                    entry.kind().name(),
                    entry.what(),
                    entry.where(),
                    entry.days().stream().map(DayOfWeek::name).toArray(String[]::new),
                    entry.from(),
                    entry.until());
        }
    }
}
