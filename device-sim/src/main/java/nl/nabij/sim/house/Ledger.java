package nl.nabij.sim.house;

import java.time.Instant;

/// The simulator's own book of presses, against which the centre's database is compared after a
/// crash.
interface Ledger extends AutoCloseable {

    /// Written and synced before the press leaves the device.
    ///
    /// @return its number, rising over restarts
    long pressed(String device, Instant at);

    /// The broker acknowledged it (QoS 1): from here on it may not be lost.
    void acknowledged(long press, Instant at);

    /// It goes out once more after a broken connection: from here on it may arrive twice.
    void sentAgain(long press, Instant at);

    /// It never left the device.
    void notSent(long press, String why, Instant at);

    @Override
    void close();

    /// Numbers presses and keeps nothing.
    static Ledger none() {
        return new Ledger() {
            private long last;

            @Override
            public long pressed(String device, Instant at) {
                return ++last;
            }

            @Override
            public void acknowledged(long press, Instant at) {}

            @Override
            public void sentAgain(long press, Instant at) {}

            @Override
            public void notSent(long press, String why, Instant at) {}

            @Override
            public void close() {}
        };
    }
}
