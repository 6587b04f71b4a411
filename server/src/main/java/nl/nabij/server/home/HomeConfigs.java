package nl.nabij.server.home;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.server.postgres.Database;

/// What a home's own screen needs to know: how she is greeted, and who is next door when the centre
/// cannot be reached.
public final class HomeConfigs {

    private final Database database;

    public HomeConfigs(Database database) {
        this.database = database;
    }

    /// Blocks.
    ///
    /// @return without those in which nobody is registered yet
    public Map<GatewayId, Down.Config> of(List<GatewayId> homes) {
        List<Map.Entry<GatewayId, Down.Config>> found = database.asWorker(tx ->
                tx.list("""
                select distinct on (c.home_id) coalesce(g.config_revision, 1), c.name, c.language, c.time_zone,
                    n.name, n.phone, c.home_id
                from client c
                left join gateway g on g.home_id = c.home_id
                left join lateral (select name, phone from contact
                    where home_id = c.home_id and relation = 'neighbour' order by position limit 1) n on true
                where c.home_id = any($1) order by c.home_id, c.id
                """, row -> Map.entry(new GatewayId(row.getString(6)), config(row)), (Object)
                        homes.stream().map(GatewayId::value).toArray(String[]::new)));
        return found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Down.Config config(Row row) {
        return new Down.Config(
                row.getLong(0),
                new Down.HomeConfig(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        Optional.ofNullable(row.getString(5))));
    }
}
