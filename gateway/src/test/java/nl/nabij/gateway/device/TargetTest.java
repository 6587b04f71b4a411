package nl.nabij.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import nl.nabij.contract.ContractException;
import nl.nabij.contract.ContractJson;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.StateValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open | open | 100 | false | true",
                "open | partly | 98 | false | true",
                "open | open | 97 | false | false",
                "open | open | 100 | true | false",
                "open | open | | false | true",
                "open | closed | | false | false",
                "close | closed | 2 | false | true",
                "close | closed | 3 | false | false",
                "close | closed | | false | true",
                "close | partly | | false | false",
                "position | partly | 38 | false | true",
                "position | partly | 42 | false | true",
                "position | partly | 43 | false | false",
                "position | partly | 37 | false | false",
                "position | partly | | false | false",
                "stop | partly | 50 | false | true",
                "stop | partly | 50 | true | false",
                "tilt | partly | 50 | false | true",
            })
    void aCurtainIsWhereItsPositionSays(
            String action, String state, Integer position, boolean moving, boolean reached) {
        StateValue curtain = new StateValue.Curtain(state, Optional.ofNullable(position), moving);
        String fields = ",\"positionPercent\":40,\"tiltPercent\":50";

        assertThat(Target.reached(command("curtain", action, fields), curtain)).isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({
        "on, true, 10, 300, true",
        "on, false, 10, 300, false",
        "off, false, 10, 300, true",
        "off, true, 10, 300, false",
        "brightness, true, 50, 300, true",
        "brightness, true, 52, 300, true",
        "brightness, true, 48, 300, true",
        "brightness, true, 53, 300, false",
        "brightness, false, 50, 300, false",
        "colorTemperature, true, 50, 310, true",
        "colorTemperature, true, 50, 290, true",
        "colorTemperature, true, 50, 311, false",
        "colorTemperature, true, 50, 289, false",
    })
    void aLampIsNearWhatWasAsked(String action, boolean on, int brightness, int mired, boolean reached) {
        StateValue light = new StateValue.Light(on, Optional.of(brightness), Optional.of(mired));
        String fields = ",\"brightnessPercent\":50,\"colorTemperatureMired\":300";

        assertThat(Target.reached(command("light", action, fields), light)).isEqualTo(reached);
    }

    @Test
    void aLampThatDoesNotTellItsBrightnessHasNotReachedIt() {
        StateValue light = new StateValue.Light(true, Optional.empty(), Optional.empty());

        assertThat(Target.reached(command("light", "brightness", ",\"brightnessPercent\":50"), light))
                .isFalse();
        assertThat(Target.reached(
                        command("light", "brightness", ",\"brightnessPercent\":0"),
                        new StateValue.Light(false, Optional.empty(), Optional.empty())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "plug, on, on, true",
        "plug, off, on, false",
        "lock, lock, locked, true",
        "lock, lock, jammed, false",
        "lock, unlock, unlocked, true",
        "lock, unlock, locked, false",
    })
    void whatHasANameHasToHaveTheRightOne(String kind, String action, String word, boolean reached) {
        assertThat(Target.reached(command(kind, action, ""), new StateValue.Word(word)))
                .isEqualTo(reached);
    }

    @Test
    void flagsCountAndMeasurementsNever() {
        assertThat(Target.reached(command("siren", "on", ""), new StateValue.Flag(true)))
                .isTrue();
        assertThat(Target.reached(command("siren", "off", ""), new StateValue.Flag(true)))
                .isFalse();
        assertThat(Target.reached(command("siren", "off", ""), new StateValue.Flag(false)))
                .isTrue();
        assertThat(Target.reached(command("plug", "on", ""), new StateValue.Measure(1)))
                .isFalse();
    }

    private static DeviceCommand command(String kind, String action, String fields) {
        try {
            return ContractJson.read(
                    "{\"kind\":\"" + kind + "\",\"action\":\"" + action + "\"" + fields + "}", DeviceCommand.class);
        } catch (ContractException e) {
            throw new IllegalStateException(e);
        }
    }
}
