package nl.nabij.gateway.device;

import java.time.Duration;
import java.util.Optional;
import nl.nabij.contract.home.DeviceCommand;
import nl.nabij.contract.home.StateValue;

/// Whether what a device reports is what was asked of it.
final class Target {

    /// Motors stop a little before or after, and their makers round.
    static final int POSITION_WITHIN_PERCENT = 2;

    /// Lamps round brightness to their own steps of 1/254.
    static final int BRIGHTNESS_WITHIN_PERCENT = 2;

    /// Lamps round colour temperature to what their LEDs can mix.
    static final int COLOR_WITHIN_MIRED = 10;

    /// From end to end in 2 s: quicker than any motor that is sold for a curtain or a blind, of which
    /// the quickest take about 4 s.
    private static final Duration QUICKEST_PER_PERCENT = Duration.ofMillis(20);

    private Target() {}

    /// How long it takes at the least from where it stood to what it reports.
    static Duration soonest(DeviceCommand command, StateValue stood, StateValue reported) {
        boolean travels = !command.action().equals("stop");
        if (travels && stood instanceof StateValue.Curtain from && reported instanceof StateValue.Curtain to) {
            return from.positionPercent()
                    .flatMap(start -> to.positionPercent().map(end -> Math.abs(end - start)))
                    .map(QUICKEST_PER_PERCENT::multipliedBy)
                    .orElse(Duration.ZERO);
        }
        return Duration.ZERO;
    }

    static boolean reached(DeviceCommand command, StateValue value) {
        return switch (value) {
            case StateValue.Curtain curtain -> reached(command, curtain);
            case StateValue.Light light -> reached(command, light);
            case StateValue.Word word ->
                switch (command.action()) {
                    case "lock" -> word.word().equals("locked");
                    case "unlock" -> word.word().equals("unlocked");
                    default -> word.word().equals(command.action());
                };
            case StateValue.Flag flag -> flag.active() == command.action().equals("on");
            case StateValue.Measure _ -> false;
        };
    }

    private static boolean reached(DeviceCommand command, StateValue.Curtain curtain) {
        if (curtain.moving()) {
            return false;
        }
        return switch (command.action()) {
            case "open" -> at(curtain, 100, "open");
            case "close" -> at(curtain, 0, "closed");
            case "position" ->
                command.positionPercent().map(target -> at(curtain, target, "")).orElse(false);
            // A stop is where it stands, and the contract has no word for a tilt.
            default -> true;
        };
    }

    /// Where a position is known it alone counts: bridges say OPEN as soon as the motor starts.
    private static boolean at(StateValue.Curtain curtain, int percent, String state) {
        return curtain.positionPercent()
                .map(position -> Math.abs(position - percent) <= POSITION_WITHIN_PERCENT)
                .orElse(curtain.state().equals(state));
    }

    private static boolean reached(DeviceCommand command, StateValue.Light light) {
        return switch (command.action()) {
            case "on" -> light.on();
            case "off" -> !light.on();
            case "brightness" ->
                near(
                        light.on() ? light.brightnessPercent() : Optional.of(0),
                        command.brightnessPercent(),
                        BRIGHTNESS_WITHIN_PERCENT);
            case "colorTemperature" ->
                near(light.colorTemperatureMired(), command.colorTemperatureMired(), COLOR_WITHIN_MIRED);
            default -> false;
        };
    }

    private static boolean near(Optional<Integer> value, Optional<Integer> target, int within) {
        return value.isPresent() && target.isPresent() && Math.abs(value.get() - target.get()) <= within;
    }
}
