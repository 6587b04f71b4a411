package nl.nabij.server.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.server.access.DemoUsers;
import nl.nabij.server.enrolment.EnrolmentCode;
import nl.nabij.server.enrolment.EnrolmentDesk;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.Transaction;

/// Mrs Willemse's home, her home-care provider, and the night centre that it shares. Making all of it
/// again changes nothing but the password and the enrolment code.
public final class DemoData {

    /// Where the home's box is named, and the home with it.
    public static final GatewayId HOME = new GatewayId("gw-willemse");

    /// Without those that look alike.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LETTERS = 12;

    private static final DemoUsers.Employer HOME_CARE =
            new DemoUsers.Employer(organisation("care"), "Thuiszorg De Bilt");
    private static final DemoUsers.Employer NIGHT_CENTRE =
            new DemoUsers.Employer(organisation("night"), "Nachtzorgcentrale Utrecht");

    private final Database database;
    private final DemoUsers users;
    private final EnrolmentDesk enrolment;

    public DemoData(Database database, DemoUsers users, EnrolmentDesk enrolment) {
        this.database = database;
        this.users = users;
        this.enrolment = enrolment;
    }

    /// @param password of the demo's people
    /// @return a fresh code with which a box becomes the gateway of the demo's home
    public EnrolmentCode make(String password) {
        database.asWorker(tx -> {
            makeOrganisations(tx);
            makeHome(tx);
            return HOME;
        });
        users.make(HOME_CARE, NIGHT_CENTRE, password);
        return enrolment.newCode(HOME);
    }

    /// Makes further homes for a simulated fleet, with an organisation of their own that the demo's night
    /// centre answers for.
    ///
    /// @return a fresh code for each of them that has no box yet
    public Map<GatewayId, EnrolmentCode> makeFleet(int homes) {
        List<GatewayId> without = database.asWorker(tx -> DemoFleet.make(tx, homes, NIGHT_CENTRE.id()));
        return enrolment.newCodes(without);
    }

    /// A password that can be read aloud: the demo has one, and whoever runs it types it.
    public static String newPassword(RandomGenerator random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LETTERS; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    private static void makeOrganisations(Transaction tx) {
        for (DemoUsers.Employer employer : List.of(HOME_CARE, NIGHT_CENTRE)) {
            tx.update(
                    "insert into organisation (id, name, kind) values ($1, $2, $3) on conflict do nothing",
                    employer.id().value(),
                    employer.name(),
                    employer.equals(HOME_CARE) ? "care" : "night-centre");
        }
        tx.update(
                "insert into night_centre (organisation_id, night_centre_id, from_time, until_time)"
                        + " values ($1, $2, '00:00', '00:00') on conflict do nothing",
                HOME_CARE.id().value(),
                NIGHT_CENTRE.id().value());
    }

    private static void makeHome(Transaction tx) {
        UUID organisation = HOME_CARE.id().value();
        UUID client = id("client");
        tx.update(
                "insert into home (id, organisation_id, night_centre_id) values ($1, $2, $3) on conflict do nothing",
                HOME.value(),
                organisation,
                NIGHT_CENTRE.id().value());
        tx.update(
                "insert into client (id, home_id, organisation_id, name, birth_year, address, street, house_number,"
                        + " postcode, town, notes, door)"
                        + " values ($1, $2, $3, 'mevrouw Willemse', 1940, 'Dorpsstraat 12', 'Dorpsstraat', '12', '3732AB',"
                        + " 'De Bilt',"
                        + " array['woont alleen', 'loopt met een rollator', 'hoort slecht links'],"
                        + " 'sleutelkluis naast de voordeur') on conflict do nothing",
                client,
                HOME.value(),
                organisation);
        tx.update(
                "insert into consent (home_id, organisation_id, purpose, given, said_by, recorded_by)"
                        + " select $1, $2, purpose, true, 'mevrouw Willemse', 'Eva' from unnest(array['history', 'contacts'])"
                        + " purpose where not exists (select from consent where home_id = $1)",
                HOME.value(),
                organisation);
        tx.update(
                "insert into contact (id, client_id, home_id, organisation_id, position, name, relation, phone, note)"
                        + " values ($1, $2, $3, $4, 1, 'mevrouw Jansen', 'neighbour', '030 555 01 23', 'woont naast haar')"
                        + " on conflict do nothing",
                id("neighbour"),
                client,
                HOME.value(),
                organisation);
        tx.update(
                "insert into contact (id, client_id, home_id, organisation_id, position, name, relation, phone, note)"
                        + " values ($1, $2, $3, $4, 2, 'de heer Willemse', 'son', '040 555 04 56',"
                        + " 'woont ver weg, na afloop bellen') on conflict do nothing",
                id("son"),
                client,
                HOME.value(),
                organisation);
    }

    private static OrganisationId organisation(String which) {
        return new OrganisationId(id(which));
    }

    private static UUID id(String what) {
        return UUID.nameUUIDFromBytes(("nabij demo " + what).getBytes(StandardCharsets.UTF_8));
    }
}
