package nl.nabij.server.alarm;

import java.time.Duration;

/// A watch that looks again and again. When it looks is decided elsewhere: by a thread of its own
/// ([Watch]), or by the virtual time of a simulated world.
public interface Watching extends AutoCloseable {

    /// Looks now. Many wakes during one look make one more look.
    void wake();

    @Override
    void close();

    /// How a watch begins.
    @FunctionalInterface
    interface Starter {
        Watching start(String name, Duration afterFailure, Watch.Look look);
    }
}
