package nl.nabij.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.face.Organisations;
import nl.nabij.contract.face.Staff;
import nl.nabij.server.access.AccountStore.Changed;
import nl.nabij.server.access.HostStore.Kept;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.postgres.PostgresAccountStore;
import nl.nabij.server.access.postgres.PostgresHostStore;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.web.Allowed;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What keeps a server's organisations, over HTTP, on a real database.
class OrganisationsApiTest {

    private static final String ALL = "/api/v1/organisations";
    private static final String STAFF = "/api/v1/staff";

    private final Centre centre = new Centre();
    private final Office office = new Office(centre);

    @AfterEach
    void close() {
        centre.close();
    }

    private static Organisations.Add amersfoort() {
        return new Organisations.Add(" Thuiszorg Amersfoort ", "care", "Anna@amersfoort.example", "Anna");
    }

    private JsonNode organisation(String name) {
        return Office.find(office.get("hilda", ALL).json(), "name", name).orElseThrow();
    }

    @Test
    void aHostAddsAnOrganisationWhoseFirstAdministratorComesInByHerCode() {
        assertThat(organisation("Thuiszorg De Bilt").get("staff").asInt()).isEqualTo(2);
        assertThat(organisation("Thuiszorg De Bilt").get("administrated").asBoolean())
                .isTrue();

        Caller.Answer added = office.post("hilda", ALL, amersfoort());
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        JsonNode made = added.json().get("organisation");
        assertThat(made.get("name").asText()).isEqualTo("Thuiszorg Amersfoort");
        assertThat(made.get("staff").asInt()).isZero();
        assertThat(made.get("administrated").asBoolean()).isFalse();
        assertThat(made.get("invitedUntil").asText()).isNotBlank();
        String code = added.json().at("/invitation/code").asText();
        assertThat(code).matches("([0-9A-Z]{5}-){3}[0-9A-Z]{5}");

        Caller anna = office.comesIn(code, "anna@amersfoort.example");
        JsonNode me = anna.get("/api/v1/session").json();
        assertThat(me.get("organisationName").asText()).isEqualTo("Thuiszorg Amersfoort");
        assertThat(me.get("roles")).hasSize(1).first().hasToString("\"administrator\"");
        assertThat(anna.get("/api/v1/managed-homes").json()).isEmpty();
        assertThat(anna.get(ALL).status()).isEqualTo(403);
        assertThat(organisation("Thuiszorg Amersfoort").get("staff").asInt()).isEqualTo(1);
        assertThat(organisation("Thuiszorg Amersfoort").has("invitedUntil")).isFalse();

        OrganisationId id = OrganisationId.of(made.get("id").asText());
        assertThat(office.looks(id)).containsExactly("Hilda: organisation added done");
        assertThat(office.looks(centre.night.homeCare)).isEmpty();
    }

    @Test
    void aHostsCodeLetsNobodyInBesideAnAdministratorWhoCameInMeanwhile() {
        JsonNode added = office.post("hilda", ALL, amersfoort()).json();
        String id = added.at("/organisation/id").asText();
        // As two calls at the same moment would leave it: a second code that is not used.
        String code = added.at("/invitation/code").asText();
        centre.night.fixture.asAdministrator("insert into person (id, organisation_id, login, shown_name, roles,"
                + " password_hash) values (gen_random_uuid(), '" + id
                + "', 'eerder', 'Eerder', '{administrator}', 'x')");
        String accept = ContractJson.toText(new Staff.Accept(code, Office.PASSWORD));
        assertThat(centre.anybody().post("/api/v1/staff/welcome", accept).status())
                .isEqualTo(403);
        centre.night.fixture.asAdministrator("update person set blocked = true where login = 'eerder'");
        assertThat(centre.anybody().post("/api/v1/staff/welcome", accept).status())
                .isEqualTo(200);
    }

    @Test
    void aLostCodeIsReplacedAsLongAsNobodyAdministrates() {
        JsonNode added = office.post("hilda", ALL, amersfoort()).json();
        String path = ALL + "/" + added.at("/organisation/id").asText() + "/administrator";
        Organisations.Administrator anna = new Organisations.Administrator("anna@amersfoort.example", "Anna");

        JsonNode again = office.post("hilda", path, anna).json();
        assertThat(centre.anybody()
                        .post(
                                "/api/v1/staff/welcome",
                                ContractJson.toText(new Staff.Accept(
                                        added.at("/invitation/code").asText(), Office.PASSWORD)))
                        .status())
                .as("the lost one")
                .isEqualTo(403);
        office.comesIn(again.get("code").asText(), "anna@amersfoort.example");
        assertThat(office.post("hilda", path, anna).error()).isEqualTo("user-taken");
        assertThat(office.post("hilda", path, new Organisations.Administrator("mallory", "M"))
                        .error())
                .as("from now on she invites")
                .isEqualTo("administrated");
        assertThat(office.post(
                                "hilda",
                                ALL + "/" + centre.night.homeCare + "/administrator",
                                new Organisations.Administrator("mallory", "M"))
                        .error())
                .isEqualTo("administrated");
        assertThat(office.post(
                                "hilda",
                                ALL + "/" + UUID.randomUUID() + "/administrator",
                                new Organisations.Administrator("mallory", "M"))
                        .error())
                .isEqualTo("not-found");
    }

    @Test
    void aNameIsChangedAndNoTwoAreAlike() {
        String path = ALL + "/" + centre.night.homeCare;
        assertThat(office.put("hilda", path, new Organisations.Rename(" Thuiszorg Bilthoven "))
                        .status())
                .isEqualTo(204);
        assertThat(office.get("bas", "/api/v1/session")
                        .json()
                        .get("organisationName")
                        .asText())
                .isEqualTo("Thuiszorg Bilthoven");
        assertThat(office.put("hilda", path, new Organisations.Rename("THUISZORG bilthoven"))
                        .status())
                .as("its own in capitals")
                .isEqualTo(204);
        assertThat(office.put("hilda", path, new Organisations.Rename("thuiszorg zeist"))
                        .error())
                .isEqualTo("name-taken");
        assertThat(office.put("hilda", ALL + "/" + UUID.randomUUID(), new Organisations.Rename("X"))
                        .error())
                .isEqualTo("not-found");
        assertThat(office.post("hilda", ALL, new Organisations.Add("Thuiszorg zeist", "care", "eva", "Eva"))
                        .error())
                .isEqualTo("name-taken");
        assertThat(office.post("hilda", ALL, new Organisations.Add("Nieuw", "care", "bas", "Bas"))
                        .error())
                .isEqualTo("user-taken");
        assertThat(office.looks(centre.night.homeCare))
                .containsExactly("Hilda: organisation renamed done", "Hilda: organisation renamed done");
    }

    @Test
    void whatIsEmptyTooLongOrUnknownIsNamed() {
        String right = ContractJson.toText(amersfoort());
        refused(right.replace("Thuiszorg Amersfoort", " "), "name has to have 1 to 80 characters");
        refused(right.replace("Thuiszorg Amersfoort", "x".repeat(81)), "name has to have 1 to 80 characters");
        refused(right.replace("\"care\"", "\"bank\""), "kind has to be care, night-centre or other");
        refused(right.replace("anna@amersfoort.example", "a b"), "administratorUser has to be 2 to 100");
        refused(right.replace("\"Anna\"", "\"\""), "administratorName has to have 1 to 80 characters");
        refused("{}", "name");
    }

    private void refused(String body, String why) {
        Caller.Answer answer = centre.as("hilda").post(ALL, body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).contains(why);
    }

    @Test
    void ofTwoWhoAddTheSameNameAtOnceOneIsRefused() throws Exception {
        centre.token("hilda");
        centre.token("otto");
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var one =
                    both.submit(() -> office.post("hilda", ALL, new Organisations.Add("Nieuw", "care", "eva", "Eva")));
            var two = both.submit(() -> office.post("otto", ALL, new Organisations.Add("nieuw", "care", "iris", "I")));
            assertThat(List.of(one.get().status(), two.get().status())).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void whoIsOnlyAHostSeesNoClientNoHomeAndNoAlarm() {
        centre.night.press();
        for (ApiRoute route : centre.routes.routes()) {
            boolean hers = !(route.allowed() instanceof Allowed.Roles(Set<Role> roles, boolean _))
                    || roles.contains(Role.HOST);
            boolean aboutHerself = route.path().matches("/api/v1/(session|account|organisations).*");
            if (route.allowed() instanceof Allowed.Roles) {
                assertThat(hers).as(route.method() + " " + route.path()).isEqualTo(aboutHerself);
            }
        }
        assertThat(office.get("hilda", "/api/v1/alarms").status()).isEqualTo(403);
        assertThat(office.get("hilda", "/api/v1/homes").status()).isEqualTo(403);
        assertThat(office.get("hilda", ALL).response().body()).doesNotContain("Willemse", "gw-willemse");
    }

    @Test
    void aHostAloneMakesHostsAndChangesThem() {
        Staff.Invite host = new Staff.Invite("mallory", "Mallory", List.of("host"));
        for (String administrator : List.of("bas", "gijs")) {
            assertThat(office.post(administrator, STAFF, host).error()).isEqualTo("hosts-only");
            assertThat(office.change(administrator, administrator, false, "administrator", "host")
                            .error())
                    .as("herself")
                    .isEqualTo("hosts-only");
        }
        assertThat(office.change("gijs", "otto", true, "administrator", "host").error())
                .isEqualTo("hosts-only");
        assertThat(office.change("gijs", "hilda", false, "administrator").error())
                .isEqualTo("hosts-only");
        assertThat(office.post(
                                "gijs",
                                STAFF + "/" + office.member("gijs", "otto") + "/new-password",
                                new Staff.NewPassword(true))
                        .error())
                .as("a code for a host is a way to become one")
                .isEqualTo("hosts-only");

        assertThat(office.post("otto", STAFF, host).status()).isEqualTo(201);
        assertThat(office.change("otto", "gijs", false, "administrator", "host").status())
                .isEqualTo(204);
        centre.token("hilda");
        // Another role has signed him out.
        Caller gijs = centre.anybody().signedIn(centre.freshToken("gijs"));
        assertThat(gijs.get(ALL).status()).isEqualTo(200);
        String blocked = ContractJson.toText(new Staff.Change("Hilda", List.of("host"), true));
        assertThat(gijs.with("Content-Type", "application/json")
                        .send("PUT", STAFF + "/" + office.member("otto", "hilda"), Optional.of(blocked))
                        .status())
                .isEqualTo(204);
        assertThat(centre.as("hilda").get(ALL).status()).as("blocked").isEqualTo(401);
    }

    @Test
    void theLastHostStaysAlsoWhenTwoTakeItFromEachOther() throws Exception {
        assertThat(office.change("otto", "otto", false, "administrator").error())
                .isEqualTo("own-host");
        assertThat(office.change("otto", "otto", true, "administrator", "host").error())
                .isEqualTo("own-account");
        assertThat(office.change("otto", "gijs", false, "administrator", "host").status())
                .isEqualTo(204);
        assertThat(office.change("otto", "hilda", true, "host").status()).isEqualTo(204);
        PostgresAccountStore store = new PostgresAccountStore(centre.night.database, (_, _) -> {});
        Person otto = host("otto");
        Person gijs = host("gijs");
        Staff.Change taken = new Staff.Change("Taken", List.of("administrator"), false);
        List<Changed> changed = new ArrayList<>();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = centre.night.database.asOrganisation(otto.organisation(), tx -> {
                tx.list("select id from person for update", row -> row.getUUID(0));
                var two = List.of(
                        both.submit(() -> store.change(otto, gijs.id(), taken)),
                        both.submit(() -> store.change(gijs, otto.id(), taken)));
                NightShift.await(
                        "both wait for what they have to look at",
                        () -> centre.night.fixture.asAdministratorNumber("select count(*) from pg_stat_activity where"
                                        + " datname = current_database() and wait_event_type = 'Lock'")
                                == 2);
                return two;
            });
            for (var each : asked) {
                changed.add(each.get());
            }
        }
        assertThat(changed).hasAtLeastOneElementOfType(Changed.Done.class).contains(new Changed.HostsOnly());
        Person left = centre.night.fixture.asAdministratorNumber("select count(*) from nabij.person where 'host' ="
                                + " any(roles) and id = '" + otto.id() + "'")
                        == 1
                ? otto
                : gijs;
        assertThat(store.change(left, left.id(), taken)).isEqualTo(new Changed.LastHost());
        assertThat(centre.night.fixture.asAdministratorNumber(
                        "select count(*) from nabij.person where not blocked and 'host' = any(roles)"))
                .isEqualTo(1);
    }

    private Person host(String login) {
        return new Person(
                new UserId(UUID.fromString(office.member("otto", login))),
                login,
                login,
                OrganisationId.of(office.get("otto", "/api/v1/session")
                        .json()
                        .get("organisation")
                        .asText()),
                "unused",
                Set.of(Role.ADMINISTRATOR, Role.HOST));
    }

    @Test
    void whoseRoleWasTakenMeanwhileIsAskedAgainByTheDatabase() {
        PostgresHostStore store = new PostgresHostStore(centre.night.database);
        Person bas = new Person(
                new UserId(UUID.fromString(office.member("bas", "bas"))),
                "bas",
                "Bas",
                centre.night.homeCare,
                "unused",
                Set.of(Role.HOST));
        assertThat(store.all(bas)).isEmpty();
        assertThat(store.rename(bas, centre.night.stranger, "Mine")).isEqualTo(new Kept.NoHost());
    }
}
