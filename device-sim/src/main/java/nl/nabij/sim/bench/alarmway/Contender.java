package nl.nabij.sim.bench.alarmway;

/// A way from a press to whoever hears it.
interface Contender extends AutoCloseable {

    /// As it stands before figures: empty for the way itself, else `floor_` or `nodered_`.
    String prefix();

    /// Presses so often at this rate, and waits until all are heard or lost.
    Series.Heard stretch(int presses, long perSecond) throws InterruptedException;

    @Override
    void close();
}
