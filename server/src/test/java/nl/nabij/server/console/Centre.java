package nl.nabij.server.console;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.UserId;
import nl.nabij.contract.link.Down;
import nl.nabij.server.PushedClock;
import nl.nabij.server.access.Account;
import nl.nabij.server.access.AccountDesk;
import nl.nabij.server.access.HostDesk;
import nl.nabij.server.access.Passwords;
import nl.nabij.server.access.People;
import nl.nabij.server.access.Person;
import nl.nabij.server.access.Role;
import nl.nabij.server.access.SecondFactors;
import nl.nabij.server.access.SignInDesk;
import nl.nabij.server.access.StaffDesk;
import nl.nabij.server.access.postgres.PostgresAccessStore;
import nl.nabij.server.access.postgres.PostgresAccountStore;
import nl.nabij.server.access.postgres.PostgresHostStore;
import nl.nabij.server.access.postgres.PostgresStaffStore;
import nl.nabij.server.admin.AccountRoutes;
import nl.nabij.server.admin.CallHistoryRoutes;
import nl.nabij.server.admin.HomeBookRoutes;
import nl.nabij.server.admin.HomeFileRoutes;
import nl.nabij.server.admin.HomeImportRoutes;
import nl.nabij.server.admin.InstallationRoutes;
import nl.nabij.server.admin.NightCentreRoutes;
import nl.nabij.server.admin.OrganisationRoutes;
import nl.nabij.server.admin.StaffChangeRoutes;
import nl.nabij.server.admin.StaffRoutes;
import nl.nabij.server.admin.TeamRoutes;
import nl.nabij.server.alarm.AlarmDeadlines;
import nl.nabij.server.alarm.NightShift;
import nl.nabij.server.alarm.PostgresOperatorsAlive;
import nl.nabij.server.audit.postgres.PostgresAuditLog;
import nl.nabij.server.calling.CallHistory;
import nl.nabij.server.calling.Calls;
import nl.nabij.server.callout.EmergencyDesk;
import nl.nabij.server.callout.EmergencyRoutes;
import nl.nabij.server.command.CommandChanges;
import nl.nabij.server.command.CommandService;
import nl.nabij.server.console.postgres.PostgresDutyStore;
import nl.nabij.server.console.postgres.PostgresReading;
import nl.nabij.server.console.postgres.PostgresSurroundings;
import nl.nabij.server.enrolment.CertificateAuthority;
import nl.nabij.server.enrolment.CertificateRegister;
import nl.nabij.server.enrolment.CertificateRoutes;
import nl.nabij.server.enrolment.EnrolmentDesk;
import nl.nabij.server.enrolment.EnrolmentRoutes;
import nl.nabij.server.enrolment.RenewalDesk;
import nl.nabij.server.family.FamilyRoutes;
import nl.nabij.server.guest.GuestRoutes;
import nl.nabij.server.home.HomeBook;
import nl.nabij.server.home.file.HomeExports;
import nl.nabij.server.home.file.HomeFiles;
import nl.nabij.server.home.file.KeepingBook;
import nl.nabij.server.install.InstallationBook;
import nl.nabij.server.nightcentre.NightCentreBook;
import nl.nabij.server.push.PushWiring;
import nl.nabij.server.team.TeamBook;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.Caller;
import nl.nabij.server.webhook.Delivery;
import nl.nabij.server.webhook.Inside;

/// A centre with three organisations on a real database, served over real sockets.
///
/// fatima answers at the night centre, ans and bas (administrator) work at mevrouw Willemse's home
/// care, zoe at an organisation that has nothing to do with her; nina and xander are the other two's
/// administrators. Hilda and otto keep the organisations of the server, and gijs administrates where they
/// work.
final class Centre implements AutoCloseable {

    final NightShift night = new NightShift();
    final Vertx vertx = Vertx.vertx();
    final PushedClock clock = new PushedClock();
    final SignInDesk desk;
    final ServerRoutes routes;
    final int port;
    final CertificateAuthority authority;
    final EnrolmentDesk enrolment;
    final StaffDesk staff;

    /// Calls with homes whose link is this test.
    Calls calls;

    /// Phones of carers; a push service may stand on loopback.
    final PushWiring push;

    /// What homes were told of calls.
    final Queue<Down> toldOfCalls = new ConcurrentLinkedQueue<>();

    /// How often the first administrator came.
    final AtomicInteger begun = new AtomicInteger();

    /// Under which names she said that the server is reached.
    final Queue<String> begunNames = new ConcurrentLinkedQueue<>();

    /// What homes were told.
    final Queue<String> toldHomes = new ConcurrentLinkedQueue<>();

    /// What the link was told to end.
    final Queue<String> revoked = new ConcurrentLinkedQueue<>();

    /// What people outside were told, and how the next message ends.
    final Queue<String> told = new ConcurrentLinkedQueue<>();

    volatile Delivery outside = new Delivery(Delivery.Outcome.ACCEPTED, Optional.of(204));

    /// What stands around the alarms is read once this is at zero.
    volatile CountDownLatch aroundIsRead = new CountDownLatch(0);

    private final AlarmDeadlines deadlines;
    private final Map<String, String> tokens = new HashMap<>();

    Centre() {
        furnish();
        Passwords passwords = People.passwords();
        PostgresAccessStore store = new PostgresAccessStore(night.database);
        String hash = passwords.hash(People.PASSWORD);
        put(store, "fatima", "Fatima", night.nightCentre, hash, Role.OPERATOR);
        put(store, "joris", "Joris", night.nightCentre, hash, Role.OPERATOR);
        put(store, "ans", "Ans", night.homeCare, hash, Role.CARER);
        put(store, "bas", "Bas", night.homeCare, hash, Role.ADMINISTRATOR);
        put(store, "zoe", "Zoe", night.stranger, hash, Role.OPERATOR, Role.CARER);
        put(store, "nina", "Nina", night.nightCentre, hash, Role.ADMINISTRATOR);
        put(store, "xander", "Xander", night.stranger, hash, Role.ADMINISTRATOR);
        OrganisationId hosts = night.fixture.organisation("Beheer Centrale", "other");
        put(store, "hilda", "Hilda", hosts, hash, Role.HOST);
        put(store, "otto", "Otto", hosts, hash, Role.ADMINISTRATOR, Role.HOST);
        put(store, "gijs", "Gijs", hosts, hash, Role.ADMINISTRATOR);
        SecondFactors factors = People.factors(store, clock);
        desk = new SignInDesk(store, passwords, factors, new SecureRandom(), clock);
        deadlines = new AlarmDeadlines(night.database, night.service, night.hints);
        authority = CertificateAuthority.open(folder(), clock, new SecureRandom());
        enrolment = new EnrolmentDesk(night.database, authority, new SecureRandom(), () -> List.of("localhost:8883"));
        RenewalDesk renewals = new RenewalDesk(night.database, authority, clock, () -> List.of("localhost:8883"));
        List<ApiRoute> others = new ArrayList<>(new EnrolmentRoutes(enrolment, renewals, clock).routes());
        others.addAll(new CertificateRoutes(
                        new CertificateRegister(night.database),
                        new PostgresAuditLog(night.database),
                        (home, serial) -> revoked.add(home + " " + serial))
                .routes());
        HomeBook homes = new HomeBook(night.database, UUID::randomUUID, EnrolmentDesk::newGatewayId);
        others.addAll(new HomeImportRoutes(homes).routes());
        others.addAll(new HomeFileRoutes(
                        new HomeFiles(night.database, UUID::randomUUID, home -> toldHomes.add(home + " config")),
                        new KeepingBook(night.database),
                        new HomeExports(night.database),
                        new PostgresAuditLog(night.database))
                .routes());
        others.addAll(new HomeBookRoutes(homes, enrolment, new PostgresAuditLog(night.database), clock).routes());
        others.addAll(new InstallationRoutes(
                        new InstallationBook(
                                night.database, new SecureRandom(), (home, told) -> toldHomes.add(home + " " + told)),
                        enrolment,
                        new PostgresAuditLog(night.database),
                        clock)
                .routes());
        staff = new StaffDesk(new PostgresStaffStore(night.database), passwords, new SecureRandom(), UUID::randomUUID);
        others.addAll(new StaffRoutes(staff, this::begins, clock).routes());
        PostgresAuditLog audit = new PostgresAuditLog(night.database);
        HostDesk hosting = new HostDesk(
                new PostgresHostStore(night.database),
                new PostgresStaffStore(night.database),
                new SecureRandom(),
                UUID::randomUUID);
        others.addAll(new OrganisationRoutes(hosting, audit).routes());
        others.addAll(new NightCentreRoutes(new NightCentreBook(night.database), audit).routes());
        TeamBook teams = new TeamBook(night.database, UUID::randomUUID, _ -> toldHomes.add("all faces"));
        others.addAll(new TeamRoutes(teams, audit).routes());
        AccountDesk accounts = new AccountDesk(
                new PostgresAccountStore(night.database, CentreCalls.leaving(teams, CentreCalls.plans(this))),
                desk,
                factors,
                passwords,
                new SecureRandom(),
                clock);
        others.addAll(new AccountRoutes(accounts).routes());
        others.addAll(new StaffChangeRoutes(accounts).routes());
        others.addAll(emergencies().routes());
        calls = newCalls();
        push = new PushWiring(
                vertx,
                night.database,
                CentreCalls.pushKeys(folder()),
                new Inside(Set.of("127.0.0.1")),
                (who, subject) -> calls.hear(who, subject),
                clock);
        calls.reachBy(push.pushes());
        others.addAll(push.routes());
        others.addAll(CentreCalls.whatSheAllowed(this).routes());
        others.addAll(CentreCalls.planned(this).routes());
        others.addAll(new CallHistoryRoutes(new CallHistory(night.database), audit).routes());
        FamilyRoutes family = CentreCalls.family(this, others);
        GuestRoutes guests = newGuests();
        others.addAll(guests.routes());
        routes = new ServerRoutes(new ServerRoutes.Parts(
                vertx,
                clock,
                new SecureRandom(),
                desk,
                night.service,
                night.changes,
                new CommandService(night.database, night.service, night.hints, UUID::randomUUID),
                night.hints,
                new PostgresOperatorsAlive(night.database),
                new PostgresDutyStore(night.database),
                gated(new PostgresSurroundings(night.database, new CommandChanges(night.database))),
                new PostgresReading(night.database),
                new PostgresAuditLog(night.database),
                Optional.empty(),
                others,
                List.of(
                        router -> router.mountSocket(Calls.SOCKET, ServerRoutes.CONSOLE_IS_FOR, calls.sockets()),
                        guests::mountSocket,
                        family::mountSocket)));
        port = listen(routes.router());
    }

    int listen(Router router) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return server.actualPort();
    }

    Calls newCalls() {
        return CentreCalls.calls(this);
    }

    GuestRoutes newGuests() {
        return CentreCalls.guests(this);
    }

    private void begins(List<String> names) {
        begun.incrementAndGet();
        begunNames.addAll(names);
    }

    private EmergencyRoutes emergencies() {
        return new EmergencyRoutes(
                new EmergencyDesk(
                        night.database,
                        (_, _, message) -> {
                            told.add(message.body());
                            return outside;
                        },
                        Inside.NOTHING_ALLOWED,
                        new SecureRandom(),
                        clock,
                        UUID::randomUUID,
                        () -> "https://centre.example/console"),
                new PostgresAuditLog(night.database));
    }

    private Surroundings.Reader gated(Surroundings.Reader reader) {
        return (organisation, homes) -> {
            try {
                aroundIsRead.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return reader.read(organisation, homes);
        };
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "ca");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void furnish() {
        UUID client = UUID.randomUUID();
        night.database.asWorker(tx -> {
            tx.update(
                    "insert into night_centre (organisation_id, night_centre_id, from_time, until_time)"
                            + " values ($1, $2, '00:00', '00:00')",
                    night.homeCare.value(),
                    night.nightCentre.value());
            tx.update("""
                    insert into client (id, home_id, organisation_id, name, birth_year, address, town, notes, door)
                        values ($1, $2, $3, 'mevrouw Willemse', 1940, 'Dorpsstraat 1', 'De Bilt', '{woont alleen}', 'sleutelkluis')
                    """, client, NightShift.WILLEMSE.value(), night.homeCare.value());
            tx.update("""
                    insert into contact (id, client_id, home_id, organisation_id, position, name, relation, phone)
                        values ($1, $2, $3, $4, 1, 'buurman Kees', 'neighbour', '030-1234567')
                    """, UUID.randomUUID(), client, NightShift.WILLEMSE.value(), night.homeCare.value());
            return tx.update("""
                    insert into device (home_id, id, organisation_id, name, room, vendor, model, kinds, state)
                        values ($1, 'curtain', $2, 'gordijn', 'woonkamer', 'v', 'm', '{curtain}',
                            '{"curtain": {"state": "closed", "positionPercent": 0, "moving": false}}')
                    """, NightShift.WILLEMSE.value(), night.homeCare.value());
        });
    }

    /// One more carer of the care organisation.
    void hire(String login, String shownName) {
        String hash = People.passwords().hash(People.PASSWORD);
        put(new PostgresAccessStore(night.database), login, shownName, night.homeCare, hash, Role.CARER);
    }

    private static void put(
            PostgresAccessStore store,
            String login,
            String shownName,
            OrganisationId organisation,
            String hash,
            Role... roles) {
        UserId id = new UserId(UUID.randomUUID());
        Person person = new Person(id, login, shownName, organisation, "unused", Set.of(roles));
        store.putAccount(new Account(person, hash, Optional.empty(), false));
    }

    String token(String login) {
        return tokens.computeIfAbsent(login, this::freshToken);
    }

    String freshToken(String login) {
        return anybody()
                .post("/api/v1/session", "{\"user\":\"" + login + "\",\"password\":\"" + People.PASSWORD + "\"}")
                .json()
                .get("token")
                .asText();
    }

    Caller as(String login) {
        return Caller.at(port).signedIn(token(login));
    }

    Caller anybody() {
        return Caller.at(port);
    }

    /// What was written down about mevrouw Willemse, oldest first.
    List<String> looks() {
        return looksOf(night.homeCare);
    }

    /// The same, as far as this organisation may read it.
    List<String> looksOf(OrganisationId reader) {
        return night.database.asOrganisation(
                reader,
                tx -> tx.list(
                        "select actor_name || ' ' || action || ' ' || what || ' ' || outcome from look"
                                + " where home_id = $1 order by id",
                        row -> row.getString(0),
                        NightShift.WILLEMSE.value()));
    }

    @Override
    public void close() {
        routes.close();
        push.close();
        calls.close();
        deadlines.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        night.close();
    }
}
