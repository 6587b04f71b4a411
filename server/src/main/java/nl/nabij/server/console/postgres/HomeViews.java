package nl.nabij.server.console.postgres;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.FaultView;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.home.Device;
import nl.nabij.contract.home.Kind;
import nl.nabij.contract.home.StateValue;
import nl.nabij.server.postgres.Transaction;

/// Homes as people see them, read in five statements however many there are. What the policies hide
/// is not there.
final class HomeViews {

    private static final String FAULTS =
            "select id, home_id, device_id, fault, text, since, homes, ended_at from fault";

    /// Of the most that one answer may hold, so that a broken home cannot fill it.
    private static final int MOST_FAULTS = 500;

    private record States(Map<Kind, StateValue> state) {}

    private HomeViews() {}

    /// @param where a condition on `h`, the table `home`, with `$1` and on
    /// @param showsClient of which homes the client's card is wanted
    static List<HomeView> read(
            Transaction transaction, String where, int most, Predicate<GatewayId> showsClient, Object... parameters) {
        List<HomeView> bare = transaction.list(
                "select h.id, h.organisation_id, coalesce(o.name, '') as name, coalesce(g.connected, false) as connected, g.last_heard_at"
                        + " from home h left join organisation o on o.id = h.organisation_id"
                        + " left join gateway g on g.home_id = h.id where " + where + " order by h.id limit " + most,
                HomeViews::bare,
                parameters);
        String[] ids = bare.stream().map(home -> home.id().value()).toArray(String[]::new);
        Map<String, List<Device>> devices = devices(transaction, ids);
        Map<String, List<FaultView>> faults = faults(transaction, ids);
        Map<String, List<String>> rooms = rooms(transaction, ids);
        Map<String, HomeView.ClientCard> clients = ClientCards.read(
                transaction,
                Arrays.stream(ids)
                        .filter(id -> showsClient.test(new GatewayId(id)))
                        .toArray(String[]::new));
        return bare.stream()
                .map(home -> new HomeView(
                        home.id(),
                        home.organisation(),
                        home.organisationName(),
                        home.connected(),
                        home.lastHeardAt(),
                        Optional.ofNullable(clients.get(home.id().value())),
                        devices.getOrDefault(home.id().value(), List.of()),
                        faults.getOrDefault(home.id().value(), List.of()),
                        Optional.ofNullable(rooms.get(home.id().value()))))
                .toList();
    }

    static Set<GatewayId> withOpenAlarm(Transaction transaction) {
        return Set.copyOf(transaction.list(
                "select distinct home_id from alarm where state <> 'closed'", row -> new GatewayId(row.getString(0))));
    }

    /// Faults that last, of all homes that may be seen, the newest first.
    static List<FaultView> faults(Transaction transaction) {
        return transaction.list(
                FAULTS + " where ended_at is null and folded_into is null and (home_id is null or not exists"
                        + " (select from home h where h.id = home_id and h.stay = 'ended'))"
                        + " order by since desc limit " + MOST_FAULTS,
                HomeViews::fault);
    }

    private static HomeView bare(Row row) {
        return new HomeView(
                new GatewayId(row.getString("id")),
                new OrganisationId(row.getUUID("organisation_id")),
                row.getString("name"),
                row.getBoolean("connected"),
                Optional.ofNullable(row.getOffsetDateTime("last_heard_at")).map(OffsetDateTime::toInstant),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Map<String, List<String>> rooms(Transaction transaction, String[] ids) {
        Map<String, List<String>> byHome = new HashMap<>();
        transaction.list(
                "select home_id, name from room where home_id = any($1) order by home_id, position",
                row -> byHome.computeIfAbsent(row.getString(0), _ -> new ArrayList<>())
                        .add(row.getString(1)),
                (Object) ids);
        return byHome;
    }

    private static Map<String, List<FaultView>> faults(Transaction transaction, String[] ids) {
        Map<String, List<FaultView>> byHome = new HashMap<>();
        transaction
                .list(
                        FAULTS + " where home_id = any($1) and ended_at is null order by since limit " + MOST_FAULTS,
                        HomeViews::fault,
                        (Object) ids)
                .forEach(fault -> byHome.computeIfAbsent(
                                fault.home().orElseThrow().value(), _ -> new ArrayList<>())
                        .add(fault));
        return byHome;
    }

    private static FaultView fault(Row row) {
        return new FaultView(
                row.getUUID("id").toString(),
                Optional.ofNullable(row.getString("home_id")).map(GatewayId::new),
                Optional.ofNullable(row.getString("device_id")).map(DeviceId::new),
                row.getString("fault"),
                row.getString("text"),
                row.getOffsetDateTime("since").toInstant(),
                row.getInteger("homes"),
                Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant));
    }

    private static Map<String, List<Device>> devices(Transaction transaction, String[] ids) {
        Map<String, List<Device>> byHome = new HashMap<>();
        transaction.list(
                "select home_id, id, name, room, vendor, model, kinds, state::text as state, available, fault from device"
                        + " where home_id = any($1) order by home_id, name, id",
                row -> byHome.computeIfAbsent(row.getString("home_id"), _ -> new ArrayList<>())
                        .add(device(row)),
                (Object) ids);
        return byHome;
    }

    private static Device device(Row row) {
        return new Device(
                new DeviceId(row.getString("id")),
                row.getString("name"),
                Optional.ofNullable(row.getString("room")),
                row.getString("vendor"),
                row.getString("model"),
                Arrays.stream(row.getArrayOfStrings("kinds")).map(Kind::new).toList(),
                states(row.getString("state")),
                Optional.ofNullable(row.getBoolean("available")),
                Optional.ofNullable(row.getString("fault")));
    }

    private static Map<Kind, StateValue> states(String json) {
        try {
            return ContractJson.read("{\"state\":" + json + "}", States.class).state();
        } catch (ContractException e) {
            throw new IllegalStateException("A stored state of a device cannot be read", e);
        }
    }
}
