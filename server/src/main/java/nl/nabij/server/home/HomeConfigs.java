package nl.nabij.server.home;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.home.Person;
import nl.nabij.contract.home.PlannedCall;
import nl.nabij.contract.home.WeekEntry;
import nl.nabij.contract.link.Down;
import nl.nabij.server.home.file.HomeWeeks;
import nl.nabij.server.postgres.Database;
import org.jspecify.annotations.Nullable;

/// What a home's own screen needs to know: how she is greeted, and who is next door when the centre
/// cannot be reached.
public final class HomeConfigs {

    /// As many as anybody finds again on a screen; the rest stays on the card at the centre.
    private static final int MOST_PEOPLE = 12;

    private final Database database;

    public HomeConfigs(Database database) {
        this.database = database;
    }

    /// Blocks.
    ///
    /// @return without those in which nobody is registered yet
    public Map<GatewayId, Down.Config> of(List<GatewayId> homes) {
        String[] names = homes.stream().map(GatewayId::value).toArray(String[]::new);
        List<Map.Entry<GatewayId, Down.Config>> found = database.asWorker(tx -> {
            Map<String, List<WeekEntry>> weeks = HomeWeeks.read(tx, names);
            Map<String, List<PlannedCall>> calls = HomePlannedCalls.read(tx, names);
            return tx.list(
                    """
                select distinct on (c.home_id) coalesce(g.config_revision, 1), c.name, c.language, c.time_zone,
                    n.name, n.phone, c.home_id, p.people,
                    array(select name from room r where r.home_id = c.home_id order by r.position) as rooms
                from client c
                left join gateway g on g.home_id = c.home_id
                left join lateral (select name, phone from contact
                    where home_id = c.home_id and relation = 'neighbour' order by position limit 1) n on true
                left join lateral (select jsonb_agg(jsonb_build_object('name', name, 'relation', relation, 'phone', phone,
                        'face', face, 'photo', photo) order by place, at, id) as people
                    from (select * from (
                        select r.name, r.relation, coalesce(k.phone, '') as phone, r.id as face, r.photo_name as photo,
                            0 as place, r.at, r.id from relative r
                            left join lateral (select phone from contact where home_id = r.home_id
                                and lower(name) = lower(r.name) order by position, id limit 1) k on true
                            where r.home_id = c.home_id and r.ended_at is null and r.on_screen
                        union all
                        select t.name, case t.screen when 'all' then 'helpdesk' else 'team' end, '', t.id, t.photo_name, 1, null, t.id
                            from team t join home h on h.organisation_id = t.organisation_id and h.id = c.home_id
                            where t.screen <> 'none' and (t.screen = 'all' or exists (select from team_home i
                                where i.team_id = t.id and i.home_id = h.id))
                                and exists (select from team_member m join person s on s.id = m.person_id
                                    where m.team_id = t.id and not s.blocked and s.roles && array['operator', 'carer'])
                        union all
                        select k.name, k.relation, k.phone, null, null, k.position + 2, null, k.id from contact k
                            where k.home_id = c.home_id and not exists (select from relative r where r.home_id = k.home_id
                                and r.ended_at is null and r.on_screen and lower(r.name) = lower(k.name))) both_kinds
                        order by place, at, id limit $2) nearest) p on true
                where c.home_id = any($1) order by c.home_id, c.position, c.id
                """,
                    row -> Map.entry(
                            new GatewayId(row.getString(6)),
                            config(
                                    row,
                                    weeks.getOrDefault(row.getString(6), List.of()),
                                    calls.getOrDefault(row.getString(6), List.of()))),
                    (Object) names,
                    MOST_PEOPLE);
        });
        return found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Down.Config config(Row row, List<WeekEntry> week, List<PlannedCall> calls) {
        return new Down.Config(
                row.getLong(0),
                new Down.HomeConfig(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        Optional.ofNullable(row.getString(5)),
                        Optional.of(people(row.getJsonArray(7))),
                        Optional.of(List.of(row.getArrayOfStrings(8))),
                        Optional.of(week),
                        Optional.of(calls)));
    }

    private static List<Person> people(@Nullable JsonArray people) {
        return people == null
                ? List.of()
                : people.stream()
                        .map(JsonObject.class::cast)
                        .map(one -> new Person(
                                one.getString("name"),
                                one.getString("relation"),
                                one.getString("phone"),
                                Optional.ofNullable(one.getString("face")).map(UUID::fromString),
                                Optional.ofNullable(one.getString("photo"))))
                        .toList();
    }
}
