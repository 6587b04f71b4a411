package nl.nabij.server.home;

import io.vertx.sqlclient.Row;
import java.util.Optional;
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
    /// @return empty for a home in which nobody is registered yet
    public Optional<Down.Config> of(GatewayId home) {
        return database.asWorker(tx -> tx.first("""
                select coalesce(g.config_revision, 1), c.name, c.language, c.time_zone, n.name, n.phone
                from client c
                left join gateway g on g.home_id = c.home_id
                left join lateral (select name, phone from contact
                    where home_id = c.home_id and relation = 'neighbour' order by position limit 1) n on true
                where c.home_id = $1 order by c.id limit 1
                """, HomeConfigs::config, home.value()));
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
