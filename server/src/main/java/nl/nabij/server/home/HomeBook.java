package nl.nabij.server.home;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.face.HomeView;
import nl.nabij.contract.face.HomesPage;
import nl.nabij.contract.face.ManagedHome;
import nl.nabij.contract.face.NewHome;
import nl.nabij.contract.face.Street;
import nl.nabij.server.home.table.HomeTable;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// An organisation's homes as its administrators keep them. Calls block.
public final class HomeBook {

    private static final String ADD_HOMES = """
            insert into home (id, organisation_id, night_centre_id)
            select id, $1, (select night_centre_id from night_centre where organisation_id = $1)
                from jsonb_to_recordset($2) as given (id text)
            """;

    private static final String ADD_CLIENTS = """
            insert into client (id, home_id, organisation_id, name, birth_year, address, town, notes, door, language,
                postcode, house_number, street)
            select client, id, $1, name, birth_year, address, town,
                    array(select jsonb_array_elements_text(notes)), door, language, postcode, house_number, street
                from jsonb_to_recordset($2) as given (id text, client uuid, name text, birth_year integer, address text,
                    town text, notes jsonb, door text, language text, postcode text, house_number text, street text)
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
                        postcode, house_number, street)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
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
                    home.houseNumber(),
                    home.street());
            for (int i = 0; i < home.contacts().size(); i++) {
                contact(tx, organisation, id, client, i + 1, home.contacts().get(i));
            }
            return ManagedHomes.find(tx, id)
                    .orElseThrow(() -> new IllegalStateException("a home that was just added is there"));
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

    /// Under which streets homes with this postcode are known, the most frequent first; also of homes that
    /// ended, since a street stays. At most three: a typing error is as rare as it is old.
    public List<Street> streets(OrganisationId organisation, String postcode) {
        return database.asOrganisation(
                organisation,
                tx -> tx.list(
                        "select street, town from client where organisation_id = current_organisation() and postcode = $1"
                                + " and street <> '' and town <> '' group by street, town"
                                + " order by count(*) desc, street, town limit 3",
                        row -> new Street(row.getString(0), row.getString(1)),
                        postcode));
    }

    /// Where somebody lives already, to find doubles by.
    public Set<HomeTable.Place> places(OrganisationId organisation) {
        return Set.copyOf(database.asOrganisation(
                organisation,
                tx -> tx.list(
                        "select c.name, coalesce(c.postcode, ''), coalesce(c.house_number, '') from client c"
                                + " join home h on h.id = c.home_id and h.stay <> 'ended'"
                                + " where c.organisation_id = current_organisation()",
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
                    .put("house_number", home.houseNumber())
                    .put("street", home.street()));
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

    /// All in which somebody lives, or is away from: those with a fault first, the longest lasting
    /// before the others, then by the client's name.
    public List<ManagedHome> all(OrganisationId organisation) {
        return database.asOrganisation(organisation, ManagedHomes::all);
    }

    /// One part of them, for a page that shows thousands.
    public HomesPage page(OrganisationId organisation, HomesAsked asked) {
        return database.asOrganisation(organisation, tx -> ManagedHomes.page(tx, asked));
    }

    public Optional<ManagedHome> find(OrganisationId organisation, GatewayId home) {
        return database.asOrganisation(organisation, tx -> ManagedHomes.find(tx, home));
    }
}
