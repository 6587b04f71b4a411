package nl.nabij.server.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nl.nabij.contract.GatewayId;
import nl.nabij.contract.OrganisationId;
import nl.nabij.contract.link.Presence;
import nl.nabij.server.PushedClock;
import nl.nabij.server.enrolment.CertificateAuthority;
import nl.nabij.server.enrolment.CertificateRegister;
import nl.nabij.server.enrolment.IssuedCertificate;
import nl.nabij.server.enrolment.RenewalDesk;
import nl.nabij.server.enrolment.ServerKeys;
import nl.nabij.server.postgres.Database;
import nl.nabij.server.postgres.TestDatabase;

/// A real uplink with its own authority over a real database.
final class UplinkFixture implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final TestDatabase test;
    final Database database;
    final OrganisationId organisation;
    final CertificateAuthority authority;
    final Inbox inbox;
    final Uplink uplink;
    final int port;
    final PushedClock clock = new PushedClock();
    final ServerKeys keys;
    final CertificateWatch watch;
    final CertificateRegister register;
    final RenewalDesk renewals;
    final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Path folder;

    UplinkFixture() {
        this(TestDatabase.fresh());
    }

    UplinkFixture(LinkPatience patience) {
        this(TestDatabase.fresh(), patience);
    }

    UplinkFixture(TestDatabase on) {
        this(on, LinkPatience.USUAL);
    }

    private UplinkFixture(TestDatabase on, LinkPatience patience) {
        try {
            test = on;
            database = test.database();
            organisation = test.organisation("De Bilt", "care");
            folder = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "ca");
            authority = CertificateAuthority.open(folder, clock, new SecureRandom());
            keys = ServerKeys.open(
                    folder, authority, () -> List.of("localhost", "127.0.0.1"), clock, new SecureRandom());
            inbox = new Inbox(database);
            uplink = Uplink.of(
                    test.vertx(), database, keys, PressPreparation.nothing(), inbox, listener(), patience, clock);
            port = uplink.listen("127.0.0.1", 0);
            watch = new CertificateWatch(database, uplink, clock);
            register = new CertificateRegister(database);
            renewals = new RenewalDesk(database, authority, clock, () -> List.of("localhost:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A home whose box has a certificate of ours.
    TestBox home(String id) {
        test.home(id, organisation);
        return box(id);
    }

    /// Another box of a home that is there.
    TestBox box(String id) {
        return certified(id, authority);
    }

    TestBox expiredBox(String id) {
        Clock past = Clock.fixed(Instant.now().minus(Duration.ofDays(400)), ZoneOffset.UTC);
        return certified(id, CertificateAuthority.open(folder, past, new SecureRandom()));
    }

    TestBox foreignBox(String id) {
        try {
            Path elsewhere = Files.createTempDirectory(folder, "foreign");
            return certified(id, CertificateAuthority.open(elsewhere, Clock.systemUTC(), new SecureRandom()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The box as it is after its renewal was answered.
    TestBox renewed(TestBox box) {
        TestBox.Key next = TestBox.Key.fresh();
        if (renewals.renew(box.renewal(next)) instanceof RenewalDesk.Outcome.Renewed(var answer)) {
            return new TestBox(box.id.value(), next, answer.certificate(), authority.certificate(), port);
        }
        throw new AssertionError("not renewed");
    }

    private TestBox certified(String id, CertificateAuthority by) {
        TestBox.Key key = TestBox.Key.fresh();
        IssuedCertificate issued = by.issueGateway(key.request(), new GatewayId(id));
        database.asWorker(tx -> tx.update(
                "insert into gateway_certificate (serial, home_id, organisation_id, not_after) values ($1, $2, $3, $4)",
                issued.serial(),
                id,
                organisation.value(),
                issued.notAfter().atOffset(ZoneOffset.UTC)));
        return new TestBox(id, key, issued.pem(), authority.certificate(), port);
    }

    long count(String sql) {
        return database.asWorker(tx -> tx.one("select count(*) " + sql, row -> row.getLong(0)));
    }

    static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never true within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Override
    public void close() {
        watch.close();
        uplink.close();
        inbox.close();
        test.close();
    }

    private LinkListener listener() {
        return new LinkListener() {
            @Override
            public void alarmStored(GatewayId home) {}

            @Override
            public void connected(GatewayId home, OrganisationId of) {
                heard.add("connected " + home);
            }

            @Override
            public void heard(GatewayId home) {}

            @Override
            public void presence(GatewayId home, Presence presence) {
                heard.add(presence.getClass().getSimpleName() + " " + home);
            }

            @Override
            public void disconnected(GatewayId home) {
                heard.add("disconnected " + home);
            }
        };
    }
}
