package nl.nabij.sim.fleet;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import nl.nabij.sim.program.Centre;
import nl.nabij.sim.program.CentreDatabase;

/// A centre that was started for a fleet, and the fleet on it: what the benchmarks begin with.
public final class FleetOnCentre implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofMinutes(5);

    private final Centre centre;
    private final FleetLedger ledger;
    private final Fleet fleet;

    private FleetOnCentre(Centre centre, FleetLedger ledger, Fleet fleet) {
        this.centre = centre;
        this.ledger = ledger;
        this.fleet = fleet;
    }

    /// Starts a server for so many homes and enrols them all. The server is started again after it, so that
    /// nothing that was made for the enrolment lies in its memory. Nobody is connected yet.
    ///
    /// @param data the folder of both
    /// @param settings further `NABIJ_…` settings of the server
    /// @param jvmOptions of the server, after those that it is delivered with
    /// @param progress hears what is being done, in words
    public static FleetOnCentre start(
            Path data,
            int homes,
            Map<String, String> settings,
            List<String> jvmOptions,
            FleetListener listener,
            Consumer<String> progress)
            throws InterruptedException {
        return start(data, homes, settings, jvmOptions, FleetPlan.GATEWAYS_SPREAD, listener, progress);
    }

    /// @param spread over how long the homes without an alarm come back, where it is not that of gateways
    public static FleetOnCentre start(
            Path data,
            int homes,
            Map<String, String> settings,
            List<String> jvmOptions,
            Duration spread,
            FleetListener listener,
            Consumer<String> progress)
            throws InterruptedException {
        Descriptors.check(homes);
        Map<String, String> all = new TreeMap<>(settings);
        all.put("NABIJ_DEMO_FLEET", Integer.toString(homes));
        Centre centre = Centre.start(data, all, jvmOptions);
        try {
            progress.accept("enrolling " + homes + " homes");
            long began = System.nanoTime();
            FleetIdentities identities = FleetEnrolment.enrolled(
                    data.resolve("identities"), centre.folder(), centre.port("https"), homes, enrolled -> {
                        if (enrolled % 1_000 < 100) {
                            progress.accept(enrolled + " enrolled");
                        }
                    });
            progress.accept("enrolled in %.1f s; the server starts again".formatted((System.nanoTime() - began) / 1e9));
            centre.program().stop();
            centre.startAgain();
            FleetLedger ledger = FleetLedger.open(data.resolve("ledger"), InstantSource.system());
            Fleet fleet = Fleet.open(new FleetPlan(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), centre.port("uplink")),
                    identities.first(homes),
                    identities.authority().orElseThrow(),
                    ledger,
                    spread,
                    1,
                    InstantSource.system(),
                    listener));
            return new FleetOnCentre(centre, ledger, fleet);
        } catch (InterruptedException | RuntimeException e) {
            centre.close();
            throw e;
        }
    }

    /// Connects all homes.
    ///
    /// @return within how much time
    /// @throws FleetException when not all could
    public Duration connect(Consumer<String> progress) throws InterruptedException {
        int homes = fleet.homes().size();
        long began = System.nanoTime();
        fleet.connect();
        for (long each = 1; fleet.connected() < homes; each++) {
            if (!fleet.awaitConnected(homes, Duration.ofSeconds(5))) {
                progress.accept(fleet.connected() + " of " + homes + " homes are connected");
            }
            if (each * 5 > CONNECT_LIMIT.toSeconds()) {
                throw new FleetException("only " + fleet.connected() + " homes could connect: " + fleet.troubles());
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    public Fleet fleet() {
        return fleet;
    }

    public Centre centre() {
        return centre;
    }

    /// The ledger held against the rows.
    public FleetComparison compare() throws InterruptedException {
        return fleet.compare(new CentreRows(database()));
    }

    public CentreDatabase database() {
        return new CentreDatabase(centre.folder());
    }

    @Override
    public void close() {
        fleet.close();
        ledger.close();
        centre.close();
    }
}
