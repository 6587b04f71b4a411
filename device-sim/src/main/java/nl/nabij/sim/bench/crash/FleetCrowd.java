package nl.nabij.sim.bench.crash;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import nl.nabij.contract.GatewayId;
import nl.nabij.sim.bench.BenchmarkException;
import nl.nabij.sim.fleet.CentreRows;
import nl.nabij.sim.fleet.Fleet;
import nl.nabij.sim.fleet.FleetComparison;
import nl.nabij.sim.fleet.FleetIdentities;
import nl.nabij.sim.fleet.FleetLedger;
import nl.nabij.sim.fleet.FleetListener;
import nl.nabij.sim.fleet.FleetPlan;
import nl.nabij.sim.fleet.FleetPress;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.program.CentreDatabase;

/// The crowd as a fleet of this process, with a ledger of its own.
final class FleetCrowd implements Crowd {

    private static final Duration CONNECTED_WITHIN = Duration.ofMinutes(2);

    /// Due presses share a sync of the ledger for so long.
    private static final Duration TICK = Duration.ofMillis(5);

    private final FleetLedger ledger;
    private final Fleet fleet;
    private final CentreRows rows;
    private Instant began = Instant.EPOCH;
    private int next;

    private FleetCrowd(FleetLedger ledger, Fleet fleet, CentreRows rows) {
        this.ledger = ledger;
        this.fleet = fleet;
        this.rows = rows;
    }

    /// Connects so many of the homes that have an identity.
    static FleetCrowd start(
            Centre centre, Path folder, FleetIdentities identities, int homes, long seed, Consumer<String> teller)
            throws InterruptedException {
        FleetLedger ledger = FleetLedger.open(folder.resolve("fleet-ledger"), InstantSource.system());
        Fleet fleet = Fleet.open(new FleetPlan(
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), centre.port("uplink")),
                identities.first(homes),
                identities.authority().orElseThrow(),
                ledger,
                FleetPlan.GATEWAYS_SPREAD,
                seed,
                InstantSource.system(),
                FleetListener.NONE));
        FleetCrowd crowd = new FleetCrowd(ledger, fleet, new CentreRows(new CentreDatabase(centre.folder())));
        fleet.connect();
        if (!fleet.awaitConnected(homes, CONNECTED_WITHIN)) {
            crowd.close();
            throw new BenchmarkException("not all homes could connect: " + fleet.troubles());
        }
        teller.accept("  " + homes + " homes connected");
        return crowd;
    }

    @Override
    public void press(int alarms, Duration span) throws InterruptedException {
        // The ledger's times are milliseconds.
        began = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
        List<GatewayId> homes = fleet.homes();
        long start = System.nanoTime();
        int pressed = 0;
        while (pressed < alarms) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int due = (int) Math.min(alarms, (System.nanoTime() - start) * alarms / span.toNanos() + 1);
            List<GatewayId> now = new ArrayList<>();
            while (pressed < due) {
                now.add(homes.get(next++ % homes.size()));
                pressed++;
            }
            fleet.alarm(now);
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    @Override
    public boolean settled() {
        return fleet.waiting() == 0;
    }

    @Override
    public long inFlight() {
        return fleet.waiting();
    }

    @Override
    public long redelivered() {
        return fleet.sentAgain();
    }

    @Override
    public int promised() {
        return (int) ledger.presses().stream().filter(this::isOfThisRound).count();
    }

    @Override
    public Account account() throws InterruptedException {
        FleetComparison found = fleet.compare(rows);
        List<Pressed> lost = pressed(found.lost());
        // A row with a press that nobody made is as bad as a second one.
        List<Pressed> doubled = new ArrayList<>(pressed(found.doubled()));
        found.strangers().forEach(row -> doubled.add(new Pressed(row.home().value(), 0, row.device(), true)));
        return new Account(promised() - lost.size(), lost, doubled, pressed(found.disordered()));
    }

    private List<Pressed> pressed(List<FleetPress> presses) {
        return presses.stream()
                .filter(this::isOfThisRound)
                .map(press -> new Pressed(
                        press.home().value(), press.seq(), press.press().toString(), true))
                .toList();
    }

    private boolean isOfThisRound(FleetPress press) {
        return !press.at().isBefore(began);
    }

    @Override
    public String troubles() {
        return fleet.waiting() + " wait for a receipt, " + fleet.connected() + " of "
                + fleet.homes().size() + " homes connected, " + fleet.troubles();
    }

    @Override
    public void close() {
        fleet.close();
        ledger.close();
    }
}
