package nl.nabij.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whoever starts a benchmark from a script has to hear of a broken promise, and of no figure.
class BenchmarksExitTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /// @param broken what it says of itself
    private record Told(Optional<String> broken) implements Benchmark {
        @Override
        public String name() {
            return "told";
        }

        @Override
        public String what() {
            return "nothing";
        }

        @Override
        public Map<String, Long> options() {
            return Map.of();
        }

        @Override
        public Map<String, String> run(BenchmarkOptions options) {
            return Map.of("seconds", "99");
        }

        @Override
        public Optional<String> broken(Map<String, String> figures) {
            return broken;
        }
    }

    private int run(Optional<String> broken) throws InterruptedException {
        return new Benchmarks(List.of(new Told(broken)))
                .run(
                        List.of("told"),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void aSlowOneIsNoFault() throws InterruptedException {
        assertThat(run(Optional.empty())).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void aBrokenPromiseIsOneAndTheFiguresAreToldAllTheSame() throws InterruptedException {
        assertThat(run(Optional.of("it still rings"))).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("told: it still rings");
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("told: seconds=99" + System.lineSeparator());
    }
}
