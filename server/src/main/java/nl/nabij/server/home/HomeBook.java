package nl.nabij.server.home;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.FaultView;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.face.ManagedHome;
import nl.nabij.contract.face.NewHome;
import nl.nabij.server.home.table.HomeTable;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// An organisation's homes as its administrators keep them. Calls block.
public final class HomeBook {

    private static final String HOMES = """
            select h.id, c.name, c.address, c.postcode, c.town, h.created_at,
                exists (select from gateway_certificate b where b.home_id = h.id and b.revoked_at is null) as has_box,
                coalesce(g.connected, false) as connected, g.last_heard_at
            from home h
            left join gateway g on g.home_id = h.id
            left join lateral (select name, address, postcode, town from client where home_id = h.id order by id limit 1)
                c on true
            where h.organisation_id = current_organisation()
            """;

    private static final String FAULTS = """
            select id, home_id, device_id, fault, text, since, homes from home_attention
            where organisation_id = current_organisation() and home_id is not null and ended_at is null
            """;

    private static final String ADD_HOMES = """
            insert into home (id, organisation_id, night_centre_id)
            select id, $1, (select night_centre_id from night_centre where organisation_id = $1)
                from jsonb_to_recordset($2) as given (id text)
            """;

    private static final String ADD_CLIENTS = """
            insert into client (id, home_id, organisation_id, name, birth_year, address, town, notes, door, language,
                postcode, house_number)
            select client, id, $1, name, birth_year, address, town,
                    array(select jsonb_array_elements_text(notes)), door, language, postcode, house_number
                from jsonb_to_recordset($2) as given (id text, client uuid, name text, birth_year integer, address text,
                    town text, notes jsonb, door text, language text, postcode text, house_number text)
            """;

    private static final String ADD_CONTACTS = """
            insert into contact (id, client_id, home_id, organisation_id, position, name, relation, phone, note)
            select id, client, home, $1, position, name, relation, phone, note
                from jsonb_to_recordset($2) as given (id uuid, client uuid, home text, position integer, name text,
                    relation text, phone text, note text)
            """;

    private final Database database;
    private final Supplier<UUID> ids;
    private final Function<UUID, GatewayId> names;

    /// @param ids unguessable
    /// @param names how a new home is called on the link
    public HomeBook(Database database, Supplier<UUID> ids, Function<UUID, GatewayId> names) {
        this.database = database;
        this.ids = ids;
        this.names = names;
    }

    /// A home with its client and whom to call, all or nothing. Its alarms go to the night centre that the
    /// organisation has asked.
    public ManagedHome add(OrganisationId organisation, NewHome home) {
        GatewayId id = names.apply(ids.get());
        return database.asOrganisation(organisation, tx -> {
            tx.update(
                    "insert into home (id, organisation_id, night_centre_id) values ($1, $2,"
                            + " (select night_centre_id from night_centre where organisation_id = $2))",
                    id.value(),
                    organisation.value());
            UUID client = ids.get();
            tx.update(
                    """
                    insert into client (id, home_id, organisation_id, name, birth_year, address, town, notes, door, language,
                        postcode, house_number)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                    """,
                    client,
                    id.value(),
                    organisation.value(),
                    home.clientName(),
                    home.birthYear(),
                    home.street() + " " + home.houseNumber(),
                    home.town(),
                    home.notes().toArray(String[]::new),
                    home.door(),
                    home.language().orElse("nl"),
                    home.postcode(),
                    home.houseNumber());
            for (int i = 0; i < home.contacts().size(); i++) {
                contact(tx, organisation, id, client, i + 1, home.contacts().get(i));
            }
            return find(tx, id).orElseThrow(() -> new IllegalStateException("a home that was just added is there"));
        });
    }

    private void contact(
            Transaction tx,
            OrganisationId organisation,
            GatewayId home,
            UUID client,
            int position,
            HomeView.Contact who) {
        tx.update(
                """
                insert into contact (id, client_id, home_id, organisation_id, position, name, relation, phone, note)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                ids.get(),
                client,
                home.value(),
                organisation.value(),
                position,
                who.name(),
                who.relation(),
                who.phone(),
                who.note());
    }

    /// Where somebody lives already, to find doubles by.
    public Set<HomeTable.Place> places(OrganisationId organisation) {
        return Set.copyOf(database.asOrganisation(
                organisation,
                tx -> tx.list(
                        "select name, coalesce(postcode, ''), coalesce(house_number, '') from client"
                                + " where organisation_id = current_organisation()",
                        row -> HomeTable.Place.of(row.getString(0), row.getString(1), row.getString(2)))));
    }

    /// Many at once, all or nothing, in three statements however many they are.
    public void addAll(OrganisationId organisation, List<NewHome> many) {
        JsonArray homes = new JsonArray();
        JsonArray contacts = new JsonArray();
        for (NewHome home : many) {
            GatewayId id = names.apply(ids.get());
            UUID client = ids.get();
            homes.add(new JsonObject()
                    .put("id", id.value())
                    .put("client", client.toString())
                    .put("name", home.clientName())
                    .put("birth_year", home.birthYear().orElse(null))
                    .put("address", home.street() + " " + home.houseNumber())
                    .put("town", home.town())
                    .put("notes", new JsonArray(home.notes()))
                    .put("door", home.door().orElse(null))
                    .put("language", home.language().orElse("nl"))
                    .put("postcode", home.postcode())
                    .put("house_number", home.houseNumber()));
            for (int i = 0; i < home.contacts().size(); i++) {
                HomeView.Contact who = home.contacts().get(i);
                contacts.add(new JsonObject()
                        .put("id", ids.get().toString())
                        .put("client", client.toString())
                        .put("home", id.value())
                        .put("position", i + 1)
                        .put("name", who.name())
                        .put("relation", who.relation())
                        .put("phone", who.phone())
                        .put("note", who.note().orElse(null)));
            }
        }
        database.asOrganisation(organisation, tx -> {
            tx.update(ADD_HOMES, organisation.value(), homes);
            tx.update(ADD_CLIENTS, organisation.value(), homes);
            return tx.update(ADD_CONTACTS, organisation.value(), contacts);
        });
    }

    /// All of them: those with a fault first, the longest lasting before the others, then by the client's
    /// name.
    public List<ManagedHome> all(OrganisationId organisation) {
        return database.asOrganisation(organisation, tx -> {
            Map<GatewayId, List<FaultView>> faults = tx.list(FAULTS + " order by since", HomeBook::fault).stream()
                    .collect(Collectors.groupingBy(fault -> fault.home().orElseThrow()));
            return tx
                    .list(
                            HOMES + " order by c.name, h.id",
                            row -> home(row, faults.getOrDefault(new GatewayId(row.getString(0)), List.of())))
                    .stream()
                    .sorted(Comparator.comparing(HomeBook::oldestFault))
                    .toList();
        });
    }

    public Optional<ManagedHome> find(OrganisationId organisation, GatewayId home) {
        return database.asOrganisation(organisation, tx -> find(tx, home));
    }

    private static Optional<ManagedHome> find(Transaction tx, GatewayId home) {
        List<FaultView> faults = tx.list(FAULTS + " and home_id = $1 order by since", HomeBook::fault, home.value());
        return tx.first(HOMES + " and h.id = $1", row -> home(row, faults), home.value());
    }

    private static Instant oldestFault(ManagedHome home) {
        return home.faults().isEmpty() ? Instant.MAX : home.faults().getFirst().since();
    }

    private static ManagedHome home(Row row, List<FaultView> faults) {
        return new ManagedHome(
                new GatewayId(row.getString(0)),
                Optional.ofNullable(row.getString(1)),
                Optional.ofNullable(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                row.getOffsetDateTime(5).toInstant(),
                row.getBoolean(6),
                row.getBoolean(7),
                Optional.ofNullable(row.getOffsetDateTime(8)).map(OffsetDateTime::toInstant),
                faults);
    }

    private static FaultView fault(Row row) {
        return new FaultView(
                row.getUUID(0).toString(),
                Optional.of(new GatewayId(row.getString(1))),
                Optional.ofNullable(row.getString(2)).map(DeviceId::new),
                row.getString(3),
                row.getString(4),
                row.getOffsetDateTime(5).toInstant(),
                row.getInteger(6),
                Optional.empty());
    }
}
