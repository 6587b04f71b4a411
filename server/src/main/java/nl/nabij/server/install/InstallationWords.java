package nl.nabij.server.install;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.InstalledDevice;
import nl.nabij.server.postgres.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a home is told at its connect about its installation: for a new box what its devices are, and
/// who may install there.
public final class InstallationWords {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationWords.class);

    /// A packet of the link holds 64 KiB.
    private static final int MOST_BYTES = 48 * 1024;

    private final Database database;

    public InstallationWords(Database database) {
        this.database = database;
    }

    /// Blocks.
    ///
    /// @param send to a home; of one that left meanwhile nothing comes of it
    public void tell(List<GatewayId> homes, BiConsumer<GatewayId, Down> send) {
        Object ids = homes.stream().map(GatewayId::value).toArray(String[]::new);
        Map<GatewayId, List<InstalledDevice>> devices = new LinkedHashMap<>();
        List<Map.Entry<GatewayId, Down.InstallerAccess>> accesses = database.asWorker(tx -> {
            devices.clear();
            tx.list(
                            "select home_id, device_id, name, room, purpose from installed_device"
                                    + " where home_id = any($1) order by home_id, installed_at",
                            row -> Map.entry(new GatewayId(row.getString(0)), device(row)),
                            ids)
                    .forEach(each -> devices.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                            .add(each.getValue()));
            return tx.list(
                    """
                    select distinct on (home_id) home_id, code_hash,
                        (extract(epoch from expires_at - now()) * 1000)::bigint, expires_at
                    from installer_access where home_id = any($1) and expires_at > now()
                    order by home_id, made_at desc
                    """,
                    row -> Map.entry(
                            new GatewayId(row.getString(0)),
                            new Down.InstallerAccess(row.getString(1), Math.max(0, row.getLong(2)))),
                    ids);
        });
        devices.forEach((home, its) -> send.accept(home, fitting(home, its)));
        accesses.forEach(access -> send.accept(access.getKey(), access.getValue()));
    }

    private static InstalledDevice device(Row row) {
        return new InstalledDevice(
                new DeviceId(row.getString(1)),
                Optional.ofNullable(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)));
    }

    /// A home with more named devices than fit is told the first: the rest has to be named again.
    private static Down.Installation fitting(GatewayId home, List<InstalledDevice> devices) {
        Down.Installation fitting = new Down.Installation(devices);
        while (ContractJson.toBytes(fitting).length > MOST_BYTES) {
            int fewer = fitting.devices().size() * 3 / 4;
            LOG.warn("the installation does not fit into one packet home={} told={}", home, fewer);
            fitting = new Down.Installation(devices.subList(0, fewer));
        }
        return fitting;
    }

    /// When a row's time is, if there is one.
    static Optional<java.time.Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
