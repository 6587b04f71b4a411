package nl.nabij.gateway.screen;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// What the wiring knows about the gateway's health and figures.
///
/// @param broker whether devices can be heard
/// @param figures shown on `/metrics`, by the name of the metric; each has to answer at once
public record ScreenHealth(BooleanSupplier broker, Map<String, LongSupplier> figures) {
    public ScreenHealth {
        figures = Map.copyOf(figures);
    }
}
