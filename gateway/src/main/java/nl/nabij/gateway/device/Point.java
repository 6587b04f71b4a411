package nl.nabij.gateway.device;

import nl.nabij.contract.home.Kind;

/// One place of a device where one kind is measured or moved.
///
/// @param part which of several, such as `left` or `smoke_alarm_2`; empty where there is one
public record Point(Kind kind, String part) {

    public static Point of(Kind kind) {
        return new Point(kind, "");
    }
}
