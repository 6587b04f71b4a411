package nl.nabij.sim.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetArgumentsTest {

    @Test
    void nothingSaidIsAHundredHomes() {
        assertThat(FleetArguments.read(List.of())).isInstanceOfSatisfying(FleetArguments.Right.class, right -> {
            assertThat(right.options().homes()).isEqualTo(100);
            assertThat(right.options().storm()).isFalse();
            assertThat(right.options().spread()).isEqualTo(Duration.ofSeconds(30));
        });
    }

    @Test
    void everyMistakeIsTold() {
        List<String> words = List.of("--homes", "many", "--tickets", "torn", "--alarm", "--seconds");
        assertThat(FleetArguments.read(words))
                .isInstanceOfSatisfying(
                        FleetArguments.Wrong.class,
                        wrong -> assertThat(wrong.mistakes())
                                .hasSize(4)
                                .contains("--homes is 'many'; it has to be a whole number from 1 to 20000")
                                .contains("--tickets is 'torn'; it has to be kept or lost"));
    }

    @Test
    void withoutACentreItSaysHowToStartOne(@TempDir Path empty) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code = FleetApp.run(
                List.of("--data", empty.toString()), System.out, new PrintStream(errors, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("no centre runs in")
                .contains("NABIJ_DEMO_FLEET=100 ./nabij demo");
    }
}
