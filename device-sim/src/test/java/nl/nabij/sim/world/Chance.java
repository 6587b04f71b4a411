package nl.nabij.sim.world;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;

/// All chance of a world, from its seed.
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /// For a part of its own, so that what it draws moves nobody else's.
    Chance part() {
        return new Chance(random.split());
    }

    SplittableRandom generator() {
        return random.split();
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    Duration between(Duration least, Duration most) {
        return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos() + 1));
    }

    /// Rarely long, mostly short: how long it takes until something that may happen any time happens.
    Duration about(Duration mean) {
        return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) * mean.toNanos()));
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
