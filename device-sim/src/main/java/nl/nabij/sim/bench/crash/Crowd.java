package nl.nabij.sim.bench.crash;

import java.time.Duration;
import java.util.List;

/// Homes without a real gateway: the box itself is simulated, so what it synced may not be lost.
interface Crowd extends AutoCloseable {

    /// Presses so many in all homes together, evenly over the span. Blocks until all are pressed.
    void press(int alarms, Duration span) throws InterruptedException;

    /// Whether everything that was pressed has its receipt.
    boolean settled();

    /// Alarms that were synced and have no receipt yet.
    long inFlight();

    /// Alarms that went out once more, since the start.
    long redelivered();

    /// How many alarms the last [#press] made.
    int promised();

    /// The last [#press], held against the centre's rows.
    Account account() throws InterruptedException;

    /// What went wrong with its connections, for whoever looks into a round that failed.
    String troubles();

    @Override
    void close();

    /// Where all homes have a real gateway.
    static Crowd nobody() {
        return new Crowd() {
            @Override
            public void press(int alarms, Duration span) {}

            @Override
            public boolean settled() {
                return true;
            }

            @Override
            public long inFlight() {
                return 0;
            }

            @Override
            public long redelivered() {
                return 0;
            }

            @Override
            public int promised() {
                return 0;
            }

            @Override
            public Account account() {
                return new Account(0, List.of(), List.of(), List.of());
            }

            @Override
            public String troubles() {
                return "";
            }

            @Override
            public void close() {}
        };
    }
}
