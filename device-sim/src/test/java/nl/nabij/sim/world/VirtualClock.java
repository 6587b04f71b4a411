package nl.nabij.sim.world;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A machine's clock in virtual time.
final class VirtualClock extends Clock {

    private final InstantSource source;

    VirtualClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nothing here asks for another zone");
    }

    @Override
    public Instant instant() {
        return source.instant();
    }
}
