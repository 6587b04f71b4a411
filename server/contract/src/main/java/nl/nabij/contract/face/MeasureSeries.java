package nl.nabij.contract.face;

import java.time.Instant;
import java.util.List;
import nl.nabij.contract.DeviceId;
import nl.nabij.contract.home.Kind;

/// What one sensor measured, oldest first, in the unit of its kind.
public record MeasureSeries(DeviceId device, Kind kind, List<Point> points) {

    public MeasureSeries {
        points = List.copyOf(points);
    }

    public record Point(Instant at, double value) {}
}
