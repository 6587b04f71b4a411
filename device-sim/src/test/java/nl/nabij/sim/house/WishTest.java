package nl.nabij.sim.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishTest {

    @ParameterizedTest
    @CsvSource({
        "press, Press[node=pendant]",
        "press pendant-2, Press[node=pendant-2]",
        "smoke on, Smoke[there=true]",
        "smoke off, Smoke[there=false]",
        "DOOR  open, Door[open=true]",
        "door close, Door[open=false]",
        "move, Move[]",
        "battery pendant 5, 'Battery[node=pendant, percent=5]'",
        "unplug lamp, Unplug[node=lamp]",
        "plug-in lamp, PlugIn[node=lamp]",
        "router off, Router[on=false]"
    })
    void understands(String line, String wish) {
        assertThat(Wish.read(line)).asString().isEqualTo("Understood[wish=" + wish + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "smoke, smoke on|off",
        "smoke maybe, smoke on|off",
        "door, door open|close",
        "battery pendant, battery NAME PERCENT",
        "battery pendant 101, 0 to 100",
        "battery pendant half, 0 to 100",
        "unplug, unplug NAME",
        "dance, 'help' lists"
    })
    void saysWhatWouldBeRight(String line, String hint) {
        assertThat(Wish.read(line))
                .isInstanceOfSatisfying(
                        Wish.Read.NotUnderstood.class,
                        no -> assertThat(no.why()).contains(hint));
    }
}
