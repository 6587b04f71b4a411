package nl.nabij.sim.bench;

import org.jspecify.annotations.Nullable;

/// A benchmark could not be carried out; the text says why.
public final class BenchmarkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BenchmarkException(String message) {
        this(message, null);
    }

    public BenchmarkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
