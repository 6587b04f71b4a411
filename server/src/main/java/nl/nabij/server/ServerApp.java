package nl.nabij.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.link.Down;
import nl.nabij.contract.link.UpMessage;
import nl.nabij.server.access.AccountDesk;
import nl.nabij.server.access.DemoUsers;
import nl.nabij.server.access.Passwords;
import nl.nabij.server.access.SecondFactors;
import nl.nabij.server.access.SecretBox;
import nl.nabij.server.access.SignInDesk;
import nl.nabij.server.access.StaffDesk;
import nl.nabij.server.access.postgres.PostgresAccessStore;
import nl.nabij.server.access.postgres.PostgresAccountStore;
import nl.nabij.server.access.postgres.PostgresStaffStore;
import nl.nabij.server.admin.AccountRoutes;
import nl.nabij.server.admin.HomeBookRoutes;
import nl.nabij.server.admin.HomeFileRoutes;
import nl.nabij.server.admin.HomeImportRoutes;
import nl.nabij.server.admin.StaffChangeRoutes;
import nl.nabij.server.admin.StaffRoutes;
import nl.nabij.server.alarm.AlarmChanges;
import nl.nabij.server.alarm.AlarmDeadlines;
import nl.nabij.server.alarm.AlarmHints;
import nl.nabij.server.alarm.AlarmIntake;
import nl.nabij.server.alarm.AlarmService;
import nl.nabij.server.alarm.Downlink;
import nl.nabij.server.alarm.HomeNotices;
import nl.nabij.server.alarm.PostgresAlarmChanges;
import nl.nabij.server.alarm.PostgresOperatorsAlive;
import nl.nabij.server.alarm.PressAcceptance;
import nl.nabij.server.audit.postgres.PostgresAuditLog;
import nl.nabij.server.calling.Calls;
import nl.nabij.server.callout.CalloutWiring;
import nl.nabij.server.command.CommandChanges;
import nl.nabij.server.command.CommandDeadlines;
import nl.nabij.server.command.CommandIntake;
import nl.nabij.server.command.CommandSender;
import nl.nabij.server.command.CommandService;
import nl.nabij.server.console.ServerRoutes;
import nl.nabij.server.console.postgres.PostgresDutyStore;
import nl.nabij.server.console.postgres.PostgresReading;
import nl.nabij.server.console.postgres.PostgresSurroundings;
import nl.nabij.server.demo.DemoData;
import nl.nabij.server.enrolment.CertificateAuthority;
import nl.nabij.server.enrolment.CertificateRegister;
import nl.nabij.server.enrolment.CertificateRoutes;
import nl.nabij.server.enrolment.EnrolmentDesk;
import nl.nabij.server.enrolment.EnrolmentRoutes;
import nl.nabij.server.enrolment.GivenKeys;
import nl.nabij.server.enrolment.RenewalDesk;
import nl.nabij.server.enrolment.ServerKeys;
import nl.nabij.server.enrolment.ShownKeys;
import nl.nabij.server.escalation.Ladders;
import nl.nabij.server.home.AlarmPaths;
import nl.nabij.server.home.HomeBook;
import nl.nabij.server.home.HomeConfigs;
import nl.nabij.server.home.HomeEvents;
import nl.nabij.server.home.HomeReportsStore;
import nl.nabij.server.home.Presences;
import nl.nabij.server.home.file.Erasures;
import nl.nabij.server.home.file.HomeExports;
import nl.nabij.server.home.file.HomeFiles;
import nl.nabij.server.home.file.KeepingBook;
import nl.nabij.server.link.CertificateWatch;
import nl.nabij.server.link.Inbox;
import nl.nabij.server.link.Origin;
import nl.nabij.server.link.UpHandler;
import nl.nabij.server.link.Uplink;
import nl.nabij.server.planned.PlanWatch;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.DatabaseAddress;
import nl.nabij.server.postgres.DatabaseUnavailableException;
import nl.nabij.server.postgres.EmbeddedServer;
import nl.nabij.server.postgres.Migrations;
import nl.nabij.server.postgres.OutsideDatabase;
import nl.nabij.server.postgres.Transaction;
import nl.nabij.server.push.PushKeys;
import nl.nabij.server.push.PushWiring;
import nl.nabij.server.settings.DataFolder;
import nl.nabij.server.settings.PortTakenException;
import nl.nabij.server.settings.ServerConfig;
import nl.nabij.server.web.ApiRoute;
import nl.nabij.server.web.PublicOrigin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One server: the only place that knows all features, and the order in which they start. They stop
/// in the reverse order.
///
/// ```
/// database ─► certificates ─► alarms, deadlines ─► uplink ─► notices ─► HTTP ─► addresses.json
/// ```
final class ServerApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerApp.class);

    private static final String ADDRESSES = "addresses.json";
    private static final String EVERYWHERE = "0.0.0.0";

    private final ServerConfig config;
    private final DataFolder data;
    private final ServerNames names;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final StartedParts started = new StartedParts();

    /// What people outside are told to open; empty until somebody listens there.
    private volatile String openAt = "";

    ServerApp(ServerConfig config, DataFolder data, Clock clock) {
        this.config = config;
        this.data = data;
        this.names = new ServerNames(config.names(), data);
        this.clock = clock;
    }

    /// Returns when every listener answers.
    void start() throws IOException, PortTakenException {
        LOG.info("starting {}", config);
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        onStop(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        Database database = openDatabase(vertx);

        CertificateAuthority authority = CertificateAuthority.open(data.resolve("ca"), clock, random);
        ServerKeys keys = ServerKeys.open(data.resolve("tls"), authority, names::all, clock, random);
        vertx.setPeriodic(ServerKeys.LOOK_EACH.toMillis(), _ -> Thread.startVirtualThread(keys::look));
        Optional<GivenKeys> given = config.certificate().map(files -> GivenKeys.open(files, keys, names.told(), clock));
        given.ifPresent(shown ->
                vertx.setPeriodic(GivenKeys.LOOK_EACH.toMillis(), _ -> Thread.startVirtualThread(shown::look)));

        AlarmHints hints = new AlarmHints();
        AlarmChanges changes = new PostgresAlarmChanges(database);
        AlarmService alarms = new AlarmService(database, hints);
        Ladders ladders = new Ladders(config.ladderStep());
        PressAcceptance acceptance =
                new PressAcceptance(database, ladders, clock, Executors.newVirtualThreadPerTaskExecutor());
        AlarmDeadlines deadlines = new AlarmDeadlines(database, alarms, hints);
        onStop(deadlines);

        onStop(new CommandDeadlines(database, hints));

        AlarmIntake intake = new AlarmIntake(acceptance);
        onStop(new AlarmPaths(database, intake, hints::changed));
        Inbox inbox = inbox(database, intake, new CommandIntake(), hints);
        new HomeReportsStore(hints::changed).register(inbox);
        onStop(new HomeEvents(database));
        onStop(new Erasures(database));
        Presences presences = new Presences(database, clock, hints::changed, hints::alarmStored);
        onStop(presences);
        presences.start();
        Uplink uplink =
                Uplink.of(vertx, database, keys, (home, _) -> acceptance.prepare(home), inbox, presences, clock);
        HomeNotices notices = new HomeNotices(database, changes, downlink(uplink), hints);
        onStop(notices);
        uplink.onConnect(notices::connected);
        // So that the home's first press need not wait for its ladder to be read.
        uplink.onConnect(homes -> homes.forEach(acceptance::prepare));
        CommandSender commands = new CommandSender(database, downlink(uplink), hints);
        onStop(commands);
        uplink.onConnect(commands::connected);
        HomeConfigs configs = new HomeConfigs(database);
        uplink.onConnect(homes -> configs.of(homes).forEach(uplink::send));
        InstallWiring.tell(database, uplink);
        CertificateWatch certificates = new CertificateWatch(database, uplink, clock);
        onStop(certificates);

        Supplier<List<String>> uplinks = () -> List.of(names.first() + ":" + uplink.port());
        EnrolmentDesk enrolment = new EnrolmentDesk(database, authority, random, uplinks);
        RenewalDesk renewals = new RenewalDesk(database, authority, clock, uplinks);
        PostgresAccessStore accounts = new PostgresAccessStore(database);
        Passwords passwords = new Passwords(random);
        SecretBox box = SecretBox.open(data.resolve("keys/second-factor.key"), random);
        SecondFactors factors = new SecondFactors(accounts, box, random, clock);
        SignInDesk signIn = new SignInDesk(accounts, passwords, factors, random, clock);
        Calls calls = new Calls(vertx, database, ladders, downlink(uplink), signIn, hints, config.relay(), clock);
        onStop(calls);
        uplink.onCalls(calls);
        PushKeys pushKeys = PushKeys.open(data.resolve("keys/push.key"), random, () -> openAt);
        PushWiring push = new PushWiring(vertx, database, pushKeys, config.calloutInside(), calls::hear, clock);
        onStop(push);
        calls.reachBy(push.pushes());
        if (config.demo()) {
            makeDemo(new DemoData(database, new DemoUsers(accounts, passwords), enrolment));
        }

        PostgresAuditLog audit = new PostgresAuditLog(database);
        List<ApiRoute> others = new ArrayList<>(new EnrolmentRoutes(enrolment, renewals, clock).routes());
        HomeBook homes = new HomeBook(database, UUID::randomUUID, EnrolmentDesk::newGatewayId);
        others.addAll(new HomeBookRoutes(homes, enrolment, audit, clock).routes());
        others.addAll(new HomeImportRoutes(homes).routes());
        Consumer<List<GatewayId>> tellScreens = some ->
                configs.of(some.stream().filter(uplink::connected).toList()).forEach(uplink::send);
        Consumer<GatewayId> tellScreen = home -> tellScreens.accept(List.of(home));
        CallWiring around =
                new CallWiring(database, random, clock, audit, calls, push.desk(), () -> openAt, tellScreen);
        others.addAll(around.routes());
        onStop(new PlanWatch(database, push.pushes()::told, tellScreen));
        HomeFiles files = new HomeFiles(database, UUID::randomUUID, home -> {
            tellScreen.accept(home);
            hints.changed();
        });
        others.addAll(new HomeFileRoutes(files, new KeepingBook(database), new HomeExports(database), audit).routes());
        others.addAll(InstallWiring.routes(database, random, uplink, enrolment, audit, clock));
        StaffDesk staff = new StaffDesk(new PostgresStaffStore(database), passwords, random, UUID::randomUUID);
        FirstStart firstStart = new FirstStart(data, staff, keys::look);
        others.addAll(new StaffRoutes(staff, firstStart::over, clock).routes());
        OrganisationWiring organisations = new OrganisationWiring(database, random, audit, tellScreens);
        others.addAll(organisations.routes());
        AccountDesk own = new AccountDesk(
                new PostgresAccountStore(database, organisations.leaving(around.plans())),
                signIn,
                factors,
                passwords,
                random,
                clock);
        others.addAll(new AccountRoutes(own).routes());
        others.addAll(new StaffChangeRoutes(own).routes());
        others.addAll(new CertificateRoutes(new CertificateRegister(database), audit, certificates::revoked).routes());
        CalloutWiring callout = new CalloutWiring(
                vertx, database, alarms, audit, config.calloutInside(), clock, random, () -> openAt + "/console");
        onStop(callout);
        others.addAll(callout.routes());
        others.addAll(push.routes());
        ServerRoutes routes = new ServerRoutes(new ServerRoutes.Parts(
                vertx,
                clock,
                random,
                signIn,
                alarms,
                changes,
                new CommandService(database, alarms, hints, UUID::randomUUID),
                hints,
                new PostgresOperatorsAlive(database),
                new PostgresDutyStore(database),
                new PostgresSurroundings(database, new CommandChanges(database)),
                new PostgresReading(database),
                audit,
                config.publicOrigin(),
                others,
                around.sockets()));
        onStop(routes);
        HealthWiring health = new HealthWiring(database, uplink, deadlines, callout, given);
        onStop(health);
        health.mount(routes.router());
        // Only now: a home that connects earlier would not be told what it has to know, and after a restart thousands
        // that come back would stand before what the start itself asks the database.
        int uplinkPort = listen(uplink);
        inbox.start();
        certificates.start();
        HttpListeners http = HttpListeners.listen(
                vertx,
                routes.router(),
                new ListenerKeys(keys, given.<ShownKeys>map(shown -> shown).orElse(keys)),
                config);
        onStop(http);

        openAt = origin(http);
        callout.start();
        firstStart.await(openAt);
        started.ready();
        LOG.info("ready at={} http={} https={} uplink={}", origin(http), http.httpPort(), http.httpsPort(), uplinkPort);
        // The last word of the start: whoever reads it may use the server, and stop it.
        data.publish(
                ADDRESSES,
                "{\"origin\":\"%s\",\"http\":%d,\"https\":%d,\"uplink\":%d,\"pid\":%d}"
                        .formatted(
                                origin(http),
                                http.httpPort(),
                                http.httpsPort(),
                                uplinkPort,
                                ProcessHandle.current().pid()));
        onStop(() -> data.withdraw(ADDRESSES));
    }

    /// What a person types to get here.
    private String origin(HttpListeners http) {
        return config.publicOrigin()
                .map(PublicOrigin::toString)
                .orElseGet(() -> "https://" + names.first() + ":" + http.httpsPort());
    }

    private Database openDatabase(Vertx vertx) throws IOException {
        DatabaseAddress address;
        if (config.database().isPresent()) {
            address = config.database().get();
            check(address);
        } else {
            // Unpacked once for each data folder: a shared folder would be shared with other users.
            Path folder = data.resolve("postgres");
            EmbeddedServer server = EmbeddedServer.start(folder, data.resolve("postgres-programs"));
            onStop(server);
            address = server.address();
        }
        Migrations.run(address);
        Database database = new Database(vertx, address);
        onStop(database);
        return database;
    }

    private static void check(DatabaseAddress outside) throws IOException {
        try {
            OutsideDatabase.check(outside);
        } catch (DatabaseUnavailableException e) {
            throw new IOException("NABIJ_DATABASE_URL " + e.getMessage(), e);
        }
    }

    private int listen(Uplink uplink) throws PortTakenException {
        try {
            int port = uplink.listen(EVERYWHERE, config.uplinkPort());
            onStop(uplink);
            return port;
        } catch (IOException e) {
            throw new PortTakenException("NABIJ_SERVER_UPLINK_PORT", config.uplinkPort(), e);
        }
    }

    private Inbox inbox(Database database, AlarmIntake intake, CommandIntake results, AlarmHints hints) {
        Inbox inbox = new Inbox(database);
        onStop(inbox);
        inbox.on(UpMessage.AlarmRaised.class, hinting(hints, InstallWiring.hear(inbox, intake)));
        inbox.on(
                UpMessage.AlarmCleared.class,
                hinting(hints, (tx, origin, message) -> intake.cleared(tx, origin.home(), message)));
        inbox.on(
                UpMessage.AlarmCancelled.class,
                hinting(hints, (tx, origin, message) -> intake.cancelled(tx, origin.home(), message)));
        inbox.on(
                UpMessage.CommandResult.class,
                hinting(hints, (tx, origin, message) -> results.result(tx, origin.home(), message)));
        return inbox;
    }

    private static <M extends UpMessage> UpHandler<M> hinting(AlarmHints hints, UpHandler<M> effect) {
        return new UpHandler<>() {
            @Override
            public void handle(Transaction transaction, Origin origin, M message) {
                effect.handle(transaction, origin, message);
            }

            @Override
            public void handled(Origin origin, M message) {
                hints.changed();
            }
        };
    }

    private static Downlink downlink(Uplink uplink) {
        return new Downlink() {
            @Override
            public boolean connected(GatewayId home) {
                return uplink.connected(home);
            }

            @Override
            public boolean send(GatewayId home, Down message) {
                return uplink.send(home, message);
            }
        };
    }

    private void makeDemo(DemoData demo) throws IOException {
        String password = config.demoPassword().orElseGet(() -> DemoData.newPassword(random));
        data.publish("demo/password", password);
        data.publish("demo/enrolment-code", demo.make(password).toString());
        if (config.demoFleet() > 0) {
            StringBuilder codes = new StringBuilder();
            demo.makeFleet(config.demoFleet())
                    .forEach((home, code) ->
                            codes.append(home).append(' ').append(code).append('\n'));
            data.publish("demo/fleet-codes", codes.toString());
        }
        if (config.demoPassword().isEmpty()) {
            System.out.println("nabij server: the demo's people sign in with " + password);
        }
    }

    private void onStop(AutoCloseable part) {
        started.add(part);
    }

    @Override
    public void close() {
        started.close();
    }
}
