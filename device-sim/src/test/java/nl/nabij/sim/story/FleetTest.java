package nl.nabij.sim.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import nl.nabij.sim.fleet.CentreRows;
import nl.nabij.sim.fleet.Fleet;
import nl.nabij.sim.fleet.FleetComparison;
import nl.nabij.sim.fleet.FleetEnrolment;
import nl.nabij.sim.fleet.FleetIdentities;
import nl.nabij.sim.fleet.FleetLedger;
import nl.nabij.sim.fleet.FleetListener;
import nl.nabij.sim.fleet.FleetPlan;
import nl.nabij.sim.program.CentreDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fifty homes on a real server, enrolled and connected as gateways are: a power cut of all of them, a
/// `kill -9` of the server, a second fleet that goes on with the ledger of the first, and nothing is lost,
/// doubled or out of order.
@Story
class FleetTest {

    private static final int HOMES = 50;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// A storm of thirty seconds shows nothing more here.
    private static final Duration SPREAD = Duration.ofSeconds(2);

    @TempDir
    private Path data;

    @Test
    void nothingIsLostInAStormAndTheComparisonWouldTell() throws InterruptedException {
        Map<String, String> homes = Map.of("NABIJ_DEMO_FLEET", Integer.toString(HOMES));
        try (WholeSystem system = new WholeSystem("fleet", data, homes, java.util.List.of())) {
            system.startServer();
            Path server = data.resolve("server");
            FleetIdentities identities =
                    FleetEnrolment.enrolled(data.resolve("identities"), server, system.httpsPort(), HOMES, _ -> {});
            assertThat(identities.homes()).hasSize(HOMES);
            CentreRows rows = new CentreRows(system.database());

            try (FleetLedger ledger = ledger();
                    Fleet fleet = Fleet.open(plan(system.uplinkPort(), identities, ledger))) {
                fleet.connect();
                assertThat(fleet.awaitConnected(HOMES, LIMIT)).isTrue();
                fleet.alarm(fleet.homes());
                fleet.powerCut(false);
                fleet.alarm(fleet.homes());
                system.server().kill();
                fleet.alarm(fleet.homes());
            }
            // Whoever takes up the ledger has what the first one left behind.
            system.startServer();
            try (FleetLedger ledger = ledger();
                    Fleet fleet = Fleet.open(plan(system.uplinkPort(), identities, ledger))) {
                fleet.connect();
                fleet.alarm(fleet.homes());
                assertThat(fleet.awaitReceipts(LIMIT)).as(fleet.troubles()).isTrue();
                // All hear that the server is gone, and find the next one by themselves.
                system.server().kill();
                fleet.alarm(fleet.homes());
                system.startServer();
                assertThat(fleet.awaitReceipts(LIMIT)).as(fleet.troubles()).isTrue();
                assertThat(fleet.awaitConnected(HOMES, LIMIT))
                        .as(fleet.troubles())
                        .isTrue();
                FleetComparison found = fleet.compare(rows);
                assertThat(found.figures()).isEqualTo("alarms=250 receipts=250 rows=250 lost=0 doubled=0 disordered=0");
                assertThat(found.isWhole()).isTrue();

                theComparisonTells(system.database(), fleet, rows);
            }
        }
    }

    /// Each on top of those before it.
    private static void theComparisonTells(CentreDatabase centre, Fleet fleet, CentreRows rows)
            throws InterruptedException {
        // A row that is gone.
        centre.change("delete from nabij.alarm_event where type = 'raised' and home_id = 'gw-fleet-00007'"
                + " and (select device_id from nabij.alarm where id = alarm_id) like '%-3'");
        assertThat(fleet.compare(rows).figures()).contains("rows=249 lost=1 doubled=0");
        // A press that stands twice; the database itself forbids that.
        centre.change("""
                drop index nabij.alarm_event_press;
                create temp table twin as select * from nabij.alarm_event
                    where type = 'raised' and home_id = 'gw-fleet-00008' limit 1;
                update twin set seq = seq + 1000;
                insert into nabij.alarm_event select * from twin""");
        assertThat(fleet.compare(rows).figures()).contains("rows=250 lost=1 doubled=1");
        // A centre that says 'accepted' of what it did not store: nobody would look for it in the inbox.
        centre.change("""
                create or replace function nabij.accept_press(
                    p_organisation uuid, p_home text, p_press uuid, p_device text, p_device_name text, p_room text,
                    p_kind text, p_happened_at timestamptz, p_prepared jsonb) returns boolean
                    language sql as 'select true'""");
        fleet.alarm(fleet.homes().subList(0, 1));
        assertThat(fleet.awaitReceipts(LIMIT)).as(fleet.troubles()).isTrue();
        assertThat(fleet.compare(rows).figures()).contains("alarms=251 receipts=251 rows=250 lost=2 doubled=1");
    }

    private FleetLedger ledger() {
        return FleetLedger.open(data.resolve("ledger"), InstantSource.system());
    }

    private static FleetPlan plan(int uplinkPort, FleetIdentities identities, FleetLedger ledger) {
        return new FleetPlan(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), uplinkPort),
                identities.first(HOMES),
                identities.authority().orElseThrow(),
                ledger,
                SPREAD,
                1,
                InstantSource.system(),
                FleetListener.NONE);
    }
}
