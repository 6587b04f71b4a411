package nl.nabij.sim.bench;

import java.util.Map;
import java.util.Optional;

/// One measurement. Its last line is `NAME: key=value key=value …`, which scripts read.
public interface Benchmark {

    String name();

    /// What is measured, in one sentence.
    String what();

    /// The options that it knows, as `--key`, each with its default in the order of the help.
    Map<String, Long> options();

    /// Runs it; whatever the figures are, it returns them.
    ///
    /// @return the figures in the order in which they are printed
    /// @throws BenchmarkException when it could not be measured
    Map<String, String> run(BenchmarkOptions options) throws InterruptedException;

    /// Whether a promise was broken. How fast anything was is none.
    ///
    /// @param figures what [#run] returned
    /// @return what was broken, in words
    default Optional<String> broken(Map<String, String> figures) {
        return Optional.empty();
    }
}
