package nl.nabij.server.watch;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks, decides and tells, one round after the other. What could not be told is owed, and tried again each
/// round until it is told or something newer takes its place.
final class WatchRounds {

    private static final Logger LOG = LoggerFactory.getLogger(WatchRounds.class);

    /// Looks at the centre.
    @FunctionalInterface
    interface Look {
        Finding look() throws InterruptedException;
    }

    private final Look look;
    private final WatchOptions options;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Map<Way, WatchNews> owed = new LinkedHashMap<>();
    private final List<Way> ways;
    private WatchLifeCycle.Watched watched = new WatchLifeCycle.Well();

    WatchRounds(Look look, WatchOptions options, List<Way> ways, Clock clock, Supplier<UUID> ids) {
        this.look = look;
        this.options = options;
        this.ways = List.copyOf(ways);
        this.clock = clock;
        this.ids = ids;
    }

    void round() throws InterruptedException {
        Finding finding = look.look();
        WatchLifeCycle.Step step = WatchLifeCycle.looked(watched, finding, clock.instant(), options.rules());
        if (!finding.isWell()) {
            LOG.warn("{} is not well: {}", options.centre(), String.join("; ", finding.problems()));
        } else if (!(watched instanceof WatchLifeCycle.Well)) {
            LOG.info("{} is well again", options.centre());
        }
        watched = step.next();
        step.telling().ifPresent(telling -> {
            WatchNews news = WatchNews.of(ids.get(), options.centre(), telling);
            ways.forEach(way -> owed.put(way, news));
        });
        tellWhatIsOwed();
    }

    /// @return whether it was told by all ways
    boolean test() throws InterruptedException {
        WatchNews news = WatchNews.test(ids.get(), options.centre(), clock.instant());
        ways.forEach(way -> owed.put(way, news));
        tellWhatIsOwed();
        return owesNothing();
    }

    boolean owesNothing() {
        return owed.isEmpty();
    }

    private void tellWhatIsOwed() throws InterruptedException {
        for (Way way : ways) {
            WatchNews news = owed.get(way);
            if (news == null) {
                continue;
            }
            String why = way.tell(news);
            if (why.equals(Way.TOLD)) {
                owed.remove(way);
                LOG.info("told by={} what={}", way.name(), news.body().type());
            } else {
                LOG.error(
                        "COULD NOT TELL by={} what={} why={}; tried again in {}",
                        way.name(),
                        news.body().type(),
                        why,
                        options.every());
            }
        }
    }
}
