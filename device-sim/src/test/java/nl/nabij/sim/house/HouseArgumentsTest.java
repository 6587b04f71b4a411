package nl.nabij.sim.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HouseArgumentsTest {

    @Test
    void withoutArgumentsItIsTheDemosHome() {
        HouseOptions options = right();
        assertThat(options.broker()).isEqualTo(URI.create("tcp://127.0.0.1:1883"));
        assertThat(options.httpPort()).isEqualTo(8090);
        assertThat(options.qos()).isZero();
        assertThat(options.prompt()).isFalse();
        assertThat(options.faults()).isEmpty();
    }

    @Test
    void readsAll() {
        HouseOptions options = right(
                "--broker",
                "tcp://10.0.0.7:1884",
                "--http-port",
                "0",
                "--qos",
                "1",
                "--seed",
                "-9",
                "--fault",
                "lost=0.05",
                "--fault",
                "router-off=1",
                "--pendants",
                "60",
                "--curtain-seconds",
                "2",
                "--prompt");
        assertThat(options.faults()).isEqualTo(Map.of(Fault.LOST, 0.05, Fault.ROUTER_OFF, 1.0));
        assertThat(options.seed()).isEqualTo(-9);
        assertThat(options.pendants()).isEqualTo(60);
        assertThat(options.prompt()).isTrue();
    }

    @Test
    void tellsAllMistakesTogetherWithWhatWouldBeRight() {
        var result = HouseArguments.read(
                List.of(
                        "--broker",
                        "localhost",
                        "--http-port",
                        "70000",
                        "--qos",
                        "2",
                        "--fault",
                        "gremlins=1",
                        "--fault",
                        "lost=lots",
                        "--ledger",
                        "/does/not/exist",
                        "--wat",
                        "--seed"),
                false);
        assertThat(((HouseArguments.Wrong) result).mistakes())
                .satisfiesExactly(
                        m -> assertThat(m).contains("--broker", "tcp://HOST:PORT"),
                        m -> assertThat(m).contains("--http-port", "0 to 65535"),
                        m -> assertThat(m).contains("--qos", "0 to 1"),
                        m -> assertThat(m).contains("gremlins", "lost, late, doubled"),
                        m -> assertThat(m).contains("lost=RATE"),
                        m -> assertThat(m).contains("--ledger", "folder that exists"),
                        m -> assertThat(m).contains("'--wat' is not known"),
                        m -> assertThat(m).contains("--seed needs a value"));
    }

    private static HouseOptions right(String... arguments) {
        return ((HouseArguments.Right) HouseArguments.read(List.of(arguments), false)).options();
    }
}
